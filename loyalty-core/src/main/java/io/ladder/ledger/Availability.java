package io.ladder.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When points that rules give may be spent; until then they are pending. */
public sealed interface Availability {

    /** The most days that points are pending. */
    int DAYS_MAX = 3_650;

    /** Points may be spent at once. */
    static Availability atOnce() {
        return new AtOnce();
    }

    /**
     * The first moment at which points may be spent; null for at once.
     *
     * @param goods how far the goods are that they were earned with
     */
    @Nullable Instant of(Instant earnedAt, Goods goods, ZoneId zone);

    /** Points may be spent at once. */
    record AtOnce() implements Availability {
        @Override
        public @Nullable Instant of(Instant earnedAt, Goods goods, ZoneId zone) {
            return null;
        }
    }

    /**
     * Points may be spent after a number of whole days in the programme's time zone: from the first
     * moment after the last of them.
     *
     * @param days 1 to {@link #DAYS_MAX}, not counting the day on which they are earned
     */
    record AfterDays(int days) implements Availability {
        public AfterDays {
            requireDays(days);
        }

        @Override
        public Instant of(Instant earnedAt, Goods goods, ZoneId zone) {
            return after(earnedAt, days, zone);
        }
    }

    /** Points may be spent from the first moment of a date on. */
    record OnDate(LocalDate date) implements Availability {
        @Override
        public Instant of(Instant earnedAt, Goods goods, ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }
    }

    /**
     * Points of a purchase whose goods are yet to be dispatched may be spent when they are; all
     * others at once.
     *
     * @param daysMax after how many whole days they may be spent though nobody told of it, 1 to
     *     {@link #DAYS_MAX}
     */
    record AtDispatch(int daysMax) implements Availability {
        public AtDispatch {
            requireDays(daysMax);
        }

        @Override
        public @Nullable Instant of(Instant earnedAt, Goods goods, ZoneId zone) {
            if (!goods.awaited()) {
                return null;
            }
            Instant latest = after(earnedAt, daysMax, zone);
            Instant dispatched = goods.dispatchedAt();
            return dispatched != null && dispatched.isBefore(latest) ? dispatched : latest;
        }
    }

    /**
     * How far the goods of a purchase are.
     *
     * @param awaited whether they were yet to be dispatched when they were bought
     * @param dispatchedAt when they were; null where they are not yet
     */
    record Goods(boolean awaited, @Nullable Instant dispatchedAt) {
        /** Goods that the buyer took along, or that there are none. */
        public static final Goods AT_HAND = new Goods(false, null);
    }

    private static Instant after(Instant earnedAt, int days, ZoneId zone) {
        return earnedAt.atZone(zone)
                .toLocalDate()
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static void requireDays(int days) {
        if (days < 1 || days > DAYS_MAX) {
            throw new IllegalArgumentException("days are from 1 to " + DAYS_MAX);
        }
    }
}
