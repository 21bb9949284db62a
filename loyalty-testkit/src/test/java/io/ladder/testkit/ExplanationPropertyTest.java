package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Award;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Reason;
import io.ladder.journal.Recorded;
import io.ladder.journal.Replay;
import io.ladder.journal.Rerating;
import io.ladder.journal.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Why a purchase brought what it brought is told later as it was told when it was booked, whatever
 * came since: returns, purchases that come late, another version, a correction of the rules.
 */
class ExplanationPropertyTest {

    @Test
    void tellsLaterWhatWasToldThen() {
        var explained = new AtomicInteger();
        Histories.forEach(history -> explain(history, explained));
        Histories.forEachSettling(history -> explain(history, explained));
        assertThat(explained.get()).isGreaterThan(Histories.SOME);
    }

    @Test
    void tellsLaterWhatBudgetsLeftThen() {
        var explained = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> explain(history, explained));
        assertThat(explained.get()).isGreaterThan(Histories.SOME / 2);
    }

    @Test
    void tellsItByTheRulesOfThenThoughTheyWereCorrectedSince() {
        var explained = new AtomicInteger();
        Histories.forEach(history -> {
            var world = new World(history.timeline());
            Random random = history.random();
            List<Programme> versions = history.timeline().versions();
            Programme wrong = versions.get(random.nextInt(versions.size()));
            Programme corrected = new ProgrammeGenerator(random, false, false).correcting(wrong);
            Map<Long, List<Reason>> told = new LinkedHashMap<>();
            int correction = random.nextInt(history.steps().size());
            for (Step step : history.steps()) {
                bring(world, step, told);
                if (step.number() == correction && !world.history().isEmpty()) {
                    world.correct(corrected);
                    Instant at = world.state().position().at();
                    int number = history.steps().size();
                    assertThat(world.bring(new Step(number, -1, _ -> new Rerating(at, 1))))
                            .as("rated again")
                            .isTrue();
                }
            }
            require(world.timeline(), world.history(), told);
            explained.addAndGet(told.size());
        });
        assertThat(explained.get()).isGreaterThan(Histories.SOME / 2);
    }

    private static void explain(GeneratedHistory history, AtomicInteger explained) {
        var world = new World(history.timeline());
        Map<Long, List<Reason>> told = new LinkedHashMap<>();
        history.steps().forEach(step -> bring(world, step, told));
        require(world.timeline(), world.history(), told);
        explained.addAndGet(told.size());
    }

    /** Brings a step; of a purchase, remembers what the till was told. */
    private static void bring(World world, Step step, Map<Long, List<Reason>> told) {
        Recorded preview =
                step.outline() instanceof Activity.Purchase && world.speaksOfWhatIsBooked(step)
                        ? world.preview(step)
                        : null;
        if (world.bring(step) && preview instanceof Recorded.Booked booked) {
            told.put(booked.record().id().sequence(), booked.reasons());
        }
    }

    private static void require(
            Timeline timeline, List<JournalRecord> history, Map<Long, List<Reason>> told) {
        told.forEach((sequence, reasons) -> {
            int number = Math.toIntExact(sequence);
            JournalRecord record = history.get(number - 1);
            List<Reason> later = Replay.explain(timeline, history.subList(0, number - 1), record);
            assertThat(later).as("why %s", record).isEqualTo(reasons);
            for (Award award : record.outcome().awards()) {
                assertThat(later)
                        .as("why %s", award)
                        .anyMatch(reason -> reason.rule().equals(award.rule()));
            }
        });
    }
}
