package io.ladder.earning.web;

import io.ladder.http.AttributeValues;
import io.ladder.http.MoneyValue;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.EarnedInResponse;
import io.ladder.http.Renderings.EarnedResponse;
import io.ladder.http.Renderings.MoveResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.http.Renderings.PlaceResponse;
import io.ladder.http.Renderings.ReasonResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A purchase and all that a till shows of it. */
@Schema(description = "A purchase and all that a till shows of it")
record PurchaseResponse(
        @Schema(description = "Absent in a dry run", example = "pur_…") @Nullable String id,
        String memberId,
        String source,
        String documentNumber,
        Instant occurredAt,
        @Schema(description = "When it was booked; absent in a dry run")
                @Nullable Instant recordedAt,
        @Schema(description = "The programme version that decided") int programmeVersion,
        MoneyValue total,
        List<LineResponse> lines,
        @Nullable String shop,
        @Nullable String channel,
        @Schema(description = "Absent where not told") @Nullable List<String> paymentMeans,
        @Schema(description = "Absent where there are none", example = AttributeValues.EXAMPLE)
                @Nullable Map<String, Object> attributes,
        @Schema(
                        description =
                                "What it earned in the programme's first wallet; in all of them:"
                                        + " `earned_by_wallet`")
                long pointsEarned,
        @Schema(description = "What each rule gave") List<EarnedResponse> earned,
        @Schema(description = "What it earned in each wallet; without those that got nothing")
                List<EarnedInResponse> earnedByWallet,
        @Schema(description = "Right after it") List<BalanceResponse> balances,
        @Schema(description = "Right after it") List<PlaceResponse> tiers,
        @Schema(description = "Moves that it brought") List<MoveResponse> moves,
        @Schema(description = "What points, rung and date suffice for")
                List<WithinReachResponse> rewards,
        @Schema(
                        description =
                                "To print on the receipt: the first wallet, each other one that got"
                                        + " points, and the rung")
                String receiptLine,
        List<MovementResponse> movements,
        @Schema(description = "With `explain=true`") @Nullable List<ReasonResponse> reasons) {

    @Schema(description = "One line of a purchase")
    record LineResponse(
            String id,
            @Nullable String product,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal quantity,
            MoneyValue amount,
            @Schema(description = "What it would have cost before discounts")
                    @Nullable MoneyValue listAmount,
            @Schema(description = "The tax within the amount") @Nullable MoneyValue tax,
            @Schema(description = "Absent where there are none", example = AttributeValues.EXAMPLE)
                    @Nullable Map<String, Object> attributes) {}

    @Schema(description = "A reward within reach")
    record WithinReachResponse(String id, String name, String wallet, long cost) {}
}
