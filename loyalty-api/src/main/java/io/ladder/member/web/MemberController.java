package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.MemberReference;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Call;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Outcome;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.member.EnrolMember;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.member.ViewMember;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members: enrolled, found, listed. */
@RestController
@Tag(name = "Members", description = "Who takes part, with balances and tiers")
final class MemberController {
    private static final int RUNG_LENGTH_MAX = 64;

    private final EnrolMember enrolling;
    private final ViewMember viewing;
    private final Members members;
    private final MemberMapper mapper;
    private final Subjects subjects;

    MemberController(
            EnrolMember enrolling,
            ViewMember viewing,
            Members members,
            MemberMapper mapper,
            Subjects subjects) {
        this.enrolling = enrolling;
        this.viewing = viewing;
        this.members = members;
        this.mapper = mapper;
        this.subjects = subjects;
    }

    @PostMapping("/v1/members")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.IDENTITY_TAKEN, ErrorCode.OCCURRED_IN_FUTURE})
    @Operation(
            summary = "Enrol a member",
            description =
                    "Each of external_id, card, phone and email is unique among the members. Send"
                            + " an Idempotency-Key so that a repetition gets the same answer"
                            + " instead of a refusal.")
    ResponseEntity<EnrolmentResponse> enrolMember(
            Call call, @Valid @RequestBody EnrolmentRequest request) {
        MemberFields fields = MemberFields.of(request).normalized();
        Recorded.Booked booked =
                enrolling.enrol(call, fields.identities(), fields.person(), request.enrolledAt());
        String id = PublicId.of(booked.record().member());
        Outcome outcome = booked.record().outcome();
        return BookingAnswer.created(
                call,
                booked,
                _ -> "/v1/members/" + id,
                new EnrolmentResponse(
                        call.dryRun() && !booked.replayed() ? null : id,
                        booked.record().activity().occurredAt(),
                        fields.externalId(),
                        fields.card(),
                        Renderings.earned(outcome.awards()),
                        Renderings.balances(outcome.receipt()),
                        Renderings.places(outcome.receipt()),
                        Renderings.movements(outcome.movements())));
    }

    @GetMapping("/v1/members/{ref}")
    @RequiredScope(Scope.MEMBERS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "Read a member",
            description =
                    "By id, `external:…` or `card:…`, with balances, what expires when, tiers and"
                            + " the way to the next rung, all as of now. The ETag is for changes.")
    ResponseEntity<MemberResponse> readMember(
            Caller caller,
            @Parameter(
                            description = "`mbr_…`, `external:{id}` or `card:{number}`",
                            example = "external:C-1001")
                    @PathVariable
                    String ref) {
        return answer(caller, subjects.inPath(caller.tenant(), ref));
    }

    private ResponseEntity<MemberResponse> answer(Caller caller, Subject subject) {
        ViewMember.Overview overview = viewing.view(caller.tenant(), subject);
        return ResponseEntity.ok()
                .eTag(MemberVersion.etag(overview.member()))
                .body(mapper.toResponse(overview, caller));
    }

    @Schema(description = "One of the ways to find a member")
    record MemberSearchRequest(
            @Schema(example = "+4930901820") @Nullable String phone,
            @Schema(example = "ada@example.org") @Nullable String email,
            @Nullable String externalId,
            @Nullable String card) {}

    @PostMapping("/v1/members/search")
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.MEMBERS_READ)
    @Operation(
            summary = "Find a member by phone or e-mail",
            description =
                    "Personal data belongs in a body and in no URL. The list holds the member, or"
                            + " nobody.")
    ListResponse<MemberResponse> searchMembers(
            Caller caller, @RequestBody MemberSearchRequest request) {
        Subject subject =
                subjects.inBody(
                        caller.tenant(),
                        new MemberReference(
                                null,
                                request.externalId(),
                                request.card(),
                                request.phone(),
                                request.email()),
                        "");
        try {
            ViewMember.Overview overview = viewing.view(caller.tenant(), subject);
            return new ListResponse<>(List.of(mapper.toResponse(overview, caller)), null);
        } catch (LoyaltyException refused) {
            if (refused.code() != ErrorCode.MEMBER_NOT_FOUND) {
                throw refused;
            }
            return new ListResponse<>(List.of(), null);
        }
    }

    @GetMapping("/v1/members")
    @RequiredScope(Scope.MEMBERS_READ)
    @Operation(
            summary = "List members",
            description =
                    "In the order of enrolment, newest last; without balances and tiers. The filter"
                            + " `rung` goes by what is booked: a move down by time shows here"
                            + " within the hour, when it is booked, while reading a member is"
                            + " exact at any moment.")
    ListResponse<MemberResponse> listMembers(
            Caller caller,
            @Parameter(description = "`active`, `blocked` or `closed`")
                    @RequestParam(required = false)
                    @Nullable String status,
            @Parameter(description = "Only members on this rung", example = "client")
                    @RequestParam(required = false)
                    @Nullable String rung,
            PageQuery query) {
        var filter =
                new Members.Filter(
                        status == null ? null : status(status),
                        Params.optionalText("rung", rung, RUNG_LENGTH_MAX));
        var page =
                query.in(
                        "members",
                        status == null ? "" : "=" + status,
                        rung == null ? "" : "=" + rung);
        List<MemberView> found = members.list(caller.tenant(), filter, page.member(), page.limit());
        return page.answer(
                found,
                member -> PublicId.of(member.id()),
                member -> mapper.toResponse(member, caller));
    }

    private static MemberStatus status(String text) {
        for (MemberStatus status : MemberStatus.values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw Params.invalid("status", "must be one of active, blocked and closed.");
    }
}
