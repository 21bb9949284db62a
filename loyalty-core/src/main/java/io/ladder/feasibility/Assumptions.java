package io.ladder.feasibility;

import io.ladder.journal.Line;
import java.util.List;

/**
 * What a house expects of a month, as its programme file states it. Shares are in hundredths of a
 * percent.
 *
 * @param margin what is left of what purchases cost before discounts, 1 to {@link #WHOLE}
 * @param redeemed how many of the points given are spent, 0 to {@link #WHOLE}; the others lapse
 * @param costMax how much of the margin the programme may cost, 1 to {@link #WHOLE}
 * @param uplift by how much more is expected to be sold with the programme, 0 or more
 * @param purchases 1 to {@link #PURCHASES_MAX}
 */
public record Assumptions(
        int margin, int redeemed, int costMax, int uplift, List<Typical> purchases) {
    /** All of something. */
    public static final int WHOLE = 10_000;

    /** The most kinds of purchases. */
    public static final int PURCHASES_MAX = 20;

    /**
     * Purchases that are alike.
     *
     * @param count in a month, 1 or more
     * @param perMember how many of them one member makes in a month, 1 to {@link #PER_MEMBER_MAX}
     * @param line what is bought
     */
    public record Typical(long count, int perMember, Line line) {
        /** One a day. */
        public static final int PER_MEMBER_MAX = 31;

        public Typical {
            if (count < 1 || perMember < 1 || perMember > PER_MEMBER_MAX) {
                throw new IllegalArgumentException("nobody buys " + count + " by " + perMember);
            }
        }
    }

    public Assumptions {
        purchases = List.copyOf(purchases);
        if (purchases.isEmpty() || purchases.size() > PURCHASES_MAX) {
            throw new IllegalArgumentException("some purchases are typical");
        }
    }
}
