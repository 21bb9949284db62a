package io.ladder.rule;

import io.ladder.journal.Activity;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps all rules from giving anything for a purchase. The purchase is booked, and each rule
 * says why it gives nothing.
 */
public sealed interface EarningRail {

    /** Explanations name it, and what it remembers goes by it. */
    String id();

    /** The first moment at which it keeps anything back; null for ever since. */
    @Nullable Instant from();

    /** Why a purchase brings nothing, in one sentence; null where it does. */
    @Nullable String obstacle(Activity.Purchase purchase, Turn turn);

    /** Counts a purchase, whether or not it brought anything. */
    default void bought(Turn turn) {}

    /** Whether it keeps anything back at a moment. */
    default boolean applies(Instant at) {
        Instant first = from();
        return first == null || !at.isBefore(first);
    }

    /**
     * At most so many purchases in any so many hours bring something.
     *
     * @param most 1 to {@link #MOST_MAX}
     * @param hours 1 to {@link #HOURS_MAX}, up to and with the purchase itself
     */
    record Purchases(String id, @Nullable Instant from, int most, int hours)
            implements EarningRail {
        public static final int MOST_MAX = 50;
        public static final int HOURS_MAX = 168;
        private static final int FORMAT = 1;

        public Purchases {
            if (most < 1 || most > MOST_MAX || hours < 1 || hours > HOURS_MAX) {
                throw new IllegalArgumentException("too many to be remembered");
            }
        }

        private List<Long> before(Turn turn) {
            Slot slot = turn.slot(key());
            long first = micros(turn.at().minus(Duration.ofHours(hours)));
            return slot == null
                    ? List.of()
                    : slot.numbers().stream().filter(each -> each > first).toList();
        }

        @Override
        public @Nullable String obstacle(Activity.Purchase purchase, Turn turn) {
            int had = before(turn).size();
            return had < most
                    ? null
                    : "By the guard rail %s at most %d purchases within %d hours bring something."
                            .formatted(id, most, hours);
        }

        /** The newest as many as matter. */
        @Override
        public void bought(Turn turn) {
            var moments = new ArrayList<>(before(turn));
            moments.add(micros(turn.at()));
            int over = Math.max(0, moments.size() - most);
            turn.remember(key(), new Slot(FORMAT, moments.subList(over, moments.size())));
        }

        private String key() {
            return "rail:purchases:" + id;
        }

        private static long micros(Instant moment) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
        }
    }

    /**
     * Nobody gets anything for what they sold to themselves.
     *
     * @param seller the attribute of purchases that tells who sold
     * @param staff the attribute of members that tells as whom they sell
     */
    record OwnSales(String id, @Nullable Instant from, String seller, String staff)
            implements EarningRail {
        @Override
        public @Nullable String obstacle(Activity.Purchase purchase, Turn turn) {
            Object sold = purchase.attributes().values().get(seller);
            return sold == null || !sold.equals(turn.attributes().values().get(staff))
                    ? null
                    : "By the guard rail " + id + " nobody gets anything for their own sales.";
        }
    }
}
