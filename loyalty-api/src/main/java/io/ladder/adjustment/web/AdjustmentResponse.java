package io.ladder.adjustment.web;

import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An adjustment, and how far it has come. */
@Schema(description = "An adjustment by hand, and how far it has come")
record AdjustmentResponse(
        @Schema(description = "Absent in a dry run", example = "adj_…") @Nullable String id,
        String memberId,
        String source,
        String documentNumber,
        Instant occurredAt,
        String wallet,
        long points,
        String reasonCode,
        @Schema(description = "In the clerk's words") @Nullable String reason,
        @Schema(
                        description =
                                "`booked` by the clerk alone, `awaiting_approval`, `approved` or"
                                        + " `rejected`")
                String status,
        @Schema(description = "The key that asked for it") @Nullable String clerk,
        @Schema(description = "The key that approved or rejected it") @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Schema(description = "Right after it; only in answers to bookings")
                @Nullable List<BalanceResponse> balances,
        @Schema(description = "Only in answers to bookings")
                @Nullable List<MovementResponse> movements) {}
