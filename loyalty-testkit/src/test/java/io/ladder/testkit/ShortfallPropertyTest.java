package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Position;
import io.ladder.journal.Programme;
import io.ladder.journal.Replay;
import io.ladder.journal.Restitution;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Where a return takes points that are spent already, the wallet's stated policy decides. */
class ShortfallPropertyTest {

    @Test
    void whatIsSpentIsOwedOrWrittenOffOrPaidForAsTheWalletSays() {
        var seen = new ConcurrentHashMap<WalletRules.Shortfall.Policy, Integer>();
        Histories.forEachSettling(history -> {
            var world = new World(history.timeline());
            Timeline owing = owing(history.timeline());
            for (Step step : history.steps()) {
                if (!world.speaksOfWhatIsBooked(step)) {
                    continue;
                }
                AccountState before = world.state();
                var records = world.history();
                Activity activity = step.activity(world::sequenceOf);
                boolean late = Position.of(activity).compareTo(before.position()) < 0;
                if (!world.bring(step) || !isReturn(activity) || late) {
                    continue;
                }
                var entry = new JournalEntry(before.sequence() + 1, World.MEMBER, activity);
                var decision =
                        Replay.decide(owing, before, records, entry, SharedCounters.none(), false);
                AccountState owed = ((Decision.Decided) decision).after();
                AccountState passed = owing.advance(before, owed.position().at());
                for (WalletRules rules : policyOf(history, owed).wallets()) {
                    var policy = requirePolicy(world, rules, passed, owed);
                    seen.merge(policy, 1, Integer::sum);
                }
            }
        });
        assertThat(seen.keySet()).containsExactlyInAnyOrder(WalletRules.Shortfall.Policy.values());
        assertThat(seen.values()).allMatch(times -> times > Histories.SOME / 500);
    }

    @Test
    void aLateReturnSettlesNoDebtsButItsOwn() {
        var settled = new ConcurrentHashMap<Boolean, Integer>();
        Histories.forEachSettling(history -> {
            var world = new World(history.timeline());
            Timeline owing = owing(history.timeline());
            for (Step step : withLateReturns(history)) {
                AccountState before = world.state();
                var records = world.history();
                if (!world.bring(step)) {
                    continue;
                }
                Activity activity = world.history().getLast().activity();
                boolean late = Position.of(activity).compareTo(before.position()) < 0;
                if (isReturn(activity) && late) {
                    settled.merge(requireItsOwnDebts(world, owing, records), 1, Integer::sum);
                }
            }
        });
        assertThat(settled.getOrDefault(true, 0)).isGreaterThan(Histories.SOME / 200);
        assertThat(settled.getOrDefault(false, 0)).isGreaterThan(Histories.SOME / 200);
    }

    /** The steps of a history, where some of those who bring goods back are told late. */
    private static List<Step> withLateReturns(GeneratedHistory history) {
        var delays = new HashMap<Step, Integer>();
        for (Step step : history.steps()) {
            int delay = isReturn(step.outline()) ? history.random().nextInt(20) : 0;
            delays.put(step, step.number() * 2 + delay);
        }
        return history.steps().stream().sorted(Comparator.comparing(delays::get)).toList();
    }

    /**
     * A late return settles what is owed more at its place than without it, whatever was owed or
     * repaid there and since.
     *
     * @return whether it settled anything
     */
    private static boolean requireItsOwnDebts(
            World world, Timeline owing, List<JournalRecord> without) {
        List<JournalRecord> with = new ArrayList<>(without);
        JournalRecord back = world.history().getLast();
        with.add(unsettled(back));
        Position place = Position.of(back.activity());
        AccountState owed = Replay.fold(owing, with, place);
        AccountState other = Replay.fold(owing, without, place);
        var expected = new ArrayList<Restitution.Shortfall>();
        for (WalletRules rules : world.timeline().version(owed.version()).wallets()) {
            WalletRules.Shortfall rule = rules.shortfall();
            long missing = owed.wallet(rules.code()).debt() - other.wallet(rules.code()).debt();
            if (missing > 0 && rule.policy() != WalletRules.Shortfall.Policy.OWE) {
                boolean withheld = rule.policy() == WalletRules.Shortfall.Policy.WITHHOLD;
                expected.add(
                        new Restitution.Shortfall(
                                rules.code(), missing, withheld ? rule.worthOf(missing) : 0));
            }
        }
        assertThat(back.outcome().restitution().shortfalls()).isEqualTo(expected);
        assertThat(world.state()).isEqualTo(Replay.fold(world.timeline(), world.history()));
        return !expected.isEmpty();
    }

    /** A return that leaves all owed. */
    private static JournalRecord unsettled(JournalRecord back) {
        Outcome known = back.outcome();
        var restitution = new Restitution(List.of(), known.restitution().purchases(), List.of());
        var outcome =
                new Outcome(
                        known.awards(),
                        known.movements(),
                        known.moves(),
                        known.redemptions(),
                        known.payments(),
                        known.counters(),
                        restitution,
                        known.receipt());
        return new JournalRecord(
                back.id(),
                back.member(),
                back.recordedAt(),
                back.version(),
                back.corrections(),
                back.activity(),
                outcome);
    }

    private static boolean isReturn(Activity activity) {
        return activity instanceof Activity.Return
                || activity instanceof Activity.ReturnWithoutReceipt;
    }

    private static Programme policyOf(GeneratedHistory history, AccountState state) {
        return history.timeline().version(state.version());
    }

    private static WalletRules.Shortfall.Policy requirePolicy(
            World world, WalletRules rules, AccountState before, AccountState owed) {
        Wallet wallet = world.state().wallet(rules.code());
        Wallet owing = owed.wallet(rules.code());
        long missing = Math.max(0, owing.debt() - before.wallet(rules.code()).debt());
        var shortfalls =
                world.history().getLast().outcome().restitution().shortfalls().stream()
                        .filter(each -> each.wallet().equals(rules.code()))
                        .toList();
        var policy = rules.shortfall().policy();
        if (missing == 0 || policy == WalletRules.Shortfall.Policy.OWE) {
            assertThat(wallet).as("nothing to settle").isEqualTo(owing);
            assertThat(shortfalls).isEmpty();
            return WalletRules.Shortfall.Policy.OWE;
        }
        long withheld =
                policy == WalletRules.Shortfall.Policy.WITHHOLD
                        ? rules.shortfall().worthOf(missing)
                        : 0;
        assertThat(shortfalls)
                .containsExactly(new Restitution.Shortfall(rules.code(), missing, withheld));
        assertThat(wallet.debt()).isEqualTo(owing.debt() - missing);
        assertThat(wallet.adjusted()).isEqualTo(owing.adjusted() + missing);
        assertThat(wallet.lots()).isEqualTo(owing.lots());
        return policy;
    }

    /** The same programmes where everything is owed. */
    private static Timeline owing(Timeline timeline) {
        return new Timeline(
                timeline.versions().stream()
                        .map(version ->
                                new Programme(
                                        version.version(),
                                        version.validFrom(),
                                        version.name(),
                                        version.zone(),
                                        version.currency(),
                                        version.wallets().stream()
                                                .map(ShortfallPropertyTest::owed)
                                                .toList(),
                                        version.mechanics(),
                                        version.ladders(),
                                        version.returns(),
                                        version.budgets()))
                        .toList());
    }

    private static WalletRules owed(WalletRules rules) {
        return new WalletRules(
                rules.code(),
                rules.kind(),
                rules.decimals(),
                rules.expiry(),
                rules.grace(),
                rules.availability(),
                rules.limits(),
                WalletRules.Shortfall.OWED,
                null);
    }
}
