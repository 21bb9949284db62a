package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Timeline;
import io.ladder.ledger.WalletTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The balance as of a moment is what the account had come to by all that stands up to that moment,
 * whatever was booked behind it since.
 */
class BalanceAsOfPropertyTest {
    @Test
    void isWhatTheStateSaidThenInWhateverOrderItArrives() {
        Histories.forEach(history -> {
            var world = new World(history.timeline());
            var states = new ArrayList<AccountState>(List.of(AccountState.EMPTY));
            for (Step step : Arrivals.arrivals(history)) {
                if (world.bring(step)) {
                    states.add(world.state());
                }
            }
            for (int index = 0; index < states.size(); index++) {
                Instant at = states.get(index).position().at();
                requireSame(world, states, at);
                requireSame(world, states, at.minusNanos(1_000));
                int hours = history.random().nextInt(2_000);
                requireSame(world, states, at.plus(Duration.ofHours(hours)));
            }
        });
    }

    private static void requireSame(World world, List<AccountState> states, Instant at) {
        AccountState then =
                states.reversed().stream()
                        .filter(state -> !state.position().at().isAfter(at))
                        .findFirst()
                        .orElse(AccountState.EMPTY);
        Timeline timeline = world.timeline();
        Map<String, WalletTotals> said = new HashMap<>();
        timeline.advance(then, at)
                .wallets()
                .forEach((code, wallet) -> said.put(code, WalletTotals.of(wallet)));

        // Whether one that came to nothing is named depends on the version of the moment.
        Map<String, WalletTotals> told = new HashMap<>(world.balancesAt(at));
        told.values().removeIf(WalletTotals.NOTHING::equals);
        said.values().removeIf(WalletTotals.NOTHING::equals);

        assertThat(told).as("at " + at).isEqualTo(said);
    }
}
