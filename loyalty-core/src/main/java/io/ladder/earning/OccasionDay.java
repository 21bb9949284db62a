package io.ladder.earning;

import io.ladder.journal.Remembered;
import io.ladder.rule.AttributeRules;
import io.ladder.tally.Purchases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On which days an occasion is. */
public sealed interface OccasionDay {

    /**
     * The first day of an occasion that is not before another.
     *
     * @return null for none
     */
    @Nullable LocalDate next(Remembered member, ZoneId zone, LocalDate from);

    /**
     * So many days before a day of the year that is told of the member, each year.
     *
     * @param daysBefore 0 or more
     */
    record Told(String attribute, int daysBefore) implements OccasionDay {
        @Override
        public @Nullable LocalDate next(Remembered member, ZoneId zone, LocalDate from) {
            MonthDay day = AttributeRules.day(member.attributes().values().get(attribute));
            return day == null ? null : next(day, from, daysBefore);
        }

        private static LocalDate next(MonthDay day, LocalDate from, int daysBefore) {
            LocalDate earliest = from.plusDays(daysBefore);
            LocalDate that = day.atYear(earliest.getYear());
            LocalDate coming = that.isBefore(earliest) ? day.atYear(earliest.getYear() + 1) : that;
            return coming.minusDays(daysBefore);
        }
    }

    /** The day on which the member joined, each year after the first. */
    record Anniversary() implements OccasionDay {
        @Override
        public @Nullable LocalDate next(Remembered member, ZoneId zone, LocalDate from) {
            Instant since = member.tallies().since();
            if (since == null) {
                return null;
            }
            LocalDate joined = since.atZone(zone).toLocalDate();
            int years = Math.max(1, from.getYear() - joined.getYear());
            LocalDate that = joined.plusYears(years);
            return that.isBefore(from) ? joined.plusYears(years + 1L) : that;
        }
    }

    /**
     * Days of a calendar.
     *
     * @param calendar as the file calls it
     */
    record Dates(String calendar, List<LocalDate> days) implements OccasionDay {
        public Dates {
            days = days.stream().sorted().toList();
        }

        @Override
        public @Nullable LocalDate next(Remembered member, ZoneId zone, LocalDate from) {
            for (LocalDate day : days) {
                if (!day.isBefore(from)) {
                    return day;
                }
            }
            return null;
        }
    }

    /**
     * So many days after the last purchase, if none has come since.
     *
     * @param days 1 or more
     * @param purchases after exactly so many purchases; 0 after however many
     */
    record Quiet(int days, int purchases) implements OccasionDay {
        public Quiet {
            if (days < 1 || purchases < 0) {
                throw new IllegalArgumentException("it is quiet for days, after purchases");
            }
        }

        @Override
        public @Nullable LocalDate next(Remembered member, ZoneId zone, LocalDate from) {
            Purchases bought = member.tallies().purchases();
            if (bought == null || (purchases > 0 && bought.count() != purchases)) {
                return null;
            }
            Instant last = bought.last();
            if (last == null) {
                return null;
            }
            LocalDate due = last.atZone(zone).toLocalDate().plusDays(days);
            return due.isBefore(from) ? null : due;
        }
    }
}
