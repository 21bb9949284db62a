package io.ladder.rule;

import io.ladder.journal.Slot;
import io.ladder.rule.Accrual.Measure;
import io.ladder.tally.Period;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points when all that was bought reaches marks: of money, of pieces, or of purchases.
 *
 * @param measure what is counted
 * @param marks rising, 1 to {@value #MARKS_MAX}
 * @param anew after which period counting begins again
 */
public record Threshold(Measure measure, List<Mark> marks, Period anew) implements Earning {
    public static final int MARKS_MAX = 32;

    /** The highest mark, in minor units, whole pieces or purchases. */
    public static final long TOTAL_MAX = 1_000_000_000;

    /** The number of the measure, that of the period, its first day, and what was counted. */
    private static final int FORMAT = 3;

    private static final int PERIOD_AT = 1;
    private static final int DAY_AT = 2;
    private static final int TOTAL_AT = 3;

    /**
     * Points for a total.
     *
     * @param total in the unit of what is counted, 1 or more
     * @param points 1 or more
     */
    public record Mark(long total, long points) {
        public Mark {
            if (total < 1 || points < 1) {
                throw new IllegalArgumentException("a mark out of range");
            }
        }
    }

    public Threshold {
        marks = List.copyOf(marks);
        if (marks.isEmpty() || marks.size() > MARKS_MAX) {
            throw new IllegalArgumentException("too few marks or too many");
        }
        for (int index = 1; index < marks.size(); index++) {
            if (marks.get(index).total <= marks.get(index - 1).total) {
                throw new IllegalArgumentException("marks rise");
            }
        }
    }

    @Override
    public Offer offer(Case purchase) {
        LocalDate date = purchase.circumstances().local().toLocalDate();
        long before = total(purchase.slot(), date);
        long total = Math.addExact(before, measure.of(purchase.chosen()));
        long earned = 0;
        for (Mark mark : marks) {
            if (mark.total > before && mark.total <= total) {
                earned = Math.addExact(earned, mark.points);
            }
        }
        long offered = earned;
        return new Offer(
                offered,
                Slot.of(
                        FORMAT,
                        measure.number(),
                        anew.number(),
                        anew.beginning(date).toEpochDay(),
                        total),
                () ->
                        "What was bought comes to "
                                + words(total, purchase)
                                + (offered == 0
                                        ? ", which reaches no further mark."
                                        : "; the marks that it reaches give " + offered + "."));
    }

    @Override
    public boolean remembers(int format) {
        return format == FORMAT;
    }

    @Override
    public @Nullable Progress progress(Outlook member, @Nullable Slot slot) {
        long total = total(slot, member.date());
        for (Mark mark : marks) {
            if (mark.total > total) {
                return new Progress(
                        measure.counts(), total, mark.total, mark.points, anew.end(member.date()));
            }
        }
        return null;
    }

    private String words(long total, Case purchase) {
        Currency currency =
                purchase.circumstances().purchase().lines().getFirst().amount().currency();
        return measure.counts().words(total, currency);
    }

    /** What was counted so far; nothing where another version counted something else. */
    private long total(@Nullable Slot slot, LocalDate date) {
        return slot != null
                        && slot.numbers().getFirst() == measure.number()
                        && slot.numbers().get(PERIOD_AT) == anew.number()
                        && slot.numbers().get(DAY_AT) == anew.beginning(date).toEpochDay()
                ? slot.numbers().get(TOTAL_AT)
                : 0;
    }
}
