package io.ladder.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history of an account folded as it should have been, with what is about to be recorded. */
final class RightFold {
    /**
     * So often what grew is cut. What is not given may go to the next activity, as far as a
     * member's caps go, and so on; then nothing is to draw more than it did.
     */
    private static final int CUTS_MAX = 3;

    private final Task task;
    private final AccountState passed;
    private final AccountDraft account;
    private final Tally tally = new Tally();
    private final Draws draws = new Draws();
    private final List<Restitution.Shortfall> shortfalls = new ArrayList<>(0);
    private final List<Restitution.Cut> cuts = new ArrayList<>(0);
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

        /** What was used of a shared thing before anything was decided, on any account. */
        long used(String counter) {
            return left.used(counter) + left.released(counter);
        }

        /**
         * What the account drew on budgets before.
         *
         * @param brought whether with what came with members, as it was drawn when it was booked
         */
        Draws drawn(boolean brought) {
            long first =
                    entry.activity() instanceof Relocation.Arrival arrival
                            ? arrival.first()
                            : entry.sequence();
            var own = records.stream().filter(each -> each.id().sequence() < first).toList();
            var draws = new Draws();
            Replay.fold(timeline, own, null, draws);
            if (brought) {
                records.subList(own.size(), records.size())
                        .forEach(each -> draws.add(each, timeline.version(each.version())));
            }
            return draws;
        }

        /** What lets nothing draw more than before on any budget. */
        List<Restitution.Cut> notMoreThan(Draws before) {
            var cuts = new ArrayList<Restitution.Cut>();
            for (History.Fact fact : history.facts()) {
                if (fact.activity() != null && Programme.drawsOnBudgets(fact.activity())) {
                    Map<String, Budget> budgets = timeline.at(fact.position().at()).budgets();
                    budgets.forEach((rule, budget) ->
                            cuts.add(
                                    new Restitution.Cut(
                                            fact.sequence(),
                                            rule,
                                            before.of(fact.sequence(), rule, budget))));
                }
            }
            return cuts;
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
     * Folds, a few times at most, until the account draws no more on budgets than they have left.
     *
     * @param passed the account without the entry, at its end
     * @param booked what its history came to so far
     */
    static RightFold withinBudgets(Task task, AccountState passed, Tally booked) {
        var fold = new RightFold(task, passed);
        if (!fold.overdraws(booked)) {
            return fold;
        }
        Draws own = task.drawn(false);
        Draws all = task.drawn(true);
        for (int cuts = 0; cuts < CUTS_MAX && fold.overdraws(booked); cuts++) {
            task.history.cut(fold.excess(all, own, booked));
            fold = new RightFold(task, passed);
        }
        for (Draws before : List.of(all, own)) {
            if (fold.overdraws(booked)) {
                task.history.cut(task.notMoreThan(before));
                fold = new RightFold(task, passed);
            }
        }
        return fold;
    }

    private boolean overdraws(Tally booked) {
        return draws.exceed(more(booked), task::used);
    }

    /** By how much more the account draws than it did and another gives back, by counter. */
    private Map<String, Long> more(Tally booked) {
        Map<String, Long> more = booked.countersTo(tally);
        more.replaceAll((counter, points) -> points - task.left.released(counter));
        return more;
    }

    /** What to cut of what grew; of what came with members only where nothing else grew. */
    private List<Restitution.Cut> excess(Draws all, Draws own, Tally booked) {
        Map<String, Long> more = more(booked);
        List<Restitution.Cut> cuts = draws.cuts(all, more, task::used);
        return cuts.isEmpty() ? draws.cuts(own, more, task::used) : cuts;
    }

    private void foldAll() {
        for (History.Fact fact : task.history.facts()) {
            if (fact.sequence() == task.entry.sequence()) {
                answer(fact.bounds());
            } else {
                Turn followed = account.follow(fact);
                if (followed != null) {
                    draws.add(followed);
                    noteCuts(followed);
                }
            }
        }
        Position position = Position.of(task.entry.activity());
        account.reach(position.compareTo(passed.position()) > 0 ? position : passed.position());
        tally.add(account.outcome(List.of(), Receipt.NONE));
    }

    /** Only what a budget really keeps back is written down; the new one tells of itself. */
    private void noteCuts(Turn followed) {
        long sequence = followed.sequence();
        for (Award award : followed.awards()) {
            if (award.wasCutShort() && task.history.isCut(sequence, award.rule())) {
                cuts.add(new Restitution.Cut(sequence, award.rule(), award.most()));
            }
        }
    }

    /** Checks what is new at its place. */
    private void answer(Map<String, Long> bounds) {
        Activity activity = task.entry.activity();
        // What the account used before is in the shared counters already.
        account.passTo(activity.occurredAt());
        tally.add(account.outcome(List.of(), Receipt.NONE));
        account.startOver();
        var why = task.explained ? reasons : null;
        turn = account.answer(task.entry, true, why, task.left, bounds);
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

    /** What budgets keep back from what happened before. */
    List<Restitution.Cut> cuts() {
        return cuts;
    }

    List<Reason> reasons() {
        return reasons;
    }
}
