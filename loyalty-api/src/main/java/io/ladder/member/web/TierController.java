package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.ReasonCode;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.journal.Why;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.member.PinRung;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.tier.Ladder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ladders: who stands where, how they came there, and rungs that an operator fixes. */
@RestController
@Tag(name = "Tiers", description = "The ladders, and how members move on them")
final class TierController {
    private final PinRung pinning;
    private final Records records;
    private final Journal journal;
    private final Programmes programmes;
    private final FindMember members;
    private final Subjects subjects;

    TierController(
            PinRung pinning,
            Records records,
            Journal journal,
            Programmes programmes,
            FindMember members,
            Subjects subjects) {
        this.pinning = pinning;
        this.records = records;
        this.journal = journal;
        this.programmes = programmes;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "A move on a ladder, with the evidence behind it")
    record TierMoveResponse(
            String scheme,
            String from,
            String to,
            @Schema(
                            description =
                                    "`earned`, `lapsed`, `corrected`, `pinned`, `unpinned` or"
                                            + " `rules_changed`")
                    String reason,
            Instant at,
            Instant recordedAt,
            @Schema(
                            description =
                                    "Single records that the rung stands on; after a move down, those"
                                            + " that still count. What a counter counts is a sum,"
                                            + " and names none: empty where the rung asks for"
                                            + " nothing else")
                    List<EvidenceReference> evidence) {}

    @Schema(description = "A record that counts as evidence")
    record EvidenceReference(String id, String kind, Instant occurredAt) {}

