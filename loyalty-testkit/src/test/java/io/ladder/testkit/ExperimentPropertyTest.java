package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Award;
import io.ladder.journal.Experiment;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whoever is in the control group of an experiment gets nothing of its rules, by a quote, a
 * booking, a replay and a back-test alike; for all others it is as if there were none.
 */
class ExperimentPropertyTest {

    @Test
    void keepsRulesFromTheControlGroupAndChangesNothingForOthers() {
        var controlled = new AtomicInteger();
        Histories.forEach(history -> {
            int salt = history.random().nextInt();
            var experiment = new Experiment("worth", 5_000, "s" + salt, Set.of(), null, null);
            Timeline timeline = with(experiment, history.timeline());
            var world = new World(timeline);
            history.steps().forEach(step -> bring(world, step));
            if (experiment.controls(World.MEMBER)) {
                controlled.incrementAndGet();
                for (JournalRecord record : world.history()) {
                    assertThat(record.outcome().awards())
                            .as("awards of %s", record)
                            .extracting(Award::rule)
                            .allMatch("facts"::equals);
                }
            } else {
                var without = new World(history.timeline());
                history.steps().forEach(without::bring);
                assertThat(world.history()).isEqualTo(without.history());
            }
            if (!world.history().isEmpty()) {
                requireTheSameAgain(world, timeline);
            }
        });
        assertThat(controlled.get()).isBetween(Histories.SOME / 3, 2 * Histories.SOME / 3);
    }

    private static void bring(World world, Step step) {
        if (!world.speaksOfWhatIsBooked(step)) {
            return;
        }
        Recorded preview = world.preview(step);
        boolean booked = world.bring(step);
        assertThat(preview instanceof Recorded.Booked).as("preview").isEqualTo(booked);
        if (preview instanceof Recorded.Booked told) {
            assertThat(told.record()).as("preview").isEqualTo(world.history().getLast());
        }
    }

    private static void requireTheSameAgain(World world, Timeline timeline) {
        assertThat(world.state()).as("folded").isEqualTo(Replay.fold(timeline, world.history()));
        List<JournalRecord> booked = world.everybodysHistory();
        var lived = new Lived(timeline);
        lived.all(booked);
        if (lived.refused() == 0) {
            var at = world.state().position().at();
            assertThat(lived.state(new AccountId(World.MEMBER.value()), at).wallets())
                    .as("lived once more")
                    .isEqualTo(timeline.advance(world.state(), at).wallets());
        }
    }

    private static Timeline with(Experiment experiment, Timeline timeline) {
        return new Timeline(
                timeline.versions().stream()
                        .map(each ->
                                new Programme(
                                        each.version(),
                                        each.validFrom(),
                                        each.name(),
                                        each.zone(),
                                        each.currency(),
                                        each.wallets(),
                                        each.mechanics(),
                                        each.ladders(),
                                        each.returns(),
                                        each.budgets(),
                                        List.of(experiment)))
                        .toList());
    }
}
