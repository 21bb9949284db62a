package io.ladder.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history of an account folded as it should have been, with what is about to be recorded. */
final class RightFold {
    /** After so many folds what grew is cut wholly, so that it ends. */
    private static final int PRECISE_ROUNDS = 3;

    private final Task task;
    private final AccountState passed;
    private final AccountDraft account;
    private final Tally tally = new Tally();
    private final Draws draws = new Draws();
    private final List<Restitution.Shortfall> shortfalls = new ArrayList<>(0);
    private final List<Reason> reasons = new ArrayList<>(0);
    private @Nullable Turn turn;

    /**
     * What is to be folded.
     *
     * @param records all of the account, in the order of their numbers
     * @param history the same with the entry, and without what that takes back
     * @param left what is used of shared things, all that is booked included
     * @param explained whether somebody wants to know why the entry brings what it brings
     */
    record Task(
            Timeline timeline,
            List<JournalRecord> records,
            History history,
            JournalEntry entry,
            SharedCounters left,
            boolean explained) {

        /** What the account drew on budgets before. What comes with members was drawn elsewhere. */
        Draws before() {
            long first =
                    entry.activity() instanceof Relocation.Arrival arrival
                            ? arrival.first()
                            : entry.sequence();
            var own = records.stream().filter(each -> each.id().sequence() < first).toList();
            var draws = new Draws();
            Replay.fold(timeline, own, null, draws);
            return draws;
        }
    }

    private RightFold(Task task, AccountState passed) {
        this.task = task;
        this.passed = passed;
        this.account =
                new AccountDraft(task.timeline, AccountState.empty(task.history.whereabouts()));
        foldAll();
    }

    /**
     * Folds until the account draws no more on budgets than they have left.
     *
     * @param passed the account without the entry, at its end
     * @param booked what its history came to so far
     */
    static RightFold withinBudgets(Task task, AccountState passed, Tally booked) {
        Draws before = null;
        for (int round = 0; ; round++) {
            var fold = new RightFold(task, passed);
            Map<String, Long> growth = booked.countersTo(fold.tally);
            if (!fold.draws.exceed(growth, task.left)) {
                return fold;
            }
            before = before == null ? task.before() : before;
            var cuts =
                    fold.draws.cuts(
                            before,
                            growth,
                            task.left,
                            task.entry.sequence(),
                            round >= PRECISE_ROUNDS);
            if (cuts.isEmpty()) {
                return fold;
            }
            task.history.cut(cuts);
        }
    }

    private void foldAll() {
        for (History.Fact fact : task.history.facts()) {
            if (fact.sequence() == task.entry.sequence()) {
                answer();
            } else {
                Turn followed = account.follow(fact);
                if (followed != null) {
                    draws.add(followed);
                }
            }
        }
        Position position = Position.of(task.entry.activity());
        account.reach(position.compareTo(passed.position()) > 0 ? position : passed.position());
        tally.add(account.outcome(List.of(), Receipt.NONE));
    }

    /** Checks what is new at its place. */
    private void answer() {
        Activity activity = task.entry.activity();
        // What the account used before is in the shared counters already.
        account.passTo(activity.occurredAt());
        tally.add(account.outcome(List.of(), Receipt.NONE));
        account.startOver();
        turn = account.answer(task.entry, task.explained ? reasons : null, task.left);
        draws.add(turn);
        if (activity instanceof Activity.Return
                || activity instanceof Activity.ReturnWithoutReceipt) {
            shortfalls.addAll(
                    Shortfalls.settle(
                            account,
                            passed,
                            place -> Replay.fold(task.timeline, task.records, place)));
        }
    }

    /** The turn that answered what is new. */
    Turn turn() {
        return Objects.requireNonNull(turn, "the new one is among the facts");
    }

    /** Where it ends. */
    AccountState state() {
        return account.close(task.entry.sequence());
    }

    Tally tally() {
        return tally;
    }

    List<Restitution.Shortfall> shortfalls() {
        return shortfalls;
    }

    List<Reason> reasons() {
        return reasons;
    }
}
