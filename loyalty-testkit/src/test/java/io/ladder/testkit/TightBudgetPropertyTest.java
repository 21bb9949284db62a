package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The books agree with history also where budgets run out. Each history is from a fixed seed. */
class TightBudgetPropertyTest {
    private static final String COUNTER = "budget:" + ProgrammeGenerator.TIGHT;

    /**
     * Requires that the books agree.
     *
     * @param before what others had drawn
     */
    private static void requireAgreement(World world, long before) {
        Agreement.require(world);
        long drawn =
                world.history().stream()
                        .mapToLong(record -> record.outcome().counters().getOrDefault(COUNTER, 0L))
                        .sum();
        assertThat(world.used(COUNTER)).as("what was drawn").isEqualTo(before + drawn);
    }

    @Test
    void theBooksAlwaysAgreeWithHistory() {
        var cutShort = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> {
            var world = new World(history.timeline());
            long before = world.used(COUNTER);
            for (Step step : history.steps()) {
                if (world.bring(step)) {
                    requireAgreement(world, before);
                }
            }
            if (world.history().stream()
                    .flatMap(record -> record.outcome().awards().stream())
                    .anyMatch(award -> award.limited() != null)) {
                cutShort.incrementAndGet();
            }
        });
        assertThat(cutShort.get()).isGreaterThan(Histories.SOME / 4);
    }

    @Test
    void theBooksAgreeWithHistoryInWhateverOrderItArrives() {
        Histories.forEachUnderTightBudgets(history -> {
            var world = new World(history.timeline());
            long before = world.used(COUNTER);
            for (Step step : Arrivals.arrivals(history)) {
                if (world.bring(step)) {
                    requireAgreement(world, before);
                }
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryThoughAVersionIsAppliedInTheMiddle() {
        Histories.forEachUnderTightBudgets(history -> {
            var world = World.ofTheFirstVersion(history.timeline());
            long before = world.used(COUNTER);
            for (Step step : history.steps()) {
                world.applyVersionsOf(history.timeline(), step.outline().occurredAt());
                if (world.bring(step)) {
                    requireAgreement(world, before);
                }
            }
        });
    }
}
