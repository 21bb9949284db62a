package io.ladder.adjustment.web;

import io.ladder.access.Scope;
import io.ladder.adjustment.AdjustPoints;
import io.ladder.adjustment.Proposals;
import io.ladder.adjustment.SettleAdjustment;
import io.ladder.http.AlsoLater;
import io.ladder.http.AlsoShown;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Remarks;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
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

/** Points that clerks give and take by hand, alone or with a second person. */
@RestController
@Tag(name = "Ledger")
final class AdjustmentController {
    private final AdjustPoints adjusting;
    private final SettleAdjustment settling;
    private final Proposals proposals;
    private final Journal journal;
    private final Remarks remarks;
    private final Subjects subjects;

    AdjustmentController(
            AdjustPoints adjusting,
            SettleAdjustment settling,
            Proposals proposals,
            Journal journal,
            Remarks remarks,
            Subjects subjects) {
        this.adjusting = adjusting;
        this.settling = settling;
        this.proposals = proposals;
        this.journal = journal;
        this.remarks = remarks;
        this.subjects = subjects;
    }

    @PostMapping("/v1/adjustments")
    @AlsoShown(first = "alone", others = "second_person")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.POINTS_ADJUST)
    @AlsoLater("Kept as a proposal, which takes a second person")
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.ADJUSTMENT_NOT_ALLOWED,
        ErrorCode.ADJUSTMENT_LIMIT_REACHED,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.INSUFFICIENT_POINTS
    })
    @Operation(
            summary = "Give or take points by hand",
            description =
                    "The programme names the reason codes, and how much a clerk may adjust alone,"
                            + " at a time and on a day. What is above is kept as a proposal"
                            + " (`awaiting_approval`) that somebody else approves or rejects; the"
                            + " clerk is the key that calls.")
    ResponseEntity<AdjustmentResponse> adjustPoints(
            Call call, @Valid @RequestBody AdjustmentRequest request) {
        Recorded.Booked booked =
                adjusting.adjust(
                        call,
                        subjects.inBody(call.tenant(), request.member(), "/member"),
                        new AdjustPoints.Wanted(
                                new Document(request.source(), request.documentNumber()),
                                request.wallet(),
                                request.points(),
                                request.reasonCode(),
                                request.reason()));
        JournalRecord record = booked.record();
        boolean kept = !call.dryRun() || booked.replayed();
        AdjustmentResponse body = AdjustmentAnswer.asked(record, kept, request.reason());
        return record.activity() instanceof Proposal
                ? BookingAnswer.kept(call, booked, AdjustmentController::path, body)
                : BookingAnswer.created(call, booked, AdjustmentController::path, body);
    }

    private static String path(Recorded.Booked booked) {
        return "/v1/adjustments/" + PublicId.ADJUSTMENT.of(booked.record().id());
    }

    @GetMapping("/v1/adjustments/{id}")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.ADJUSTMENT_NOT_FOUND)
    @Operation(summary = "Read an adjustment", description = "With its status as of now.")
    AdjustmentResponse readAdjustment(Caller caller, @PathVariable String id) {
        RecordId adjustment = parse(id);
        String words = words(caller.tenant(), adjustment);
        Proposals.View proposal = proposals.find(caller.tenant(), adjustment);
        if (proposal != null) {
            return AdjustmentAnswer.of(proposal, words);
        }
        JournalRecord record = journal.find(caller.tenant(), adjustment);
        if (record == null || !(record.activity() instanceof Activity.Adjustment booked)) {
            throw notFound();
        }
        return AdjustmentAnswer.booked(record, booked, id, words, false);
    }

    @GetMapping("/v1/adjustments")
    @RequiredScope(Scope.POINTS_READ)
    @Operation(
            summary = "List adjustments that take a second person",
            description = "Newest first; those that nobody has settled, with `awaiting_approval`.")
    ListResponse<AdjustmentResponse> listAdjustments(
            Caller caller,
            @Parameter(
                            description = "`awaiting_approval`, `approved` or `rejected`",
                            example = "awaiting_approval")
                    @RequestParam(required = false)
                    @Nullable String status,
            PageQuery query) {
        Proposals.Status only = status == null ? null : Proposals.Status.of(status);
        if (status != null && only == null) {
            throw Params.invalid("status", "must be awaiting_approval, approved or rejected.");
        }
        var page = query.in("adjustments", only == null ? "" : only.text());
        List<Proposals.View> found =
                proposals.list(caller.tenant(), only, page.number(), page.limit());
        Map<RecordId, String> words =
                remarks.of(caller.tenant(), found.stream().map(Proposals.View::id).toList());
        return page.answer(
                found,
                Proposals.View::number,
                view -> AdjustmentAnswer.of(view, words.get(view.id())));
    }

    @PostMapping("/v1/adjustments/{id}/approve")
    @RequiredScope(Scope.POINTS_APPROVE)
    @Refuses({
        ErrorCode.ADJUSTMENT_NOT_FOUND,
        ErrorCode.ADJUSTMENT_SETTLED,
        ErrorCode.SAME_PERSON,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.INSUFFICIENT_POINTS
    })
    @Operation(
            summary = "Approve an adjustment",
            description =
                    "The points move now, once. The key that asked for the adjustment cannot"
                            + " approve it.")
    ResponseEntity<AdjustmentResponse> approveAdjustment(Call call, @PathVariable String id) {
        RecordId proposal = parse(id);
        return settled(call, proposal, settling.approve(call, proposal));
    }

    @Schema(description = "Why an adjustment is rejected")
    record RejectionRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "In words", example = "The order was never late")
                    String reason) {}

    @PostMapping("/v1/adjustments/{id}/reject")
    @RequiredScope(Scope.POINTS_APPROVE)
    @Refuses({ErrorCode.ADJUSTMENT_NOT_FOUND, ErrorCode.ADJUSTMENT_SETTLED, ErrorCode.SAME_PERSON})
    @Operation(summary = "Reject an adjustment", description = "No point ever moves by it.")
    ResponseEntity<AdjustmentResponse> rejectAdjustment(
            Call call, @PathVariable String id, @Valid @RequestBody RejectionRequest request) {
        RecordId proposal = parse(id);
        return settled(call, proposal, settling.reject(call, proposal, request.reason()));
    }

    private ResponseEntity<AdjustmentResponse> settled(
            Call call, RecordId proposal, Recorded.Booked booked) {
        Proposals.View view = proposals.find(call.tenant(), proposal);
        if (view == null) {
            throw notFound();
        }
        return BookingAnswer.done(
                booked,
                AdjustmentAnswer.settled(view, booked.record(), words(call.tenant(), proposal)));
    }

    private @Nullable String words(TenantId tenant, RecordId record) {
        return remarks.of(tenant, List.of(record)).get(record);
    }

    private static RecordId parse(String id) {
        return PublicId.ADJUSTMENT.parse(id, ErrorCode.ADJUSTMENT_NOT_FOUND);
    }

    private static LoyaltyException notFound() {
        return Refusal.of(ErrorCode.ADJUSTMENT_NOT_FOUND, "There is no such adjustment.")
                .asException();
    }
}
