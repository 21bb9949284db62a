package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Position;
import io.ladder.shared.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever happened, lived once more by the same rules, comes to what was booked. */
class RerunPropertyTest {

    private static int live(GeneratedHistory history) {
        var world = new World(history.timeline());
        history.steps().stream()
                .sorted(Comparator.comparing(step -> Position.of(step.outline())))
                .forEach(world::bring);
        List<JournalRecord> booked = world.everybodysHistory();
        var issued = new TreeMap<String, Long>();
        booked.forEach(record -> Lived.add(record.outcome(), issued));

        var lived = new Lived(history.timeline());
        lived.all(booked);

        if (lived.refused() == 0) {
            assertThat(lived.issued()).as("points given").isEqualTo(issued);
            AccountState state = world.state();
            Instant at = state.position().at();
            AccountState again = lived.state(new AccountId(World.MEMBER.value()), at);
            AccountState then = history.timeline().advance(state, at);
            assertThat(again.wallets()).as("wallets").isEqualTo(then.wallets());
            assertThat(again.members()).as("members").isEqualTo(then.members());
            lived.used()
                    .forEach((counter, used) ->
                            assertThat(used).as(counter).isEqualTo(world.used(counter)));
        }
        return lived.refused();
    }

    @Test
    void comesToWhatWasBooked() {
        var refused = new AtomicInteger();
        Histories.forEach(history -> refused.addAndGet(live(history)));
        assertThat(refused.get()).isZero();
    }

    @Test
    void comesToWhatWasBookedWhereReturnsSettleSomethingOnceForAll() {
        var refused = new AtomicInteger();
        Histories.forEachSettling(history -> refused.addAndGet(live(history)));
        assertThat(refused.get()).isZero();
    }

    @Test
    void comesToWhatWasBookedWhereBudgetsRunOut() {
        var refused = new AtomicInteger();
        Histories.forEachUnderTightBudgets(history -> refused.addAndGet(live(history)));
        assertThat(refused.get()).isZero();
    }
}
