package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points for money spent: so many for each full step of an amount, times the multiplier of the rung
 * on which the member stands before the purchase. What does not fill a whole point is carried over
 * to the next purchase, exactly, as a fraction.
 *
 * @param points for each step, 1 to 1,000
 * @param stepMinor the step in minor units, 1 to 1,000,000,000
 * @param scheme the ladder that multipliers speak of; null where there are none
 * @param multiplierPercents by rung, 0 to 1,000; 150 is half as much again, absent is 100
 */
public record SpendEarning(
        String id,
        String wallet,
        long points,
        long stepMinor,
        @Nullable String scheme,
        Map<String, Integer> multiplierPercents)
        implements Mechanic {
    public static final long POINTS_MAX = 1_000;
    public static final long STEP_MINOR_MAX = 1_000_000_000;
    public static final int MULTIPLIER_PERCENT_MAX = 1_000;

    private static final int FORMAT = 1;
    private static final int WHOLE_PERCENT = 100;

    public SpendEarning {
        multiplierPercents = Map.copyOf(multiplierPercents);
        if (points < 1 || points > POINTS_MAX || stepMinor < 1 || stepMinor > STEP_MINOR_MAX) {
            throw new IllegalArgumentException("points or step out of range");
        }
        for (int percent : multiplierPercents.values()) {
            if (percent < 0 || percent > MULTIPLIER_PERCENT_MAX) {
                throw new IllegalArgumentException("multiplier out of range");
            }
        }
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (!(activity instanceof Activity.Purchase purchase)) {
            return;
        }
        int percent = percentFor(turn);
        long denominator = Math.multiplyExact(stepMinor, WHOLE_PERCENT);
        long carried = carried(turn.slot(id), denominator);
        long numerator =
                Math.addExact(
                        carried, Math.multiplyExact(purchase.total().minor(), points * percent));
        long earned = numerator / denominator;
        turn.remember(id, Slot.of(FORMAT, numerator % denominator, denominator));
        turn.award(id, wallet, earned, () -> explanation(purchase, percent, earned, carried > 0));
    }

    private int percentFor(Turn turn) {
        String rung = scheme == null ? null : turn.rung(scheme);
        return rung == null ? WHOLE_PERCENT : multiplierPercents.getOrDefault(rung, WHOLE_PERCENT);
    }

    /** The fraction carried over, in this rule's denominator; rounded down where that changed. */
    private static long carried(@Nullable Slot slot, long denominator) {
        if (slot == null) {
            return 0;
        }
        long numerator = slot.numbers().get(0);
        long former = slot.numbers().get(1);
        return former == denominator
                ? numerator
                : java.math.BigInteger.valueOf(numerator)
                        .multiply(java.math.BigInteger.valueOf(denominator))
                        .divide(java.math.BigInteger.valueOf(former))
                        .longValueExact();
    }

    private String explanation(
            Activity.Purchase purchase, int percent, long earned, boolean carriedOver) {
        var text = new StringBuilder();
        text.append(purchase.total()).append(" spent");
        if (carriedOver) {
            text.append(", with what was carried over,");
        }
        text.append(" gives ").append(earned).append(" at ").append(points);
        text.append(" for each full ");
        text.append(new io.ladder.shared.Money(stepMinor, purchase.total().currency()));
        if (percent != WHOLE_PERCENT) {
            text.append(", times ").append(java.math.BigDecimal.valueOf(percent, 2));
        }
        return text.append('.').toString();
    }
}
