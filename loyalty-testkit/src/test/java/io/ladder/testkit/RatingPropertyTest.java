package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Programme;
import io.ladder.journal.Replay;
import io.ladder.journal.Rerating;
import io.ladder.journal.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whoever is rated again after a correction has what they would have if the version had been right
 * from the start. What was taken and spent stays a fact, and what was settled stays settled.
 */
class RatingPropertyTest {

    @Test
    void ratingAgainLeavesWhatTheCorrectedVersionWouldHaveLeft() {
        var compared = new AtomicInteger();
        var changed = new AtomicInteger();
        Histories.forEach(history -> {
            Programme corrected = corrected(history, false);
            var right = new World(rightFromTheStart(history.timeline(), corrected));
            var rated = new World(history.timeline());
            List<Step> accepted = bring(history, corrected, rated, changed);

            var folded = Replay.fold(right.timeline(), Arrivals.asBookedInOrder(accepted));
            assertThat(rated.comparable(rated.state()))
                    .as("rated again against fold")
                    .isEqualTo(
                            World.renumbered(
                                    folded, sequence -> Arrivals.stepOf(accepted, sequence)));

            if (accepted.stream().filter(step -> !right.bring(step)).findAny().isEmpty()) {
                assertThat(rated.comparable(rated.state()))
                        .as("rated again against right from the start")
                        .isEqualTo(right.comparable(right.state()));
                Agreement.requireSameUse(rated, right);
                compared.incrementAndGet();
            }
        });
        assertThat(compared.get()).isGreaterThan(Histories.SOME / 4);
        assertThat(changed.get()).isGreaterThan(Histories.SOME / 3);
    }

    @Test
    void theBooksAgreeWithHistoryThoughMembersAreRatedAgainWhereReturnsSettleSomething() {
        var changed = new AtomicInteger();
        Histories.forEachSettling(history -> {
            var rated = new World(history.timeline());
            bring(history, corrected(history, true), rated, changed);
        });
        assertThat(changed.get()).isGreaterThan(Histories.SOME / 3);
    }

    /**
     * Brings a history in whose course a version is corrected and, somewhat later, the member rated
     * again. Gives what was accepted; where the member was rated again, time passes instead.
     */
    private static List<Step> bring(
            GeneratedHistory history, Programme corrected, World rated, AtomicInteger changed) {
        List<Step> steps = history.steps();
        int correction = history.random().nextInt(steps.size());
        int rating = correction + history.random().nextInt(steps.size() - correction);
        var accepted = new ArrayList<Step>();
        for (Step step : steps) {
            if (rated.bring(step)) {
                accepted.add(rated.decided(step));
                Agreement.require(rated);
            }
            if (step.number() == correction) {
                rated.correct(corrected);
            }
            if (step.number() == rating && !accepted.isEmpty()) {
                Instant at = rated.state().position().at();
                var again = new Step(steps.size(), -1, _ -> new Rerating(at, 1));
                assertThat(rated.bring(again)).as("rated again").isTrue();
                Agreement.require(rated);
                accepted.add(again.as(new Activity.Due(at)));
                if (!rated.history().getLast().outcome().movements().isEmpty()) {
                    changed.incrementAndGet();
                }
            }
        }
        return accepted;
    }

    /** One of the versions with other rules by chance, as far as a correction may change them. */
    private static Programme corrected(GeneratedHistory history, boolean settling) {
        Random random = history.random();
        List<Programme> versions = history.timeline().versions();
        Programme wrong = versions.get(random.nextInt(versions.size()));
        return new ProgrammeGenerator(random, settling, false).correcting(wrong);
    }

    private static Timeline rightFromTheStart(Timeline timeline, Programme corrected) {
        var versions = new ArrayList<>(timeline.versions());
        versions.set(corrected.version() - 1, corrected);
        return new Timeline(versions);
    }
}
