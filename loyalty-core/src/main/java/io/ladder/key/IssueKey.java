package io.ladder.key;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.Scope;
import io.ladder.access.TenantRegister;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a new key of the caller's tenant, with scopes that the caller has.
 *
 * <p>Refuses: {@code invalid_field} for a label, scopes or an expiry that cannot be; {@code
 * forbidden} for a scope that the calling key lacks; {@code unauthenticated} where that key has
 * just been revoked.
 */
@UseCase
public final class IssueKey {
    /** The longest label. */
    public static final int LABEL_LENGTH_MAX = 100;

    /** The most scopes that may be named at once. */
    public static final int SCOPES_MAX = 50;

    private static final String SCOPES = "/scopes";

    private final ApiKeys keys;
    private final TenantRegister tenants;
    private final IdSource ids;
    private final SecureRandom random;
    private final InstantSource clock;

    public IssueKey(
            ApiKeys keys,
            TenantRegister tenants,
            IdSource ids,
            SecureRandom random,
            InstantSource clock) {
        this.keys = keys;
        this.tenants = tenants;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What the key is to be.
     *
     * @param expiresAt the first moment at which it opens nothing; null for never
     */
    public record Wish(String label, List<String> scopes, @Nullable Instant expiresAt) {
        public Wish {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * The key that was given.
     *
     * @param secret the key as its owner writes it, which is nowhere to be read again
     */
    public record Issued(KeptKey kept, boolean live, String secret) {
        /** Without the secret, so that no log can hold it. */
        @Override
        public String toString() {
            return "Issued[kept=" + kept + ", live=" + live + "]";
        }
    }

    /** Gives the key. */
    public Issued issue(ApiKey caller, Wish wish) {
        checkLabel(wish.label());
        Set<Scope> scopes = scopes(wish.scopes(), caller);
        Instant expiresAt = expiry(wish.expiresAt());
        CallingKey.requireUnrevoked(keys, caller);
        boolean live = !tenants.isSandbox(caller.tenant());
        String secret = ApiKey.newSecret(live, random);
        KeptKey kept =
                keys.add(
                        new ApiKey(ids.next(), caller.tenant(), wish.label(), scopes, expiresAt),
                        ApiKey.hash(secret));
        if (kept == null) {
            throw new IllegalStateException("160 random bits came a second time");
        }
        return new Issued(kept, live, secret);
    }

    private static void checkLabel(String label) {
        if (label.isBlank() || label.length() > LABEL_LENGTH_MAX) {
            throw invalid("/label", "A label has 1 to " + LABEL_LENGTH_MAX + " characters.");
        }
    }

    private static Set<Scope> scopes(List<String> texts, ApiKey caller) {
        if (texts.isEmpty() || texts.size() > SCOPES_MAX) {
            throw invalid(SCOPES, "A key has 1 to " + SCOPES_MAX + " scopes.");
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (int index = 0; index < texts.size(); index++) {
            Scope scope = Scope.of(texts.get(index));
            String pointer = SCOPES + "/" + index;
            if (scope == null) {
                // What was written there is not repeated: it may be a key in the wrong place.
                throw invalid(pointer, "There is no such scope; there are " + known() + ".");
            }
            if (!caller.scopes().contains(scope)) {
                throw new Refusal(
                                ErrorCode.FORBIDDEN,
                                "The key lacks the scope "
                                        + scope.text()
                                        + " itself, and so cannot give it.",
                                pointer,
                                Map.of("required_scope", scope.text()))
                        .asException();
            }
            scopes.add(scope);
        }
        return scopes;
    }

    private static String known() {
        return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
    }

    private @Nullable Instant expiry(@Nullable Instant wished) {
        if (wished == null) {
            return null;
        }
        // What the database would round is cut, so that the answer tells what is kept.
        Instant expiry = wished.truncatedTo(ChronoUnit.MICROS);
        if (!expiry.isAfter(clock.instant())) {
            throw invalid("/expires_at", "A key expires in the future, or never.");
        }
        return expiry;
    }

    private static LoyaltyException invalid(String pointer, String rule) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, rule).asException();
    }
}
