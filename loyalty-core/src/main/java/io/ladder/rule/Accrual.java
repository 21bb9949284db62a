package io.ladder.rule;

import io.ladder.journal.Slot;
import io.ladder.shared.Money;
import io.ladder.tally.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Points for each step of what is bought: of money, of pieces, or of purchases. What does not fill
 * a step is carried over to the next purchase, exactly.
 *
 * @param measure what is counted
 * @param points for each step, 1 to {@value #POINTS_MAX}, of purchases {@value #BONUS_MAX}
 * @param step how much fills one, in the measure's unit; 1 to {@value #STEP_MAX}
 * @param fullSteps whether points come with full steps only; where not, each point comes as soon as
 *     its share of a step is there: of 2 points for 1.00 the first with 0.50
 * @param factors by which points are multiplied; with full steps by one
 * @param carriesOver whether what fills no step counts at the next purchase; where not, it is lost
 * @param anew after which period what was carried over is lost and counting begins again
 */
public record Accrual(
        Measure measure,
        long points,
        long step,
        boolean fullSteps,
        Factors factors,
        boolean carriesOver,
        Period anew)
        implements Earning {
    public static final long POINTS_MAX = 1_000;

    /** The most points for purchases as such. */
    public static final long BONUS_MAX = 1_000_000;

    public static final long STEP_MAX = 1_000_000_000;

    /**
     * A fraction of a point and its denominator. Where it is not of money, or ends with a period,
     * the numbers of its measure and of the period, and the first day of the period follow.
     */
    private static final int OF_A_POINT = 1;

    /** What was bought of a step, how much the step was, and the same. */
    private static final int OF_A_STEP = 2;

    private static final int MEASURE_AT = 2;
    private static final int PERIOD_AT = 3;
    private static final int DAY_AT = 4;

    /** A piece, in thousandths. */
    public static final long PIECE = 1_000;

    /** What steps are of. */
    public enum Measure {
        /** In minor units. */
        MONEY(1, Progress.Counts.MONEY),
        /** In thousandths of a piece, kilogram or litre. */
        PIECES(2, Progress.Counts.PIECES),
        PURCHASES(3, Progress.Counts.PURCHASES);

        private final long number;
        private final Progress.Counts counts;

        Measure(long number, Progress.Counts counts) {
            this.number = number;
            this.counts = counts;
        }

        /** What stands for it in what rules remember. */
        long number() {
            return number;
        }

        Progress.Counts counts() {
            return counts;
        }

        /** How much of it there is. */
        long of(Chosen chosen) {
            return switch (this) {
                case MONEY -> chosen.minor();
                case PIECES -> chosen.thousandths();
                case PURCHASES -> 1;
            };
        }
    }

    public Accrual {
        long most = measure == Measure.PURCHASES ? BONUS_MAX : POINTS_MAX;
        if (points < 1 || points > most || step < 1 || step > STEP_MAX) {
            throw new IllegalArgumentException("points or step out of range");
        }
        if (fullSteps && !factors.equals(Factors.NONE)) {
            throw new IllegalArgumentException("full steps are multiplied by another rule");
        }
    }

    /** Points for money spent, carried over for ever. */
    public static Accrual ofMoney(long points, long stepMinor, Factors factors) {
        return new Accrual(Measure.MONEY, points, stepMinor, false, factors, true, Period.EVER);
    }

    /** Points for each full step, carried over for ever. */
    public static Accrual ofFullSteps(Measure measure, long points, long step) {
        return new Accrual(measure, points, step, true, Factors.NONE, true, Period.EVER);
    }

    @Override
    public Offer offer(Case purchase) {
        int percent = factors.of(purchase.circumstances());
        // At most 10^12 of anything, times 1,000 points, times ten: no long overflows.
        long unit = fullSteps ? 1 : points * percent;
        long whole = fullSteps ? step : step * Factors.WHOLE;
        long carried = carriesOver ? carried(purchase.slot(), date(purchase)) : 0;
        long counted =
                Math.addExact(carried, Math.multiplyExact(measure.of(purchase.chosen()), unit));
        long earned = Math.multiplyExact(counted / whole, fullSteps ? points : 1);
        return new Offer(
                earned,
                carriesOver ? slot(counted % whole, whole, purchase) : null,
                () -> explanation(purchase, percent, earned, carried > 0));
    }

    @Override
    public boolean remembers(int format) {
        return format == OF_A_POINT || format == OF_A_STEP;
    }

    @Override
    public @Nullable Progress progress(Outlook member, @Nullable Slot slot) {
        int percent = factors.of(member);
        if (!carriesOver || percent == 0) {
            return null;
        }
        LocalDate date = member.date();
        long unit = fullSteps ? 1 : points * percent;
        long whole = fullSteps ? step : step * Factors.WHOLE;
        long carried = carried(slot, date);
        long needed = Math.ceilDiv(whole, unit);
        // Of a version with larger steps more than a step may be there: any purchase brings it.
        long missing = Math.ceilDiv(Math.max(0, whole - carried), unit);
        long brought = Math.addExact(carried, missing * unit) / whole;
        return new Progress(
                measure.counts,
                needed - missing,
                needed,
                Math.multiplyExact(brought, fullSteps ? points : 1),
                anew.end(date));
    }

    private Slot slot(long part, long whole, Case purchase) {
        int format = fullSteps ? OF_A_STEP : OF_A_POINT;
        return measure == Measure.MONEY && anew == Period.EVER
                ? Slot.of(format, part, whole)
                : Slot.of(
                        format,
                        part,
                        whole,
                        measure.number,
                        anew.number(),
                        anew.beginning(date(purchase)).toEpochDay());
    }

    private static LocalDate date(Case purchase) {
        return purchase.circumstances().local().toLocalDate();
    }

    /**
     * What is carried over, as this rule counts it. Where a version counts otherwise than the one
     * before it, a part of a point stays that part, and what was bought of a step stays bought; in
     * another measure it is as much of its step. All is rounded down. What was to be lost with its
     * period is, and so is what may be from before this rule's.
     */
    private long carried(@Nullable Slot slot, LocalDate date) {
        if (slot == null || isOver(slot, date)) {
            return 0;
        }
        long part = slot.numbers().get(0);
        long whole = slot.numbers().get(1);
        long here = fullSteps ? step : step * Factors.WHOLE;
        if (slot.format() == OF_A_POINT) {
            // A part of a point is as much of a step, shared among its points.
            return scaled(part, here, fullSteps ? Math.multiplyExact(whole, points) : whole);
        }
        if (number(slot, MEASURE_AT, Measure.MONEY.number) == measure.number) {
            return fullSteps ? part : scaled(part, points * Factors.WHOLE, 1);
        }
        return scaled(part, fullSteps ? step : Math.multiplyExact(here, points), whole);
    }

    private boolean isOver(Slot slot, LocalDate date) {
        long period = number(slot, PERIOD_AT, Period.EVER.number());
        if (period == Period.EVER.number() && anew == Period.EVER) {
            return false;
        }
        long day = number(slot, DAY_AT, LocalDate.EPOCH.toEpochDay());
        return day != Period.of(period).beginning(date).toEpochDay()
                || day < anew.beginning(date).toEpochDay();
    }

    private static long number(Slot slot, int at, long otherwise) {
        return at < slot.numbers().size() ? slot.numbers().get(at) : otherwise;
    }

    private static long scaled(long part, long numerator, long denominator) {
        return numerator == denominator
                ? part
                : BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(numerator))
                        .divide(BigInteger.valueOf(denominator))
                        .longValueExact();
    }

    private String explanation(Case purchase, int percent, long earned, boolean carriedOver) {
        Currency currency =
                purchase.circumstances().purchase().lines().getFirst().amount().currency();
        var text = new StringBuilder();
        text.append(
                switch (measure) {
                    case MONEY -> new Money(purchase.chosen().minor(), currency) + " spent";
                    case PIECES -> pieces(purchase.chosen().thousandths()) + " bought";
                    case PURCHASES -> "This purchase";
                });
        if (carriedOver) {
            text.append(", with what was carried over,");
        }
        text.append(" gives ").append(earned).append(" at ").append(points).append(" for each ");
        String full = fullSteps ? "full " : "";
        text.append(
                switch (measure) {
                    case MONEY -> full + new Money(step, currency);
                    case PIECES -> step == PIECE ? "piece" : full + pieces(step);
                    case PURCHASES -> step == 1 ? "purchase" : step + " purchases";
                });
        if (percent != Factors.WHOLE) {
            text.append(", times ").append(BigDecimal.valueOf(percent, 2));
        }
        return text.append('.').toString();
    }

    static String pieces(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
}
