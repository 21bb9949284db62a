package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Turn;
import io.ladder.tally.Tallies;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All counters of a programme. They count when the rules have given what they give. */
record Counters(List<Counter> all) {

    Counters {
        all = List.copyOf(all);
    }

    /**
     * Counts what an activity is worth.
     *
     * @param circumstances of the purchase; null where it is none
     */
    void count(@Nullable Circumstances circumstances, Turn turn) {
        for (Counter counter : all) {
            if (counter.what() == Counter.Measure.POINTS) {
                String wallet = Objects.requireNonNull(counter.wallet());
                turn.count(counter.id(), counter.window(), turn.given(wallet));
            } else if (circumstances != null) {
                turn.count(counter.id(), counter.window(), amount(counter, circumstances, turn));
            }
        }
    }

    /** What each has come to at a moment. */
    Map<String, Long> sums(Tallies tallies, ZonedDateTime at) {
        var sums = new HashMap<String, Long>();
        for (Counter counter : all) {
            sums.put(
                    counter.id(),
                    counter.window()
                            .sum(
                                    tallies.of(counter.id()),
                                    at.toLocalDate(),
                                    tallies.since(at.getZone())));
        }
        return sums;
    }

    private static long amount(Counter counter, Circumstances circumstances, Turn turn) {
        try {
            return counter.of(circumstances);
        } catch (ExpressionFailure failure) {
            turn.explain(
                    counter.id(),
                    false,
                    () -> "It could not count this purchase: " + failure.getMessage());
            return 0;
        }
    }
}
