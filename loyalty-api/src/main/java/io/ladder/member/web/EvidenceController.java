package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.MemberReference;
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
import io.ladder.journal.Outcome;
import io.ladder.journal.Recorded;
import io.ladder.member.ReportEvidence;
import io.ladder.member.WithdrawEvidence;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.tier.EvidenceKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What members do beside buying. */
@RestController
@Tag(name = "Evidence", description = "What members do beside buying: referrals, reviews, seats")
final class EvidenceController {
    private final ReportEvidence reporting;
    private final WithdrawEvidence withdrawing;
    private final Journal journal;
    private final Subjects subjects;

    EvidenceController(
            ReportEvidence reporting,
            WithdrawEvidence withdrawing,
            Journal journal,
            Subjects subjects) {
        this.reporting = reporting;
        this.withdrawing = withdrawing;
        this.journal = journal;
        this.subjects = subjects;
    }

    @Schema(description = "Something that a member did")
    record EvidenceRequest(
            @NotNull MemberReference member,
            @NotNull
                    @Text(max = 64)
                    @Schema(
                            description =
                                    "`referral_sent`, `referral_converted`, `review`, `event`,"
                                            + " `idea`, `contribution`, `panel_seat`,"
                                            + " `partner_agreement` or `decision_contribution`",
                            example = "referral_sent")
                    String kind,
            @NotNull @Text(max = 64) @Schema(example = "referrals") String source,
            @NotNull @Text(max = 128) @Schema(example = "ref-17") String documentNumber,
            @Schema(description = "When it happened; now where absent")
                    @Nullable Instant occurredAt,
            @Schema(description = "What it was, without personal data")
                    @Nullable
                    @Text(max = 500, lines = true)
                    String note) {}

    @Schema(description = "A piece of evidence")
    record EvidenceResponse(
            @Schema(description = "Absent in a dry run", example = "evd_…") @Nullable String id,
            String memberId,
            String kind,
            String source,
            String documentNumber,
            Instant occurredAt,
            @Nullable String note,
            @Schema(description = "Whether it was withdrawn, and so never counted")
                    @Nullable Boolean withdrawn,
            @Schema(description = "Right after it; only in answers to bookings")
                    @Nullable List<Renderings.PlaceResponse> tiers,
            @Schema(description = "Only in answers to bookings")
                    @Nullable List<Renderings.MoveResponse> moves) {}

    @PostMapping("/v1/evidence")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.EVIDENCE_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED, ErrorCode.OCCURRED_IN_FUTURE})
    @Operation(
            summary = "Report evidence",
            description =
                    "A referral, a review, a contribution, a seat: the member's standing follows"
                            + " at once.")
    ResponseEntity<EvidenceResponse> reportEvidence(
            Call call, @Valid @RequestBody EvidenceRequest request) {
        Recorded.Booked booked =
                reporting.report(
                        call,
                        subjects.inBody(call.tenant(), request.member(), "/member"),
                        new Document(request.source(), request.documentNumber()),
                        request.occurredAt(),
                        kind(request.kind()),
                        request.note());
        JournalRecord record = booked.record();
        Outcome outcome = record.outcome();
        return BookingAnswer.booked(
                call,
                booked,
                response(
                        record,
                        call.dryRun() && !booked.replayed()
                                ? null
                                : PublicId.EVIDENCE.of(record.id()),
                        request.note(),
                        null,
                        outcome));
    }

    private static EvidenceKind kind(String text) {
        EvidenceKind kind = EvidenceKind.of(text);
        if (kind == null) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/kind",
                            "The kind must be one of "
                                    + Arrays.stream(EvidenceKind.values())
                                            .filter(EvidenceKind::reportable)
                                            .map(EvidenceKind::text)
                                            .collect(Collectors.joining(", "))
                                    + ".")
                    .asException();
        }
        return kind;
    }

    static EvidenceResponse response(
            JournalRecord record,
            @Nullable String id,
            @Nullable String note,
            @Nullable Boolean withdrawn,
            @Nullable Outcome outcome) {
        if (!(record.activity() instanceof Activity.EvidenceReport report)) {
            throw new IllegalStateException("record " + record.id() + " is no evidence");
        }
        return new EvidenceResponse(
                id,
                PublicId.of(record.member()),
                report.kind().text(),
                report.document().source(),
                report.document().number(),
                report.occurredAt(),
                note,
                withdrawn,
                outcome == null ? null : Renderings.places(outcome.receipt()),
                outcome == null ? null : Renderings.moves(outcome.moves()));
    }

    @PostMapping("/v1/evidence/{id}/withdraw")
    @RequiredScope(Scope.EVIDENCE_WRITE)
    @Refuses({ErrorCode.EVIDENCE_NOT_FOUND, ErrorCode.EVIDENCE_ALREADY_WITHDRAWN})
    @Operation(
            summary = "Withdraw evidence",
            description = "It then never existed, and the member's standing follows at once.")
    ResponseEntity<WithdrawalResponse> withdrawEvidence(
            Call call, @PathVariable String id, @Valid @RequestBody WithdrawalRequest request) {
        RecordId evidence = PublicId.EVIDENCE.parse(id, ErrorCode.EVIDENCE_NOT_FOUND);
        JournalRecord record = journal.find(call.tenant(), evidence);
        if (record == null || !(record.activity() instanceof Activity.EvidenceReport)) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such evidence.")
                    .asException();
        }
        Recorded.Booked booked =
                withdrawing.withdraw(
                        call, evidence, ReasonCode.with(request.reasonCode(), request.reason()));
        Outcome outcome = booked.record().outcome();
        return BookingAnswer.done(
                booked,
                new WithdrawalResponse(
                        PublicId.EVIDENCE.of(evidence),
                        PublicId.of(booked.record().member()),
                        Renderings.places(outcome.receipt()),
                        Renderings.moves(outcome.moves())));
    }

    @Schema(description = "Why evidence is withdrawn")
    record WithdrawalRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "Without personal data", example = "It was a mistake")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "mistake")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    @Schema(description = "Where the member stands without the evidence")
    record WithdrawalResponse(
            String id,
            String memberId,
            List<Renderings.PlaceResponse> tiers,
            List<Renderings.MoveResponse> moves) {}
}
