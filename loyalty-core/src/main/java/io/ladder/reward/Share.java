package io.ladder.reward;

import io.ladder.journal.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member brought in and what rewards for them cost, month by month, in minor units.
 *
 * @param months oldest first; those in which nothing was are left out
 */
record Share(List<Month> months) {
    private static final int FORMAT = 1;
    private static final int NUMBERS = 3;
    private static final int MONTHS_OF_A_YEAR = 12;

    /**
     * A month.
     *
     * @param number months since the year 0
     */
    record Month(long number, long broughtIn, long given) {}

    Share {
        months = List.copyOf(months);
    }

    static Share of(@Nullable Slot slot) {
        var months = new ArrayList<Month>();
        List<Long> numbers = slot == null ? List.of() : slot.numbers();
        for (int at = 0; at < numbers.size(); at += NUMBERS) {
            months.add(new Month(numbers.get(at), numbers.get(at + 1), numbers.get(at + 2)));
        }
        return new Share(months);
    }

    Slot slot() {
        var numbers = new ArrayList<Long>();
        for (Month month : months) {
            numbers.addAll(List.of(month.number, month.broughtIn, month.given));
        }
        return new Slot(FORMAT, numbers);
    }

    private static long numberOf(LocalDate day) {
        return (long) day.getYear() * MONTHS_OF_A_YEAR + day.getMonthValue() - 1;
    }

    /**
     * The same with more in the month of a day; months before the last few are forgotten.
     *
     * @param few how many are kept, the newest among them
     */
    Share with(LocalDate day, long broughtIn, long given, int few) {
        long number = numberOf(day);
        long newest = months.isEmpty() ? number : Math.max(number, months.getLast().number);
        var kept = new ArrayList<Month>();
        boolean added = false;
        for (Month month : months) {
            if (month.number > number && !added) {
                kept.add(new Month(number, broughtIn, given));
                added = true;
            }
            boolean same = month.number == number;
            kept.add(
                    same
                            ? new Month(
                                    number,
                                    Math.addExact(month.broughtIn, broughtIn),
                                    Math.addExact(month.given, given))
                            : month);
            added |= same;
        }
        if (!added) {
            kept.add(new Month(number, broughtIn, given));
        }
        kept.removeIf(month -> month.number <= newest - few);
        return new Share(kept);
    }

    /** The same where a reward of a day was given back, if that month is still known. */
    Share without(LocalDate day, long given) {
        long number = numberOf(day);
        return new Share(
                months.stream()
                        .map(month ->
                                month.number == number
                                        ? new Month(
                                                number,
                                                month.broughtIn,
                                                Math.max(0, month.given - given))
                                        : month)
                        .toList());
    }

    /** What was brought in within the last few months up to a day. */
    long broughtIn(LocalDate day, int few) {
        return months.stream()
                .filter(month -> within(month, day, few))
                .mapToLong(Month::broughtIn)
                .reduce(0, Math::addExact);
    }

    /** What was given within the last few months up to a day. */
    long given(LocalDate day, int few) {
        return months.stream()
                .filter(month -> within(month, day, few))
                .mapToLong(Month::given)
                .reduce(0, Math::addExact);
    }

    private static boolean within(Month month, LocalDate day, int few) {
        long last = numberOf(day);
        return month.number <= last && month.number > last - few;
    }
}
