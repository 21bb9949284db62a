package io.ladder.rule;

import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionFailure;
import io.ladder.schedule.Schedule;
import io.ladder.shared.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Something that must be so for a rule to apply. */
public sealed interface Condition {

    /**
     * Whether it is so.
     *
     * @throws ExpressionFailure where it cannot be computed
     */
    boolean holds(Case purchase) throws ExpressionFailure;

    /** What it asks, to be read behind "It applies ". */
    String words();

    /** Whether it asks for the time only, so that whoever it turns away may come again. */
    default boolean ofTime() {
        return switch (this) {
            case OnWeekdays _, AtHours _, OnDates _, OnSchedule _, During _ -> true;
            case InShops _, ByChannels _, PaidWith _, OnRungs _, BasketFrom _, Where _ -> false;
        };
    }

    /** In one of some shops. */
    record InShops(Set<String> shops) implements Condition {
        public InShops {
            shops = Set.copyOf(shops);
        }

        @Override
        public boolean holds(Case purchase) {
            String shop = purchase.circumstances().purchase().shop();
            return shop != null && shops.contains(shop);
        }

        @Override
        public String words() {
            return "in " + listed(shops);
        }
    }

    /** By one of some channels. */
    record ByChannels(Set<String> channels) implements Condition {
        public ByChannels {
            channels = Set.copyOf(channels);
        }

        @Override
        public boolean holds(Case purchase) {
            String channel = purchase.circumstances().purchase().channel();
            return channel != null && channels.contains(channel);
        }

        @Override
        public String words() {
            return "by " + listed(channels);
        }
    }

    /** Paid, at least in part, with one of some means. */
    record PaidWith(Set<String> means) implements Condition {
        public PaidWith {
            means = Set.copyOf(means);
        }

        @Override
        public boolean holds(Case purchase) {
            for (String each : purchase.circumstances().purchase().paymentMeans()) {
                if (means.contains(each)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "when paid with " + listed(means);
        }
    }

    /** On some days of the week. */
    record OnWeekdays(Set<DayOfWeek> days) implements Condition {
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
            return day.name().charAt(0)
                    + day.name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * At some times of the day.
     *
     * @param spans at least one
     */
    record AtHours(List<Span> spans) implements Condition {
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
    record OnDates(String name, Set<LocalDate> dates) implements Condition {
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
    record OnSchedule(Schedule schedule) implements Condition {
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
    record During(@Nullable Instant from, @Nullable Instant until) implements Condition {
        @Override
        public boolean holds(Case purchase) {
            Instant at = purchase.circumstances().at();
            return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        }

        @Override
        public String words() {
            return (from == null ? "" : "from " + from)
                    + (from == null || until == null ? "" : " ")
                    + (until == null ? "" : "before " + until);
        }
    }

    /** Where the member stood on one of some rungs before the purchase. */
    record OnRungs(String ladder, Set<String> rungs) implements Condition {
        public OnRungs {
            rungs = Set.copyOf(rungs);
        }

        @Override
        public boolean holds(Case purchase) {
            String rung = purchase.circumstances().rungs().get(ladder);
            return rung != null && rungs.contains(rung);
        }

        @Override
        public String words() {
            return "to " + listed(rungs);
        }
    }

    /**
     * Where the lines that the rule is about cost enough.
     *
     * @param least in the programme's currency, above 0
     */
    record BasketFrom(Money least) implements Condition {
        @Override
        public boolean holds(Case purchase) {
            return purchase.chosen().minor() >= least.minor();
        }

        @Override
        public String words() {
            return "from " + least + " up";
        }
    }

    /** Where an expression says so. */
    record Where(Expression<Case> expression) implements Condition {
        @Override
        public boolean holds(Case purchase) throws ExpressionFailure {
            return expression.holds(purchase.facts());
        }

        @Override
        public String words() {
            return "where " + expression.source();
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
