package io.ladder.rule;

import io.ladder.journal.Slot;
import io.ladder.tally.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points for purchases in so many days, weeks or months without a gap, by the calendar.
 *
 * @param each a day, a week or a month
 * @param length how many of them, {@value #LENGTH_MIN} to {@value #LENGTH_MAX}
 * @param points for a streak, 1 or more
 * @param again whether it begins anew when it is complete
 */
public record Streak(Period each, int length, long points, boolean again) implements Earning {
    public static final int LENGTH_MIN = 2;
    public static final int LENGTH_MAX = 366;

    /**
     * The number of what a streak is of, the first day of the last of them with a purchase, how
     * many there are without a gap up to it, and how many streaks are complete.
     */
    private static final int FORMAT = 5;

    private static final int DAY_AT = 1;
    private static final int LENGTH_AT = 2;
    private static final int COMPLETE_AT = 3;

    public Streak {
        if (length < LENGTH_MIN || length > LENGTH_MAX || points < 1) {
            throw new IllegalArgumentException("length or points out of range");
        }
    }

    @Override
    public Offer offer(Case purchase) {
        Slot slot = purchase.slot();
        LocalDate date = purchase.circumstances().local().toLocalDate();
        if (complete(slot) > 0 && !again) {
            return new Offer(0, null, () -> "The streak is complete.");
        }
        LocalDate first = each.beginning(date);
        if (slot != null
                && slot.numbers().getFirst() == each.number()
                && slot.numbers().get(DAY_AT) == first.toEpochDay()) {
            return new Offer(0, null, () -> "This " + each.text() + " has counted already.");
        }
        long there = Math.addExact(there(slot, date), 1);
        boolean isComplete = there >= length;
        return new Offer(
                isComplete ? points : 0,
                Slot.of(
                        FORMAT,
                        each.number(),
                        first.toEpochDay(),
                        isComplete ? 0 : there,
                        Math.addExact(complete(slot), isComplete ? 1 : 0)),
                () ->
                        "It is the "
                                + each.text()
                                + " number "
                                + there
                                + " of "
                                + length
                                + " without a gap.");
    }

    @Override
    public boolean remembers(int format) {
        return format == FORMAT;
    }

    @Override
    public @Nullable Progress progress(Outlook member, @Nullable Slot slot) {
        if (complete(slot) > 0 && !again) {
            return null;
        }
        long there = Math.min(there(slot, member.date()), length);
        return new Progress(
                switch (each) {
                    case DAY -> Progress.Counts.DAYS;
                    case WEEK -> Progress.Counts.WEEKS;
                    default -> Progress.Counts.MONTHS;
                },
                there,
                length,
                points,
                there == 0 ? null : lastDay(slot));
    }

    /** How many there are without a gap up to a date or the one before it. */
    private long there(@Nullable Slot slot, LocalDate date) {
        LocalDate last = lastDay(slot);
        return slot == null || last == null || date.isAfter(last)
                ? 0
                : slot.numbers().get(LENGTH_AT);
    }

    /** The last day on which the streak can go on. */
    private @Nullable LocalDate lastDay(@Nullable Slot slot) {
        if (slot == null || slot.numbers().getFirst() != each.number()) {
            return null;
        }
        LocalDate end = each.end(LocalDate.ofEpochDay(slot.numbers().get(DAY_AT)));
        return end == null ? null : each.end(end.plusDays(1));
    }

    private static long complete(@Nullable Slot slot) {
        return slot == null ? 0 : slot.numbers().get(COMPLETE_AT);
    }
}
