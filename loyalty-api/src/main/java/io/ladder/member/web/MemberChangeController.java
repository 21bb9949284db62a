package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.BodyReader;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.PublicId;
import io.ladder.http.ReasonCode;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Call;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Recorded;
import io.ladder.member.ChangeMember;
import io.ladder.member.ChangeStatus;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes of members: what is known of them, and whether they take part. */
@RestController
@Tag(name = "Members")
final class MemberChangeController {
    private final ChangeMember changing;
    private final ChangeStatus status;
    private final FindMember members;
    private final MemberMapper mapper;
    private final Subjects subjects;
    private final BodyReader reader;
    private final JsonMapper json;

    MemberChangeController(
            ChangeMember changing,
            ChangeStatus status,
            FindMember members,
            MemberMapper mapper,
            Subjects subjects,
            BodyReader reader,
            JsonMapper json) {
        this.changing = changing;
        this.status = status;
        this.members = members;
        this.mapper = mapper;
        this.subjects = subjects;
        this.reader = reader;
        this.json = json;
    }

    @PatchMapping(
            path = "/v1/members/{ref}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.PRECONDITION_REQUIRED,
        ErrorCode.STALE,
        ErrorCode.IDENTITY_TAKEN
    })
    @Operation(
            summary = "Change a member",
            description =
                    "A JSON merge patch: what is absent stays, null removes. Personal fields need"
                            + " the scope pii:read as well.")
    ResponseEntity<MemberResponse> changeMember(
            Caller caller,
            @PathVariable String ref,
            @Parameter(description = "The ETag of the member as last read", example = "\"v1\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @io.swagger.v3.oas.annotations.media.Content(
                                            mediaType = "application/merge-patch+json",
                                            schema = @Schema(implementation = MemberFields.class)))
                    @RequestBody
                    Map<String, @Nullable Object> patch) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        MemberVersion.require(ifMatch, member);
        if (patch.keySet().stream().anyMatch(MemberFields.PERSONAL::contains)) {
            caller.require(Scope.PII_READ);
        }
        MemberFields merged = merged(member, patch);
        MemberFields fields = patch.containsKey("phone") ? merged.normalized() : merged;
        MemberView changed =
                changing.change(
                        caller.tenant(),
                        member.id(),
                        member.version(),
                        fields.identities(),
                        fields.person());
        return ResponseEntity.ok()
                .eTag(MemberVersion.etag(changed))
                .body(mapper.toResponse(changed, caller));
    }

    private MemberFields merged(MemberView member, Map<String, @Nullable Object> patch) {
        ObjectNode fields = json.valueToTree(MemberFields.of(member));
        patch.forEach((name, value) -> {
            if (value == null && fields.has(name)) {
                fields.remove(name);
            } else {
                fields.set(name, json.valueToTree(value));
            }
        });
        return reader.read(fields, MemberFields.class);
    }

    @Schema(description = "Why a member's status changes")
    record StatusChangeRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "Without personal data",
                            example = "Card reported as stolen")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "lost-card")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    @Schema(description = "A change of a member's status")
    record StatusChangeResponse(
            String memberId,
            String status,
            String reason,
            Instant occurredAt,
            List<Renderings.BalanceResponse> balances) {}

    @PostMapping("/v1/members/{ref}/block")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED})
    @Operation(
            summary = "Block a member",
            description =
                    "Purchases, redemptions and captures of held points are refused for now."
                            + " Returns, cancellations, adjustments by hand, evidence and answers"
                            + " go on.")
    ResponseEntity<StatusChangeResponse> blockMember(
            Call call, @PathVariable String ref, @Valid @RequestBody StatusChangeRequest request) {
        return change(call, ref, MemberStatus.BLOCKED, request);
    }

    @PostMapping("/v1/members/{ref}/unblock")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED})
    @Operation(summary = "Let a blocked member in again")
    ResponseEntity<StatusChangeResponse> unblockMember(
            Call call, @PathVariable String ref, @Valid @RequestBody StatusChangeRequest request) {
        return change(call, ref, MemberStatus.ACTIVE, request);
    }

    @PostMapping("/v1/members/{ref}/close")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED})
    @Operation(
            summary = "Close a membership",
            description =
                    "For ever. From then on only what takes back is booked: returns, cancellations"
                            + " of redemptions, withdrawals of evidence and answers, ends of"
                            + " pins.")
    ResponseEntity<StatusChangeResponse> closeMember(
            Call call, @PathVariable String ref, @Valid @RequestBody StatusChangeRequest request) {
        return change(call, ref, MemberStatus.CLOSED, request);
    }

    private ResponseEntity<StatusChangeResponse> change(
            Call call, String ref, MemberStatus to, StatusChangeRequest request) {
        Recorded.Booked booked =
                status.change(
                        call,
                        subjects.inPath(call.tenant(), ref),
                        to,
                        ReasonCode.with(request.reasonCode(), request.reason()));
        return BookingAnswer.done(
                booked,
                new StatusChangeResponse(
                        PublicId.of(booked.record().member()),
                        to.text(),
                        request.reason(),
                        booked.record().activity().occurredAt(),
                        Renderings.balances(booked.record().outcome().receipt())));
    }
}
