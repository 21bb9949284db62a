package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What must hold for whatever happens. Each history comes from a fixed seed; {@code
 * -Dladder.histories=100000} tries more of them.
 */
class HistoryPropertyTest {
    @Test
    void theBooksAlwaysAgreeWithHistory() {
        Histories.forEach(history -> {
            var world = new World(history.timeline());
            for (Step step : history.steps()) {
                if (bringPreviewed(world, step)) {
                    Agreement.require(world);
                }
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryWhereReturnsSettleSomethingOnceForAll() {
        Histories.forEachSettling(history -> {
            var world = new World(history.timeline());
            for (Step step : history.steps()) {
                if (bringPreviewed(world, step)) {
                    Agreement.require(world);
                }
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryInWhateverOrderItArrives() {
        Histories.forEach(history -> {
            var world = new World(history.timeline());
            for (Step step : Arrivals.arrivals(history)) {
                if (bringPreviewed(world, step)) {
                    Agreement.require(world);
                }
            }
        });
    }

    @Test
    void theBooksAgreeWithHistoryThoughAVersionIsAppliedInTheMiddle() {
        Histories.forEach(history -> {
            var world = World.ofTheFirstVersion(history.timeline());
            for (Step step : history.steps()) {
                world.applyVersionsOf(history.timeline(), step.outline().occurredAt());
                if (bringPreviewed(world, step)) {
                    Agreement.require(world);
                }
            }
        });
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var compared = new AtomicInteger();
        Histories.forEach(history -> {
            var late = new World(history.timeline());
            var accepted = new ArrayList<Step>();
            for (Step step : Arrivals.arrivals(history)) {
                if (late.bring(step)) {
                    accepted.add(late.decided(step));
                }
            }
            accepted.sort(Comparator.comparingInt(Step::number));
            var folded = Replay.fold(history.timeline(), Arrivals.asBookedInOrder(accepted));
            assertThat(late.comparable(late.state()))
                    .as("late against fold")
                    .isEqualTo(
                            World.renumbered(
                                    folded, sequence -> Arrivals.stepOf(accepted, sequence)));

            var ordered = new World(history.timeline());
            if (accepted.stream().filter(step -> !ordered.bring(step)).findAny().isEmpty()) {
                assertThat(late.comparable(late.state()))
                        .as("late against in order")
                        .isEqualTo(ordered.comparable(ordered.state()));
                Agreement.requireSameUse(late, ordered);
                Instant end = late.state().position().at();
                assertThat(late.cohortsAt(end))
                        .as("cohorts, late against in order")
                        .isEqualTo(ordered.cohortsAt(end));
                compared.incrementAndGet();
            }
        });
        assertThat(compared.get()).isGreaterThan(Histories.SOME / 2);
    }

    @Test
    void timePassesTheSameInOneStepOrMany() {
        Histories.forEach(history -> {
            var world = new World(history.timeline());
            Timeline timeline = history.timeline();
            for (Step step : history.steps()) {
                if (!world.bring(step)) {
                    continue;
                }
                AccountState state = world.state();
                Instant from = state.position().at();
                Instant one = from.plus(Duration.ofHours(history.random().nextInt(3_000)));
                Instant two = one.plus(Duration.ofHours(history.random().nextInt(3_000)));
                AccountState atOne = timeline.advance(state, one);

                assertThat(timeline.advance(atOne, one)).as("again").isEqualTo(atOne);
                assertThat(timeline.advance(atOne, two))
                        .as("in two steps")
                        .isEqualTo(timeline.advance(state, two));
                assertThat(timeline.advance(state, from)).as("no time").isEqualTo(state);
                requireNothingDueBefore(timeline, state);
                requireNothingDueBefore(timeline, atOne);
                Instant due = atOne.nextDueAt();
                assertThat(due == null || due.isAfter(one)).as("due after").isTrue();
            }
        });
    }

    private static void requireNothingDueBefore(Timeline timeline, AccountState state) {
        Instant due = state.nextDueAt();
        Instant until = due == null ? Instant.parse("2090-01-01T00:00:00Z") : due;
        for (Programme version : timeline.versions()) {
            Instant from = version.validFrom();
            if (version.version() > state.version() && from != null && from.isBefore(until)) {
                until = from;
            }
        }
        Instant justBefore = until.minusNanos(1_000);
        if (justBefore.isAfter(state.position().at())) {
            var pressed =
                    new AccountState(
                            state.sequence(),
                            state.position(),
                            state.version(),
                            state.corrections(),
                            justBefore,
                            state.wallets(),
                            state.members(),
                            state.whereabouts());
            assertThat(timeline.advance(pressed, justBefore)).as("nothing due").isEqualTo(state);
        }
    }

    /** Brings a step and requires that its preview told what came, and changed nothing. */
    private static boolean bringPreviewed(World world, Step step) {
        if (!world.speaksOfWhatIsBooked(step)) {
            return false;
        }
        AccountState before = world.state();
        Recorded preview = world.preview(step);
        assertThat(world.state()).as("state after a preview").isEqualTo(before);
        boolean booked = world.bring(step);
        assertThat(preview instanceof Recorded.Booked).as("preview").isEqualTo(booked);
        if (booked) {
            JournalRecord record = world.history().getLast();
            assertThat(((Recorded.Booked) preview).record()).as("preview").isEqualTo(record);
        } else {
            assertThat(world.state()).as("state after a refusal").isEqualTo(before);
        }
        return booked;
    }
}
