package io.ladder.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is counted together: the last days, or a period of the calendar or of a membership. */
public sealed interface Window {
    /** For how many periods after its own what was reached in one can count at most. */
    int KEPT_MAX = 2;

    /** All that ever was. */
    static Window ever() {
        return new Of(Period.EVER);
    }

    /** The first day of what a day is counted with. */
    LocalDate beginning(LocalDate date, LocalDate since);

    /** The first day that counts on a day. */
    LocalDate first(LocalDate date, LocalDate since);

    /** The first day of which something can still count on a day, whatever is kept. */
    LocalDate oldest(LocalDate date, LocalDate since);

    /**
     * When so much ceases to be reached if nothing more is counted: the first moment at which it is
     * not; the distant past where it is not reached, the distant future where it is for ever.
     *
     * @param kept for how many periods after its own what was reached in one counts
     */
    Instant heldUntil(Tally tally, long least, int kept, Tallies of, ZoneId zone);

    /** How much is counted on a day. */
    default long sum(Tally tally, LocalDate date, LocalDate since) {
        return tally.since(first(date, since).toEpochDay());
    }

    /**
     * Today and the days before it.
     *
     * @param count 1 to {@value #MAX}
     */
    record Days(int count) implements Window {
        /** Two years and a day: each day on which something was counted is kept. */
        public static final int MAX = 731;

        public Days {
            if (count < 1 || count > MAX) {
                throw new IllegalArgumentException("a window has 1 to " + MAX + " days");
            }
        }

        @Override
        public LocalDate beginning(LocalDate date, LocalDate since) {
            return date;
        }

        @Override
        public LocalDate first(LocalDate date, LocalDate since) {
            return date.minusDays(count - 1);
        }

        @Override
        public LocalDate oldest(LocalDate date, LocalDate since) {
            return first(date, since);
        }

        @Override
        public Instant heldUntil(Tally tally, long least, int kept, Tallies of, ZoneId zone) {
            long sum = 0;
            for (int each = tally.days().size() - 1; each >= 0; each--) {
                sum += tally.amounts().get(each);
                if (sum >= least) {
                    return LocalDate.ofEpochDay(tally.days().get(each) + count)
                            .atStartOfDay(zone)
                            .toInstant();
                }
            }
            return Instant.MIN;
        }
    }

    /** A period of the calendar. */
    record Of(Period period) implements Window {

        @Override
        public LocalDate beginning(LocalDate date, LocalDate since) {
            return period.beginning(date);
        }

        @Override
        public LocalDate first(LocalDate date, LocalDate since) {
            return period.beginning(date);
        }

        @Override
        public LocalDate oldest(LocalDate date, LocalDate since) {
            LocalDate oldest = period.beginning(date);
            for (int back = 0; back < KEPT_MAX; back++) {
                oldest = period == Period.EVER ? oldest : period.beginning(oldest.minusDays(1));
            }
            return oldest;
        }

        @Override
        public Instant heldUntil(Tally tally, long least, int kept, Tallies of, ZoneId zone) {
            LocalDate reached = newest(tally, least);
            return reached == null ? Instant.MIN : end(reached, kept, zone);
        }

        private Instant end(LocalDate beginning, int kept, ZoneId zone) {
            LocalDate end = beginning;
            for (int each = 0; each <= kept; each++) {
                end = period.after(end);
                if (end == null) {
                    return Instant.MAX;
                }
            }
            return end.atStartOfDay(zone).toInstant();
        }
    }

    /** A year of the membership, from one day of joining to the next. */
    record OfMembership() implements Window {

        @Override
        public LocalDate beginning(LocalDate date, LocalDate since) {
            return since.plusYears(year(date, since));
        }

        @Override
        public LocalDate first(LocalDate date, LocalDate since) {
            return beginning(date, since);
        }

        @Override
        public LocalDate oldest(LocalDate date, LocalDate since) {
            return since.plusYears(year(date, since) - KEPT_MAX);
        }

        @Override
        public Instant heldUntil(Tally tally, long least, int kept, Tallies of, ZoneId zone) {
            LocalDate reached = newest(tally, least);
            if (reached == null) {
                return Instant.MIN;
            }
            LocalDate since = of.since(zone);
            return since.plusYears(year(reached, since) + 1 + kept).atStartOfDay(zone).toInstant();
        }

        /** Which year of the membership a day is in, from 0; below for days before it. */
        private static long year(LocalDate date, LocalDate since) {
            long year = ChronoUnit.YEARS.between(since, date);
            if (since.plusYears(year).isAfter(date)) {
                return year - 1;
            }
            // Who joined on 29 February begins a year on the 28th where there is no 29th.
            return since.plusYears(year + 1).isAfter(date) ? year : year + 1;
        }
    }

    /** The newest beginning with which so much was counted; null where there is none. */
    private static @Nullable LocalDate newest(Tally tally, long least) {
        for (int each = tally.days().size() - 1; each >= 0; each--) {
            if (tally.amounts().get(each) >= least) {
                return LocalDate.ofEpochDay(tally.days().get(each));
            }
        }
        return null;
    }
}
