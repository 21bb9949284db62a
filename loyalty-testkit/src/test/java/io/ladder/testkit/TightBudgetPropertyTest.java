package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Award;
import io.ladder.journal.Budget;
import io.ladder.journal.Programme;
import io.ladder.journal.Relocation;
import io.ladder.journal.Rerating;
import io.ladder.journal.Timeline;
import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The books agree with history also where budgets run out. Each history is from a fixed seed. */
class TightBudgetPropertyTest {
    private static final String COUNTER = "budget:" + ProgrammeGenerator.TIGHT;

    /**
     * Brings a step, and requires that the books agree and that no more is drawn than there is.
     *
     * @param before what others had drawn
     */
    private static boolean bring(Step step, World world, long before) {
        return bring(step, world, before, limit(world.timeline().versions()));
    }

    private static boolean bring(Step step, World world, long before, long limit) {
        long most = Math.max(limit, world.used(COUNTER));
        if (!world.bring(step)) {
            return false;
        }
        requireAgreement(world, before);
        assertThat(world.used(COUNTER)).as("what is drawn at most").isLessThanOrEqualTo(most);
        return true;
    }

    /** The most that any version may give. */
    private static long limit(List<Programme> versions) {
        return versions.stream()
                .flatMap(version -> version.budgets().values().stream())
                .filter(budget -> budget.counter().equals(COUNTER))
                .mapToLong(Budget::points)
                .max()
                .orElse(0);
    }

    private static boolean settlesLess(World world) {
        return world.history().stream()
                .anyMatch(record -> !record.outcome().restitution().cuts().isEmpty());
    }

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
                bring(step, world, before);
            }
            if (world.history().stream()
                    .flatMap(record -> record.outcome().awards().stream())
                    .anyMatch(Award::wasCutShort)) {
                cutShort.incrementAndGet();
            }
        });
        assertThat(cutShort.get()).isGreaterThan(Histories.SOME / 4);
    }

    @Test
    void theBooksAgreeWithHistoryInWhateverOrderItArrives() {
        var less = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> {
            var world = new World(history.timeline());
            long before = world.used(COUNTER);
            for (Step step : Arrivals.arrivals(history)) {
                bring(step, world, before);
            }
            if (settlesLess(world)) {
                less.incrementAndGet();
            }
        });
        assertThat(less.get()).isGreaterThan(Histories.SOME / 100);
    }

    @Test
    void theBooksAgreeWithHistoryThoughAVersionIsAppliedInTheMiddle() {
        Histories.forEachUnderTightBudgets(history -> {
            var world = World.ofTheFirstVersion(history.timeline());
            long before = world.used(COUNTER);
            for (Step step : history.steps()) {
                world.applyVersionsOf(history.timeline(), step.outline().occurredAt());
                bring(step, world, before);
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryThoughMembersAreRatedAgain() {
        var less = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> {
            Random random = history.random();
            Timeline timeline = history.timeline();
            Programme wrong = timeline.version(1 + random.nextInt(timeline.versions().size()));
            Programme corrected =
                    new ProgrammeGenerator(random, history.isSettling(), true).correcting(wrong);
            var all = new ArrayList<>(timeline.versions());
            all.add(corrected);
            long limit = limit(all);
            var world = new World(timeline);
            long before = world.used(COUNTER);
            List<Step> steps = history.steps();
            int correction = random.nextInt(steps.size());
            for (Step step : steps) {
                bring(step, world, before, limit);
                if (step.number() == correction) {
                    world.correct(corrected);
                }
            }
            Instant at = world.state().position().at();
            var again = new Step(steps.size(), -1, _ -> new Rerating(at, 1));
            assertThat(bring(again, world, before, limit)).as("rated again").isTrue();
            if (!world.history().getLast().outcome().restitution().cuts().isEmpty()) {
                less.incrementAndGet();
            }
        });
        assertThat(less.get()).isGreaterThan(Histories.SOME / 50);
    }

    @Test
    void twoMembersDrawNoMoreThanThereIsThoughTheyAreMergedAndSetApart() {
        var merged = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> {
            Random random = history.random();
            List<Step> steps = history.steps();
            Instant start = steps.getFirst().outline().occurredAt();
            var records = new TwoRecords(history.timeline());
            records.enrol(World.MEMBER, start);
            records.enrol(TwoRecords.OTHER, start);
            long limit = Math.max(limit(history.timeline().versions()), records.used(COUNTER));
            var takers = new HashMap<Integer, MemberId>();
            int when = 1 + random.nextInt(steps.size() - 1);
            int apart = when + random.nextInt(steps.size() - when);
            for (Step step : steps.subList(1, steps.size())) {
                Instant at = step.outline().occurredAt();
                if (step.number() == when && records.move(Relocation.Reason.MERGE, at)) {
                    merged.incrementAndGet();
                }
                if (step.number() == apart) {
                    records.move(Relocation.Reason.SEPARATION, at);
                }
                MemberId taker = MergePropertyTest.taker(step, takers, random);
                takers.put(step.number(), taker);
                records.take(step, taker);
                assertThat(records.used(COUNTER)).as("what is drawn").isBetween(0L, limit);
            }
            records.requireSound();
            records.requireExplained();
            long drawn =
                    records.everybodysHistory().stream()
                            .mapToLong(each -> each.outcome().counters().getOrDefault(COUNTER, 0L))
                            .sum();
            assertThat(records.used(COUNTER)).as("what was drawn").isEqualTo(drawn);
        });
        assertThat(merged.get()).isGreaterThan(Histories.SOME / 2);
    }
}
