package io.ladder.tally;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spans of the calendar in which something is counted anew, in the programme's time zone. */
public enum Period {
    DAY(1),
    /** From Monday on. */
    WEEK(2),
    MONTH(3),
    QUARTER(4),
    YEAR(5),
    /** All of a membership. */
    EVER(6);

    /** As files name them. */
    public static final List<String> NAMES = Stream.of(values()).map(Period::text).toList();

    private static final int MONTHS_OF_A_QUARTER = 3;

    private final long number;

    Period(long number) {
        this.number = number;
    }

    /** What stands for it in what rules remember. */
    public long number() {
        return number;
    }

    /** As files name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period of that name, which must be one. */
    public static Period of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The period of that number, which must be one. */
    public static Period of(long number) {
        for (Period period : values()) {
            if (period.number == number) {
                return period;
            }
        }
        throw new IllegalArgumentException("no period: " + number);
    }

    /** The last day of the period that a date is in; null where it has none. */
    public @Nullable LocalDate end(LocalDate date) {
        return this == EVER ? null : next(date).minusDays(1);
    }

    /** The first day of the period after that which a date is in; {@link #EVER} has none. */
    public LocalDate next(LocalDate date) {
        LocalDate next = after(beginning(date));
        if (next == null) {
            throw new IllegalArgumentException("nothing comes after ever");
        }
        return next;
    }

    /** The first day of the period that a date is in. */
    public LocalDate beginning(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER ->
                    date.withDayOfMonth(1)
                            .minusMonths((date.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
            case YEAR -> date.withDayOfYear(1);
            case EVER -> LocalDate.EPOCH;
        };
    }

    /** The first day of the next period; null where there is none. */
    public @Nullable LocalDate after(LocalDate beginning) {
        return switch (this) {
            case DAY -> beginning.plusDays(1);
            case WEEK -> beginning.plusWeeks(1);
            case MONTH -> beginning.plusMonths(1);
            case QUARTER -> beginning.plusMonths(MONTHS_OF_A_QUARTER);
            case YEAR -> beginning.plusYears(1);
            case EVER -> null;
        };
    }
}
