package io.ladder.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When points of a wallet expire. Points live to the end of their last day in the programme's time
 * zone. Months are clamped: 31 January and one month is the end of February.
 */
public sealed interface Expiry {

    /** The most months that points live. */
    int MONTHS_MAX = 1_200;

    /** Points do not expire. */
    static Expiry never() {
        return new Never();
    }

    /** The first moment at which points earned at a moment are gone; null where never. */
    @Nullable Instant of(Instant earnedAt, ZoneId zone);

    /**
     * Whether an activity gives all points of the wallet another life, as if earned now.
     *
     * @param activity the name of its kind, such as {@code purchase}
     */
    default boolean renewedBy(String activity) {
        return false;
    }

    /** Points do not expire. */
    record Never() implements Expiry {
        @Override
        public @Nullable Instant of(Instant earnedAt, ZoneId zone) {
            return null;
        }
    }

    /**
     * Points expire a number of days after the one on which they are earned.
     *
     * @param days 1 to {@link #DAYS_MAX}
     */
    record AfterDays(int days) implements Expiry {
        /** The most days that points live. */
        public static final int DAYS_MAX = 3_650;

        public AfterDays {
            if (days < 1 || days > DAYS_MAX) {
                throw new IllegalArgumentException("days are from 1 to " + DAYS_MAX);
            }
        }

        @Override
        public Instant of(Instant earnedAt, ZoneId zone) {
            return afterDay(earnedAt.atZone(zone).toLocalDate().plusDays(days), zone);
        }
    }

    /**
     * Points expire a number of months after they are earned.
     *
     * @param months 1 to {@link #MONTHS_MAX}
     * @param end what they live to the end of
     */
    record Months(int months, End end) implements Expiry {
        public Months {
            if (months < 1 || months > MONTHS_MAX) {
                throw new IllegalArgumentException("months are from 1 to " + MONTHS_MAX);
            }
        }

        @Override
        public Instant of(Instant earnedAt, ZoneId zone) {
            var day = earnedAt.atZone(zone).toLocalDate().plusMonths(months);
            return afterDay(end.of(day), zone);
        }
    }

    /**
     * Points expire on fixed days of the year; those earned on such a day expire with it.
     *
     * @param days 1 to 12; 29 February is the 28th where the year has none
     * @param monthsMin how long points live at least, 0 to 120 months
     */
    record Days(List<MonthDay> days, int monthsMin) implements Expiry {
        public static final int DAYS_MAX = 12;
        public static final int MONTHS_MIN_MAX = 120;

        public Days {
            days = List.copyOf(days);
            if (days.isEmpty()
                    || days.size() > DAYS_MAX
                    || monthsMin < 0
                    || monthsMin > MONTHS_MIN_MAX) {
                throw new IllegalArgumentException("days or months out of range");
            }
        }

        @Override
        public Instant of(Instant earnedAt, ZoneId zone) {
            LocalDate earliest = earnedAt.atZone(zone).toLocalDate().plusMonths(monthsMin);
            LocalDate soonest = null;
            for (MonthDay day : days) {
                LocalDate next = day.atYear(earliest.getYear());
                if (next.isBefore(earliest)) {
                    next = day.atYear(earliest.getYear() + 1);
                }
                if (soonest == null || next.isBefore(soonest)) {
                    soonest = next;
                }
            }
            return afterDay(soonest == null ? earliest : soonest, zone);
        }
    }

    /**
     * All points of the wallet expire together, when the member has done nothing for a while.
     *
     * @param idle for how long
     * @param activities the kinds that count as doing something, by name
     */
    record Idle(Months idle, Set<String> activities) implements Expiry {
        public Idle {
            activities = Set.copyOf(activities);
        }

        @Override
        public Instant of(Instant earnedAt, ZoneId zone) {
            return idle.of(earnedAt, zone);
        }

        @Override
        public boolean renewedBy(String activity) {
            return activities.contains(activity);
        }
    }

    /** What points live to the end of. */
    enum End {
        DAY,
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR;

        LocalDate of(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case QUARTER -> endOf(day, day.get(IsoFields.QUARTER_OF_YEAR) * 3);
                case HALF_YEAR -> endOf(day, day.getMonthValue() <= 6 ? 6 : 12);
                case YEAR -> endOf(day, 12);
            };
        }

        private static LocalDate endOf(LocalDate day, int month) {
            return day.withDayOfMonth(1).withMonth(month).with(TemporalAdjusters.lastDayOfMonth());
        }
    }

    private static Instant afterDay(LocalDate lastDay, ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
