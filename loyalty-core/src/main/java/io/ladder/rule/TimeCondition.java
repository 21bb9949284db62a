package io.ladder.rule;

import io.ladder.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition that asks for the time. */
public sealed interface TimeCondition extends Condition {
    /** On some days of the week. */
    record OnWeekdays(Set<DayOfWeek> days) implements TimeCondition {
        public OnWeekdays {
            days = Set.copyOf(days);
        }

        @Override
        public boolean holds(Case purchase) {
            return days.contains(purchase.circumstances().local().getDayOfWeek());
        }

        @Override
        public String words() {
            return "on "
                    + String.join(
                            ", ", EnumSet.copyOf(days).stream().map(OnWeekdays::word).toList());
        }

        private static String word(DayOfWeek day) {
            return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * At some times of the day.
     *
     * @param spans at least one
     */
    record AtHours(List<Span> spans) implements TimeCondition {
        public AtHours {
            spans = List.copyOf(spans);
        }

        /**
         * From one time to before another; over midnight where that is the earlier one, for all of
         * the day where both are the same.
         */
        public record Span(LocalTime from, LocalTime to) {
            boolean has(LocalTime time) {
                boolean begun = !time.isBefore(from);
                boolean over = !time.isBefore(to);
                return from.isBefore(to) ? begun && !over : begun || !over;
            }
        }

        @Override
        public boolean holds(Case purchase) {
            LocalTime time = purchase.circumstances().local().toLocalTime();
            for (Span span : spans) {
                if (span.has(time)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "from "
                    + String.join(
                            ", ",
                            spans.stream().map(span -> span.from + " to " + span.to).toList());
        }
    }

    /**
     * On some dates.
     *
     * @param name as the file calls them
     */
    record OnDates(String name, Set<LocalDate> dates) implements TimeCondition {
        public OnDates {
            dates = Set.copyOf(dates);
        }

        @Override
        public boolean holds(Case purchase) {
            return dates.contains(purchase.circumstances().local().toLocalDate());
        }

        @Override
        public String words() {
            return "on days of the calendar " + name;
        }
    }

    /** Within one of the spans of a schedule. */
    record OnSchedule(Schedule schedule) implements TimeCondition {
        @Override
        public boolean holds(Case purchase) {
            return schedule.has(purchase.circumstances().local().toLocalDateTime());
        }

        @Override
        public String words() {
            return "on the schedule " + schedule;
        }
    }

    /**
     * From one moment to before another.
     *
     * @param from null for ever since
     * @param until null for ever
     */
    record During(@Nullable Instant from, @Nullable Instant until) implements TimeCondition {
        @Override
        public boolean holds(Case purchase) {
            return has(purchase.circumstances().at());
        }

        @Override
        public boolean mayHold(Outlook member) {
            return has(member.local().toInstant());
        }

        private boolean has(Instant at) {
            return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        }

        @Override
        public String words() {
            return (from == null ? "" : "from " + from)
                    + (from == null || until == null ? "" : " ")
                    + (until == null ? "" : "before " + until);
        }
    }

    /**
     * Around a day of the year that is told of the member, such as a birthday.
     *
     * @param before how many days before it, 0 or more
     * @param after how many days after it, 0 or more
     */
    record AroundDay(String attribute, int before, int after) implements TimeCondition {
        @Override
        public boolean holds(Case purchase) {
            MonthDay day =
                    AttributeRules.day(
                            purchase.circumstances().attributes().values().get(attribute));
            if (day == null) {
                return false;
            }
            LocalDate today = purchase.circumstances().local().toLocalDate();
            for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
                LocalDate that = day.atYear(year);
                if (!today.isBefore(that.minusDays(before))
                        && !today.isAfter(that.plusDays(after))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "from " + before + " days before to " + after + " days after the " + attribute;
        }
    }
}
