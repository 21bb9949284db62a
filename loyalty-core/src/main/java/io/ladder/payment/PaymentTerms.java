package io.ladder.payment;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Timeline;
import java.util.List;
import java.util.Set;

/**
 * What the points of a wallet are worth at the till, and how much of a basket they may pay.
 *
 * @param points so many are worth {@code worthMinor}, 1 to {@link #RATE_MAX}
 * @param worthMinor in minor units of the programme's currency, 1 to {@link #RATE_MAX}
 * @param step points pay in multiples of it, each of which is worth whole minor units
 * @param min the fewest that pay, a multiple of {@code step}
 * @param max the most that pay for one basket, a multiple of {@code step} from {@code min} up
 * @param basketPercentMax the share of what they may pay for that they pay, 1 to 100
 * @param excludedCategories lines of these categories are not paid with points
 * @param excludedProducts lines of these products are not paid with points
 */
public record PaymentTerms(
        String wallet,
        long points,
        long worthMinor,
        long step,
        long min,
        long max,
        int basketPercentMax,
        Set<String> excludedCategories,
        Set<String> excludedProducts) {
    public static final long RATE_MAX = 1_000_000;

    /** The most points that a basket can be paid with in any programme. */
    public static final long POINTS_MAX = 1_000_000_000;

    private static final int WHOLE_PERCENT = 100;

    public PaymentTerms {
        excludedCategories = Set.copyOf(excludedCategories);
        excludedProducts = Set.copyOf(excludedProducts);
        if (points < 1 || points > RATE_MAX || worthMinor < 1 || worthMinor > RATE_MAX) {
            throw new IllegalArgumentException("points or worth out of range");
        }
        if (step < 1 || step > POINTS_MAX || step * worthMinor % points != 0) {
            throw new IllegalArgumentException("a step is not worth whole minor units");
        }
        if (min < step || max < min || max > POINTS_MAX || min % step != 0 || max % step != 0) {
            throw new IllegalArgumentException("min and max are multiples of the step");
        }
        if (basketPercentMax < 1 || basketPercentMax > WHOLE_PERCENT) {
            throw new IllegalArgumentException("a share is 1 to 100 percent");
        }
    }

    /** The terms by which a payment was authorised. */
    public static PaymentTerms of(JournalRecord authorisation, Timeline timeline) {
        PaymentDesk desk =
                timeline.asOf(authorisation.corrections())
                        .version(authorisation.version())
                        .mechanic(PaymentDesk.class);
        PaymentTerms terms =
                desk != null
                                && authorisation.activity()
                                        instanceof PointsPayment.PaymentAuthorisation payment
                        ? desk.terms(payment.wallet())
                        : null;
        if (terms == null) {
            throw new IllegalArgumentException(authorisation.id() + " is no payment");
        }
        return terms;
    }

    /**
     * What points are worth, in minor units.
     *
     * @param paid a multiple of the step
     */
    public long worth(long paid) {
        if (paid % step != 0) {
            throw new IllegalArgumentException(paid + " points are no multiple of " + step);
        }
        return Math.multiplyExact(paid / step, stepWorth());
    }

    private long stepWorth() {
        return step * worthMinor / points;
    }

    /** Whether points may pay for a line. */
    public boolean mayPayFor(Line line) {
        String category = line.category();
        String product = line.product();
        return (category == null || !excludedCategories.contains(category))
                && (product == null || !excludedProducts.contains(product));
    }

    /**
     * The most points that may pay for a basket, whoever has them; fewer than the least is none.
     */
    public long most(List<Line> basket) {
        long payable = 0;
        for (Line line : basket) {
            payable = Math.addExact(payable, mayPayFor(line) ? line.amount().minor() : 0);
        }
        long share = Math.multiplyExact(payable, basketPercentMax) / WHOLE_PERCENT;
        long steps = Math.min(share / stepWorth(), max / step);
        return steps * step < min ? 0 : steps * step;
    }

    /** The most points that may pay for a basket by one who has so many. */
    public long most(List<Line> basket, long available) {
        long most = Math.min(most(basket), available / step * step);
        return most < min ? 0 : most;
    }
}
