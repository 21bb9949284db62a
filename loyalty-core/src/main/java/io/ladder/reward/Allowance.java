package io.ladder.reward;

import io.ladder.tally.Period;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often one member may have a reward.
 *
 * @param most 1 or more, in each period that is named; where it names none there is no limit
 */
public record Allowance(Map<Period, Integer> most) {
    public static final Allowance UNLIMITED = new Allowance(Map.of());

    public Allowance {
        most = Map.copyOf(most);
        if (most.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("an allowance is at least one");
        }
    }

    /** At most so many in a period. */
    public static Allowance of(int count, Period period) {
        return new Allowance(Map.of(period, count));
    }

    /** How many a member may have in a period; null where that is not limited. */
    public @Nullable Integer in(Period period) {
        return most.get(period);
    }

    /** The only period of the calendar that is limited; null where none is. */
    public @Nullable Period period() {
        return most.keySet().stream()
                .filter(period -> period != Period.EVER)
                .findFirst()
                .orElse(null);
    }

    /**
     * What is left to a member.
     *
     * @param count how many more
     * @param renewal the day from which there are more; null where there never will be
     */
    public record Left(long count, @Nullable LocalDate renewal) {}

    /** What is left on a day; null where there is no limit. */
    @Nullable Left left(Uses uses, LocalDate today) {
        Left least = null;
        // From the shortest period on, so that of several that leave as little the longest counts.
        for (Map.Entry<Period, Integer> limit : sorted().entrySet()) {
            Period period = limit.getKey();
            long count = Math.max(0, limit.getValue() - uses.in(period, today));
            if (least == null || count <= least.count()) {
                least = new Left(count, period == Period.EVER ? null : period.next(today));
            }
        }
        return least;
    }

    private Map<Period, Integer> sorted() {
        var sorted = new EnumMap<Period, Integer>(Period.class);
        sorted.putAll(most);
        return sorted;
    }
}
