package io.ladder.rule;

import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import io.ladder.tally.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many points a rule gives to one member at most.
 *
 * @param perPurchase for one purchase; 0 for no limit
 * @param perPeriod in each period that is named
 */
public record Caps(long perPurchase, Map<Period, Long> perPeriod) {
    public static final Caps NONE = new Caps(0, Map.of());

    /** For each capped period the number of it, its first day, and what was given in it. */
    private static final int FORMAT = 1;

    private static final int NUMBERS = 3;
    private static final String SLOT = "cap:";

    public Caps {
        perPeriod = Map.copyOf(perPeriod);
    }

    /** How many of so many points may be given. */
    long within(long points, String rule, Circumstances circumstances, Turn turn) {
        Slot slot = perPeriod.isEmpty() ? null : turn.slot(SLOT + rule);
        return within(points, slot, () -> date(circumstances));
    }

    /** How many of so many points may be given to a member. */
    long within(long points, String rule, Outlook member) {
        return within(points, member.slots().get(SLOT + rule), member::date);
    }

    private long within(long points, @Nullable Slot slot, Supplier<LocalDate> date) {
        long left = perPurchase == 0 ? points : Math.min(points, perPurchase);
        if (!perPeriod.isEmpty()) {
            Map<Period, Long> given = given(slot, date.get());
            for (Map.Entry<Period, Long> cap : perPeriod.entrySet()) {
                left = Math.min(left, cap.getValue() - given.getOrDefault(cap.getKey(), 0L));
            }
        }
        return Math.max(0, left);
    }

    /** Remembers what was given. */
    void count(long points, String rule, Circumstances circumstances, Turn turn) {
        Slot slot = points == 0 ? null : turn.slot(SLOT + rule);
        if (points == 0 || (perPeriod.isEmpty() && slot == null)) {
            return;
        }
        LocalDate date = date(circumstances);
        Map<Period, Long> given = given(slot, date);
        var numbers = new ArrayList<Long>();
        for (Period period : Period.values()) {
            // A version without the cap goes on counting: the next may have it again.
            if (perPeriod.containsKey(period) || counted(slot, period)) {
                numbers.add(period.number());
                numbers.add(period.beginning(date).toEpochDay());
                numbers.add(Math.addExact(given.getOrDefault(period, 0L), points));
            }
        }
        turn.remember(SLOT + rule, new Slot(FORMAT, numbers));
    }

    private static boolean counted(@Nullable Slot slot, Period period) {
        if (slot != null) {
            for (int at = 0; at < slot.numbers().size(); at += NUMBERS) {
                if (slot.numbers().get(at) == period.number()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalDate date(Circumstances circumstances) {
        return circumstances.local().toLocalDate();
    }

    private static Map<Period, Long> given(@Nullable Slot slot, LocalDate date) {
        var given = new EnumMap<Period, Long>(Period.class);
        List<Long> numbers = slot == null ? List.of() : slot.numbers();
        for (int at = 0; at < numbers.size(); at += NUMBERS) {
            for (Period period : Period.values()) {
                if (period.number() == numbers.get(at)
                        && period.beginning(date).toEpochDay() == numbers.get(at + 1)) {
                    given.put(period, numbers.get(at + 2));
                }
            }
        }
        return given;
    }
}
