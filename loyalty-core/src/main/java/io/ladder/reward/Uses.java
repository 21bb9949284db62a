package io.ladder.reward;

import io.ladder.journal.Slot;
import io.ladder.tally.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a member had a reward, or how much of something. All periods are counted, for the
 * version that limits one.
 *
 * @param last the day of the last time; null where that is not known
 * @param within how much in each period that this day is in, {@link Period#EVER} among them
 */
record Uses(@Nullable LocalDate last, Map<Period, Long> within) {
    /** Only how often in all. */
    private static final int FORMAT_OF_BEFORE = 1;

    /** How often in all, the last day, and how often on it and in its week, month and so on. */
    private static final int FORMAT = 2;

    private static final List<Period> PERIODS =
            List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR);

    Uses {
        within = Map.copyOf(within);
    }

    /** What a slot remembers. */
    static Uses of(@Nullable Slot slot) {
        if (slot == null) {
            return new Uses(null, Map.of());
        }
        List<Long> numbers = slot.numbers();
        var within = new EnumMap<Period, Long>(Period.class);
        within.put(Period.EVER, numbers.getFirst());
        if (slot.format() == FORMAT_OF_BEFORE) {
            return new Uses(null, within);
        }
        for (int index = 0; index < PERIODS.size(); index++) {
            within.put(PERIODS.get(index), numbers.get(index + 2));
        }
        return new Uses(LocalDate.ofEpochDay(numbers.get(1)), within);
    }

    /** How much in the period that a day is in. */
    long in(Period period, LocalDate day) {
        return counts(period, day) ? within.getOrDefault(period, 0L) : 0;
    }

    private boolean counts(Period period, LocalDate day) {
        return period == Period.EVER
                || (last != null && period.beginning(last).equals(period.beginning(day)));
    }

    /** The same with more on a day. */
    Uses plus(long amount, LocalDate day) {
        var more = new EnumMap<Period, Long>(Period.class);
        more.put(Period.EVER, Math.addExact(in(Period.EVER, day), amount));
        PERIODS.forEach(period -> more.put(period, in(period, day) + amount));
        return new Uses(day, more);
    }

    /**
     * The same without what was given back.
     *
     * @param day of what is given back; null where it is not known
     */
    Uses minus(long amount, @Nullable LocalDate day) {
        var less = new EnumMap<Period, Long>(Period.class);
        within.forEach((period, count) -> {
            boolean counted = period == Period.EVER || (day != null && counts(period, day));
            less.put(period, Math.max(0, count - (counted ? amount : 0)));
        });
        return new Uses(last, less);
    }

    Slot slot() {
        long ever = within.getOrDefault(Period.EVER, 0L);
        LocalDate day = last;
        if (day == null) {
            return Slot.of(FORMAT_OF_BEFORE, ever);
        }
        var numbers = new ArrayList<Long>(List.of(ever, day.toEpochDay()));
        PERIODS.forEach(period -> numbers.add(within.getOrDefault(period, 0L)));
        return new Slot(FORMAT, numbers);
    }
}
