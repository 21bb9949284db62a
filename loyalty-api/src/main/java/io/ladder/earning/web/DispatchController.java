package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.DispatchPurchase;
import io.ladder.http.BookingAnswer;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Goods that leave the house after they were bought. */
@RestController
@Tag(name = "Purchases", description = "What members buy, and what they earn by it")
final class DispatchController {
    private final DispatchPurchase dispatching;

    DispatchController(DispatchPurchase dispatching) {
        this.dispatching = dispatching;
    }

    @Schema(description = "That the goods were dispatched")
    record DispatchRequest(
            @Schema(description = "When it happened; now where absent")
                    @Nullable Instant occurredAt) {}

    @Schema(description = "A dispatch, and the points that became available by it")
    record DispatchResponse(
            @Schema(example = "pur_…") String purchaseId,
            String memberId,
            Instant occurredAt,
            @Schema(description = "Absent in a dry run") @Nullable Instant recordedAt,
            @Schema(description = "Right after it") List<Renderings.BalanceResponse> balances,
            List<Renderings.MovementResponse> movements) {}

    @PostMapping("/v1/purchases/{id}/dispatch")
    @RequiredScope(Scope.PURCHASES_WRITE)
    @Refuses({
        ErrorCode.PURCHASE_NOT_FOUND,
        ErrorCode.DISPATCH_NOT_AWAITED,
        ErrorCode.OCCURRED_IN_FUTURE
    })
    @Operation(
            summary = "Tell that goods were dispatched",
            description =
                    "Points that waited for it become available as of then. Only for purchases"
                            + " that were booked with `awaits_dispatch`.")
    ResponseEntity<DispatchResponse> dispatchPurchase(
            Call call, @PathVariable String id, @Valid @RequestBody DispatchRequest request) {
        Recorded.Booked booked =
                dispatching.dispatch(
                        call,
                        PublicId.PURCHASE.parse(id, ErrorCode.PURCHASE_NOT_FOUND),
                        request.occurredAt());
        JournalRecord record = booked.record();
        return BookingAnswer.done(
                booked,
                new DispatchResponse(
                        id,
                        PublicId.of(record.member()),
                        record.activity().occurredAt(),
                        !call.dryRun() || booked.replayed() ? record.recordedAt() : null,
                        Renderings.balances(record.outcome().receipt()),
                        Renderings.movements(record.outcome().movements())));
    }
}
