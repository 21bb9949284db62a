package io.ladder.programme.web;

import io.ladder.feasibility.Assumptions;
import io.ladder.feasibility.Feasibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a programme is expected to bring and to cost in a month. */
@Schema(
        description =
                "What a programme is expected to bring and to cost in a month, in minor units, by the"
                        + " assumptions of its file")
record FeasibilityResponse(
        @Schema(description = "Whether it costs no more than it may, and sells as much as it must")
                boolean passes,
        AssumptionsResponse assumptions,
        @Schema(description = "What is sold, before discounts") long sales,
        long discounts,
        @Schema(description = "What is left of the sales, before the programme") long margin,
        @Schema(description = "Discounts, and points that are spent") long cost,
        @Schema(description = "The cost in percent of the margin; absent beyond all measure")
                @Nullable BigDecimal costPercent,
        @Schema(
                        description =
                                "By how many percent more must be sold so that as much is left as"
                                        + " without the programme; absent where no sales suffice")
                @Nullable BigDecimal breakEvenUpliftPercent,
        List<WalletResponse> wallets) {

    @Schema(name = "FeasibilityAssumptions", description = "What the file assumes, in percent")
    record AssumptionsResponse(
            BigDecimal marginPercent,
            BigDecimal redeemedPercent,
            BigDecimal costPercentMax,
            @Schema(description = "0 where the file expects none") BigDecimal upliftPercent,
            @Schema(description = "How many purchases in a month") long purchases) {}

    @Schema(name = "FeasibilityWallet", description = "Points of a wallet in a month")
    record WalletResponse(
            String wallet,
            long earned,
            long redeemed,
            @Schema(description = "What lapses unspent") long breakage,
            @Schema(description = "Of what is spent") long cost) {}

    static FeasibilityResponse of(Feasibility feasibility) {
        Assumptions assumptions = feasibility.assumptions();
        return new FeasibilityResponse(
                feasibility.passes(),
                new AssumptionsResponse(
                        percent(assumptions.margin()),
                        percent(assumptions.redeemed()),
                        percent(assumptions.costMax()),
                        percent(assumptions.uplift()),
                        assumptions.purchases().stream()
                                .mapToLong(Assumptions.Typical::count)
                                .sum()),
                feasibility.salesMinor(),
                feasibility.discountsMinor(),
                feasibility.marginMinor(),
                feasibility.costMinor(),
                percentOrNull(feasibility.costShare()),
                percentOrNull(feasibility.breakEven()),
                feasibility.wallets().stream()
                        .map(each ->
                                new WalletResponse(
                                        each.wallet(),
                                        each.earned(),
                                        each.redeemed(),
                                        each.broken(),
                                        each.costMinor()))
                        .toList());
    }

    private static @Nullable BigDecimal percentOrNull(@Nullable Integer hundredths) {
        return hundredths == null ? null : percent(hundredths);
    }

    private static BigDecimal percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }
}
