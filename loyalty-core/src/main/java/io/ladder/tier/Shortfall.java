package io.ladder.tier;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A criterion that a member does not meet.
 *
 * @param rung the rung that asks for it
 * @param have how many pieces count now, or how much is counted; for answers the latest score; 0
 *     where there are several ways, each of which has its own
 * @param ways what each way lacks, in their order, where the criterion is met by one of several
 */
public record Shortfall(String rung, Criterion criterion, long have, List<Shortfall> ways) {
    public Shortfall {
        ways = List.copyOf(ways);
    }

    /** What a criterion lacks that is met in one way only. */
    public Shortfall(String rung, Criterion criterion, long have) {
        this(rung, criterion, have, List.of());
    }

    /**
     * What a criterion lacks by what it counts now.
     *
     * @param have how much counts for a criterion that is no choice of ways; asked once for each,
     *     in their order
     */
    public static Shortfall of(String rung, Criterion criterion, ToLongFunction<Criterion> have) {
        return criterion instanceof Criterion.AnyOf anyOf
                ? new Shortfall(
                        rung,
                        criterion,
                        0,
                        anyOf.alternatives().stream().map(each -> of(rung, each, have)).toList())
                : new Shortfall(rung, criterion, have.applyAsLong(criterion));
    }

    /** How much counts for each part that is no choice of ways, in their order. */
    public List<Long> counts() {
        return ways.isEmpty()
                ? List.of(have)
                : ways.stream().flatMap(each -> each.counts().stream()).toList();
    }
}
