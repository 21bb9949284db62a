package io.ladder.key.web;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Text;
import io.ladder.key.IssueKey;
import io.ladder.key.RevokeKey;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys: given, listed, revoked. */
@RestController
@Tag(name = "Keys", description = "What machines call with, and what that opens")
final class KeyController {
    private final IssueKey issuing;
    private final RevokeKey revoking;
    private final ApiKeys keys;

    KeyController(IssueKey issuing, RevokeKey revoking, ApiKeys keys) {
        this.issuing = issuing;
        this.revoking = revoking;
        this.keys = keys;
    }

    @Schema(description = "A key that is wished for")
    record KeyRequest(
            @NotNull
                    @Text(max = IssueKey.LABEL_LENGTH_MAX)
                    @Schema(description = "What it is for", example = "Till 7, Berlin")
                    String label,
            @NotNull
                    @Size(
                            min = 1,
                            max = IssueKey.SCOPES_MAX,
                            message = "must have 1 to " + IssueKey.SCOPES_MAX + " scopes")
                    @Schema(
                            description = "As operations name them; the calling key has them all",
                            example = "[\"members:read\", \"purchases:write\"]")
                    List<@NotNull String> scopes,
            @Schema(description = "When it ends; never where absent")
                    @Nullable Instant expiresAt) {}

    @Schema(description = "A new key")
    record IssuedKeyResponse(
            @Schema(example = "key_…") String id,
            @Schema(
                            description =
                                    "The key itself, which is shown here and nowhere else; keep it"
                                            + " as you keep a password",
                            example = "lk_test_…")
                    String key,
            @Schema(description = "`test` in a sandbox, else `live`", example = "test") String kind,
            String label,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static IssuedKeyResponse of(IssueKey.Issued issued) {
            ApiKey key = issued.kept().key();
            return new IssuedKeyResponse(
                    KeyId.of(key.id()),
                    issued.secret(),
                    issued.live() ? "live" : "test",
                    key.label(),
                    texts(key.scopes()),
                    issued.kept().createdAt(),
                    key.expiresAt());
        }

        /** Without the key, since answers are written to logs where these are set to tell all. */
        @Override
        public String toString() {
            return "IssuedKeyResponse[id=" + id + "]";
        }
    }

    @Schema(description = "A key without what one calls with")
    record KeyResponse(
            @Schema(example = "key_…") String id,
            String label,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Schema(description = "To the minute; absent where never")
                    @Nullable Instant lastUsedAt) {

        static KeyResponse of(KeptKey kept) {
            ApiKey key = kept.key();
            return new KeyResponse(
                    KeyId.of(key.id()),
                    key.label(),
                    texts(key.scopes()),
                    kept.createdAt(),
                    key.expiresAt(),
                    kept.revokedAt(),
                    kept.lastUsedAt());
        }
    }

    private static List<String> texts(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).sorted().toList();
    }

    @PostMapping("/v1/keys")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.KEYS_WRITE)
    @Operation(
            summary = "Give a new key",
            description =
                    "The answer holds the key itself, once: the service keeps its hash alone. A key"
                            + " gives only scopes that it has itself.")
    IssuedKeyResponse issueKey(Caller caller, @Valid @RequestBody KeyRequest request) {
        return IssuedKeyResponse.of(
                issuing.issue(
                        caller.key(),
                        new IssueKey.Wish(request.label(), request.scopes(), request.expiresAt())));
    }

    @GetMapping("/v1/keys")
    @RequiredScope(Scope.KEYS_READ)
    @Operation(
            summary = "List keys",
            description = "Newest first, with those that are revoked or have expired.")
    ListResponse<KeyResponse> listKeys(Caller caller, PageQuery query) {
        var page = query.in("keys");
        String position = page.position();
        UUID before = position == null ? null : KeyId.read(position);
        if (position != null && before == null) {
            throw page.invalid();
        }
        List<KeptKey> found = keys.list(caller.tenant(), before, page.limit());
        return page.answer(found, kept -> KeyId.of(kept.key().id()), KeyResponse::of);
    }

    @DeleteMapping("/v1/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiredScope(Scope.KEYS_WRITE)
    @Refuses({ErrorCode.KEY_NOT_FOUND, ErrorCode.KEY_NOT_REVOCABLE})
    @Operation(
            summary = "Revoke a key",
            description =
                    "For ever: it opens nothing from then on, within seconds in every instance of"
                            + " the service. To revoke it again changes nothing. No key revokes"
                            + " itself.")
    void revokeKey(
            Caller caller,
            @Parameter(description = "`key_…`, which is not the key itself") @PathVariable
                    String id) {
        revoking.revoke(caller.key(), KeyId.parse(id));
    }
}
