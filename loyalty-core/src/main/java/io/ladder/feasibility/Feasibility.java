package io.ladder.feasibility;

import io.ladder.journal.Programme;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a month of a programme is expected to bring and to cost, by stated assumptions. Money is in
 * minor units, shares are in hundredths of a percent; points and money are rounded half up, the
 * shares that are compared with a limit up.
 *
 * @param salesMinor what is sold, before discounts
 * @param discountsMinor what is taken off
 * @param marginMinor what is left of the sales before the programme
 * @param costMinor what the programme costs: discounts, and points that are spent
 * @param costShare of the margin; null where it is above a thousandfold
 * @param breakEven by how much more must be sold so that the margin after the programme is the one
 *     without it: {@code cost ÷ (margin − cost)}, for what is sold beside costs points as well;
 *     null where no sales suffice
 */
public record Feasibility(
        Assumptions assumptions,
        long salesMinor,
        long discountsMinor,
        long marginMinor,
        long costMinor,
        @Nullable Integer costShare,
        @Nullable Integer breakEven,
        List<OfWallet> wallets) {
    private static final int SHARE_MAX = 10_000_000;

    public Feasibility {
        wallets = List.copyOf(wallets);
    }

    /**
     * Points of a wallet in a month.
     *
     * @param earned that rules give
     * @param redeemed of them that are spent
     * @param broken of them that lapse
     * @param costMinor what those that are spent cost
     */
    public record OfWallet(
            String wallet, long earned, long redeemed, long broken, long costMinor) {}

    /** Whether it costs no more than it may, and sells as much as it must. */
    public boolean passes() {
        return costShare != null
                && costShare <= assumptions.costMax()
                && (assumptions.uplift() == 0
                        || (breakEven != null && breakEven <= assumptions.uplift()));
    }

    /**
     * What is to be expected of a programme that begins at a moment.
     *
     * @throws io.ladder.shared.LoyaltyException {@code amount_out_of_range} where figures are too
     *     large to be told
     */
    public static Feasibility of(Programme programme, Assumptions assumptions, Instant from) {
        try {
            return computed(programme, assumptions, from);
        } catch (ArithmeticException overflow) {
            throw Refusal.of(
                            ErrorCode.AMOUNT_OUT_OF_RANGE,
                            "What the programme is expected to bring leaves all range.")
                    .asException();
        }
    }

    private static Feasibility computed(
            Programme programme, Assumptions assumptions, Instant from) {
        var months =
                assumptions.purchases().stream()
                        .map(typical ->
                                new Month(typical, TypicalYear.of(programme, typical, from)))
                        .toList();
        long sales = 0;
        long paid = 0;
        for (Month month : months) {
            long listed = month.typical.line().amount().minor();
            sales = Math.addExact(sales, Math.multiplyExact(listed, month.typical.count()));
            paid = Math.addExact(paid, month.of(month.year.paidMinor()));
        }
        long cost = Math.subtractExact(sales, paid);
        var wallets = new ArrayList<OfWallet>();
        for (WalletRules rules : programme.wallets()) {
            long earned = 0;
            for (Month month : months) {
                long points = month.year.points().getOrDefault(rules.code(), 0L);
                earned = Math.addExact(earned, month.of(points));
            }
            OfWallet wallet = wallet(rules, earned, assumptions.redeemed());
            cost = Math.addExact(cost, wallet.costMinor());
            wallets.add(wallet);
        }
        long margin = scaled(sales, assumptions.margin(), Assumptions.WHOLE, RoundingMode.HALF_UP);
        return new Feasibility(
                assumptions,
                sales,
                Math.subtractExact(sales, paid),
                margin,
                cost,
                share(cost, margin),
                share(cost, Math.subtractExact(margin, cost)),
                wallets);
    }

    private static OfWallet wallet(WalletRules rules, long earned, int redeemedShare) {
        long redeemed =
                rules.spendable()
                        ? scaled(earned, redeemedShare, Assumptions.WHOLE, RoundingMode.HALF_UP)
                        : 0;
        PointCost each = rules.cost();
        return new OfWallet(
                rules.code(),
                earned,
                redeemed,
                rules.spendable() ? earned - redeemed : 0,
                each == null ? 0 : each.of(redeemed));
    }

    private static @Nullable Integer share(long part, long whole) {
        if (part == 0) {
            return 0;
        }
        if (whole <= 0) {
            return null;
        }
        long share = scaled(part, Assumptions.WHOLE, whole, RoundingMode.UP);
        return share > SHARE_MAX ? null : (Integer) Math.toIntExact(share);
    }

    private static long scaled(long number, long by, long over, RoundingMode rounding) {
        return new BigDecimal(BigInteger.valueOf(number).multiply(BigInteger.valueOf(by)))
                .divide(BigDecimal.valueOf(over), 0, rounding)
                .longValueExact();
    }

    /** A month of all who buy like that, of whom each lives the same year. */
    private record Month(Assumptions.Typical typical, TypicalYear year) {
        /** The share of a month of what somebody's year comes to, times all of them. */
        long of(long ofYear) {
            return scaled(ofYear, typical.count(), year.purchases(), RoundingMode.HALF_UP);
        }
    }
}
