package io.ladder.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * How much was counted, by the days on which what is counted together begins.
 *
 * @param days since 1970-01-01, ascending
 * @param amounts one for each, 0 or more
 */
public record Tally(List<Long> days, List<Long> amounts) {
    public static final Tally NOTHING = new Tally(List.of(), List.of());

    public Tally {
        days = List.copyOf(days);
        amounts = List.copyOf(amounts);
        if (days.size() != amounts.size()) {
            throw new IllegalArgumentException("each day has an amount");
        }
    }

    /**
     * The tally with so much more.
     *
     * @param day on which what it is counted with begins
     * @param oldest the first day that is still of interest; what is older is forgotten
     */
    public Tally with(long day, long amount, long oldest) {
        var laterDays = new ArrayList<Long>(days.size() + 1);
        var laterAmounts = new ArrayList<Long>(days.size() + 1);
        long here = amount;
        int at = 0;
        for (int each = 0; each < days.size(); each++) {
            if (days.get(each) == day) {
                here = Math.addExact(here, amounts.get(each));
            } else if (days.get(each) >= oldest) {
                laterDays.add(days.get(each));
                laterAmounts.add(amounts.get(each));
                at += days.get(each) < day ? 1 : 0;
            }
        }
        laterDays.add(at, day);
        laterAmounts.add(at, here);
        return new Tally(laterDays, laterAmounts);
    }

    /** What was counted from a day on. */
    long since(long day) {
        long sum = 0;
        for (int each = days.size() - 1; each >= 0 && days.get(each) >= day; each--) {
            sum += amounts.get(each);
        }
        return sum;
    }
}