    @GetMapping("/v1/members/{ref}/tier-history")
    @RequiredScope(Scope.TIERS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's moves",
            description = "Every move up or down, newest first, with its reason and evidence.")
    ListResponse<TierMoveResponse> listMoves(
            Caller caller, @PathVariable String ref, PageQuery query) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("tier-history", member.id().toString());
        List<Records.RecordedMove> found =
                records.moves(caller.tenant(), member.account(), page.number(), page.limit());
        Map<Long, JournalRecord> evidence = evidence(caller, member, found);
        return page.answer(
                found,
                found.stream().map(Records.RecordedMove::id).distinct().count(),
                move -> move.id().sequence(),
                move -> response(move, evidence));
    }

    private Map<Long, JournalRecord> evidence(
            Caller caller, MemberView member, List<Records.RecordedMove> moves) {
        Set<RecordId> ids =
                moves.stream()
                        .flatMap(move -> move.move().evidence().stream())
                        .map(sequence -> new RecordId(member.account(), sequence))
                        .collect(Collectors.toSet());
        var evidence = new HashMap<Long, JournalRecord>();
        journal.find(caller.tenant(), ids)
                .forEach((id, record) -> evidence.put(id.sequence(), record));
        return evidence;
    }

    private static TierMoveResponse response(
            Records.RecordedMove recorded, Map<Long, JournalRecord> evidence) {
        var move = recorded.move();
        return new TierMoveResponse(
                move.scheme(),
                move.from(),
                move.to(),
                Renderings.text(move.reason()),
                move.at(),
                recorded.recordedAt(),
                move.evidence().stream()
                        .filter(evidence::containsKey)
                        .map(evidence::get)
                        .map(TierController::reference)
                        .toList());
    }

    private static EvidenceReference reference(JournalRecord record) {
        RecordId id = record.id();
        Instant at = record.activity().occurredAt();
        Activity activity = record.activity();
        if (activity instanceof Activity.Purchase) {
            return new EvidenceReference(PublicId.PURCHASE.of(id), "purchase", at);
        }
        if (activity instanceof Activity.SurveyAnswer) {
            return new EvidenceReference(PublicId.ANSWER.of(id), "survey_answer", at);
        }
        if (activity instanceof Activity.EvidenceReport report) {
            return new EvidenceReference(PublicId.EVIDENCE.of(id), report.kind().text(), at);
        }
        return new EvidenceReference(PublicId.RECORD.of(id), "other", at);
    }

    @Schema(description = "A rung to fix")
    record PinRequest(
            @Schema(description = "The programme's first ladder where absent", example = "loyalty")
                    @Nullable
                    @Text(max = 64)
                    String scheme,
            @NotNull @Text(max = 64) @Schema(example = "partner") String rung,
            @NotNull @Schema(description = "The first moment without it") Instant until,
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "Without personal data",
                            example = "Member of the advisory board")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "board")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    @Schema(description = "A ladder to leave to evidence again")
    record UnpinRequest(
            @Schema(description = "The programme's first ladder where absent", example = "loyalty")
                    @Nullable
                    @Text(max = 64)
                    String scheme,
            @NotNull @Text(max = 500, lines = true) @Schema(example = "Left the advisory board")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "board")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    @Schema(description = "Where the member stands after it")
    record PinResponse(
            String memberId,
            List<Renderings.PlaceResponse> tiers,
            List<Renderings.MoveResponse> moves) {}

    @PostMapping("/v1/members/{ref}/pin")
    @RequiredScope(Scope.TIERS_PIN)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED, ErrorCode.RUNG_NOT_FOUND})
    @Operation(summary = "Fix a member's rung", description = "Until a moment, with a reason.")
    ResponseEntity<PinResponse> pinRung(
            Call call, @PathVariable String ref, @Valid @RequestBody PinRequest request) {
        var pin = new PinRung.Pin(request.rung(), request.until());
        Why why = ReasonCode.with(request.reasonCode(), request.reason());
        return pin(call, ref, request.scheme(), pin, why);
    }

    @PostMapping("/v1/members/{ref}/unpin")
    @RequiredScope(Scope.TIERS_PIN)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.RUNG_NOT_FOUND})
    @Operation(summary = "Let evidence decide again")
    ResponseEntity<PinResponse> unpinRung(
            Call call, @PathVariable String ref, @Valid @RequestBody UnpinRequest request) {
        Why why = ReasonCode.with(request.reasonCode(), request.reason());
        return pin(call, ref, request.scheme(), null, why);
    }

    private ResponseEntity<PinResponse> pin(
            Call call, String ref, @Nullable String scheme, PinRung.@Nullable Pin pin, Why why) {
        Recorded.Booked booked =
                pinning.pin(call, subjects.inPath(call.tenant(), ref), scheme, pin, why);
        var outcome = booked.record().outcome();
        return BookingAnswer.done(
                booked,
                new PinResponse(
                        PublicId.of(booked.record().member()),
                        Renderings.places(outcome.receipt()),
                        Renderings.moves(outcome.moves())));
    }

    @Schema(description = "How many members stand on each rung")
    record RungCountsResponse(String scheme, Instant at, List<RungCountResponse> rungs) {}

    @Schema(description = "How many members stand on a rung")
    record RungCountResponse(String rung, long members) {}

    @GetMapping("/v1/tiers/{scheme}/counts")
    @RequiredScope(Scope.TIERS_READ)
    @Refuses(ErrorCode.RUNG_NOT_FOUND)
    @Operation(
            summary = "Count the members on each rung",
            description = "Lowest rung first, as of a moment that is not in the future.")
    RungCountsResponse countRungs(
            Caller caller,
            @Parameter(example = "loyalty") @PathVariable String scheme,
            @Parameter(
                            description = "As of when; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String at) {
        Ladder ladder = ladder(caller.tenant(), scheme);
        Instant now = programmes.now(caller.tenant());
        Instant given = Params.optionalMoment("at", at);
        Instant moment = given == null ? now : given;
        if (moment.isAfter(now)) {
            throw Params.invalid("at", "must not be in the future.");
        }
        Map<String, Long> counts = records.rungCounts(caller.tenant(), ladder.id(), moment);
        return new RungCountsResponse(
                ladder.id(),
                moment,
                ladder.rungs().stream()
                        .map(rung ->
                                new RungCountResponse(
                                        rung.name(), counts.getOrDefault(rung.name(), 0L)))
                        .toList());
    }

    private Ladder ladder(TenantId tenant, String scheme) {
        Programme programme = programmes.inForce(tenant);
        for (Ladder ladder : programme.ladders()) {
            if (ladder.id().equals(scheme)) {
                return ladder;
            }
        }
        throw Refusal.of(ErrorCode.RUNG_NOT_FOUND, "The programme has no such ladder.")
                .asException();
    }
}
