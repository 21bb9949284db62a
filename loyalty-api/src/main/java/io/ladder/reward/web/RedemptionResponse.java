package io.ladder.reward.web;

import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A redemption and how far it has come. */
@Schema(description = "A redemption and how far it has come")
record RedemptionResponse(
        @Schema(description = "Absent in a dry run", example = "rdm_…") @Nullable String id,
        String memberId,
        String reward,
        long points,
        @Schema(description = "`held`, `captured`, `cancelled` or `lapsed`") String status,
        @Schema(description = "When a hold lapses; absent where points were spent at once")
                @Nullable Instant holdUntil,
        Instant occurredAt,
        @Schema(
                        description =
                                "The code that was shown for it, handed out with it, or made for it;"
                                        + " absent where it has none",
                        example = "7K2P-QX4M-91ZC")
                @Nullable String code,
        @Schema(description = "Right after it; only in answers to bookings")
                @Nullable List<BalanceResponse> balances,
        @Schema(description = "Only in answers to bookings")
                @Nullable List<MovementResponse> movements) {}
