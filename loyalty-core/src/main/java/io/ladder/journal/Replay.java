package io.ladder.journal;

import io.ladder.ledger.Correction;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what changes the past: a return, a withdrawal, a late arrival. It folds the history as it
 * should have been, compares the state that this gives with the state that was booked, and books
 * the difference. Redemptions stay facts: where their points are gone, the wallet goes into debt.
 */
public final class Replay {
    private final Timeline timeline;
    private final List<JournalRecord> records;
    private final JournalEntry entry;
    private final History history;

    private Replay(Timeline timeline, List<JournalRecord> records, JournalEntry entry) {
        this.timeline = timeline;
        this.records = records;
        this.entry = entry;
        this.history = new History(records, entry);
    }

    /**
     * Decides an activity against the whole history of its account.
     *
     * @param booked the state as it was booked
     * @param history all records of the account, in the order of their numbers
     */
    public static Decision decide(
            Timeline timeline,
            AccountState booked,
            List<JournalRecord> history,
            JournalEntry entry,
            SharedCounters shared,
            boolean explained) {
        return Decision.of(() -> {
            Timeline known = timeline.of(booked);
            Timeline right =
                    entry.activity() instanceof Rerating rerating
                            ? ratedAgain(timeline, booked, rerating)
                            : known;
            return new Replay(right, history, entry).decide(booked, known, shared, explained);
        });
    }

    /** Whoever is rated again comes to a later timeline; all others stay with their own. */
    private static Timeline ratedAgain(Timeline timeline, AccountState booked, Rerating rerating) {
        if (rerating.corrections() <= booked.corrections()) {
            throw Refusal.of(ErrorCode.STALE, "The account is rated with that correction already.")
                    .with("corrections", booked.corrections())
                    .asException();
        }
        return timeline.asOf(rerating.corrections());
    }

    /**
     * Why a booked activity brought what it brought, by the rules and the history of then.
     *
     * @param history all records of the account before it, in the order of their numbers
     */
    public static List<Reason> explain(
            Timeline timeline, List<JournalRecord> history, JournalRecord record) {
        var reasons = new ArrayList<Reason>();
        long sequence = record.id().sequence();
        var entry = new JournalEntry(sequence, record.member(), record.activity());
        var known = new History(history, entry);
        known.cut(record.outcome().restitution().cuts());
        var draft =
                new AccountDraft(
                        timeline.asOf(record.corrections()),
                        AccountState.empty(known.whereabouts()));
        for (History.Fact fact : known.facts()) {
            if (fact.sequence() == sequence) {
                draft.explain(record, reasons);
                break;
            }
            draft.follow(fact);
        }
        return reasons;
    }

    /** The state that a history comes to, folded from its first record. */
    public static AccountState fold(Timeline timeline, List<JournalRecord> history) {
        return fold(timeline, history, null);
    }

    /**
     * The state at a place of a history, without what was taken back later.
     *
     * @param to null for the end
     */
    public static AccountState fold(
            Timeline timeline, List<JournalRecord> history, @Nullable Position to) {
        return fold(timeline, history, to, new Draws());
    }

    static AccountState fold(
            Timeline timeline, List<JournalRecord> history, @Nullable Position to, Draws draws) {
        var whole = new History(history, null);
        int corrections =
                history.isEmpty() ? timeline.corrections() : history.getLast().corrections();
        var draft =
                new AccountDraft(
                        timeline.asOf(corrections), AccountState.empty(whole.whereabouts()));
        whole.facts().stream()
                .takeWhile(fact -> to == null || fact.position().compareTo(to) <= 0)
                .map(draft::follow)
                .filter(Objects::nonNull)
                .forEach(draws::add);
        if (to != null) {
            draft.reach(to);
        }
        return draft.close(history.size());
    }

    private Decision decide(
            AccountState booked, Timeline known, SharedCounters shared, boolean explained) {
        history.undoBy(entry.activity(), entry.member());
        Position position = Position.of(entry.activity());
        Position end = position.compareTo(booked.position()) > 0 ? position : booked.position();

        var passing = new AccountDraft(known, booked);
        passing.passTo(end.at());
        AccountState passed = passing.close(booked.sequence());
        Outcome byTime = passing.outcome(List.of(), Receipt.NONE);
        var bookedTally = new Tally();
        records.forEach(record -> bookedTally.add(record.outcome()));
        bookedTally.add(byTime);
        SharedCounters left = shared.and(byTime.counters());
        Activity decided = requirePossibleNow(passed, bookedTally, left);
        if (!decided.equals(entry.activity())) {
            var full = new JournalEntry(entry.sequence(), entry.member(), decided);
            return decide(timeline, booked, records, full, shared, explained);
        }

        RightFold fold =
                RightFold.withinBudgets(
                        new RightFold.Task(timeline, records, history, entry, left, explained),
                        passed,
                        bookedTally);
        AccountState right = fold.state();
        Tally rightTally = fold.tally();
        requireNotSpent(passed, right);

        var movements = new ArrayList<>(byTime.movements());
        movements.addAll(corrections(passed, bookedTally, right, rightTally, end.at()));
        var moves = new ArrayList<>(byTime.moves());
        moves.addAll(moves(passed, right, end.at()));
        var redemptions = new ArrayList<>(byTime.redemptions());
        redemptions.addAll(bookedTally.redemptionsTo(rightTally));
        var payments = new ArrayList<>(byTime.payments());
        payments.addAll(bookedTally.paymentsTo(rightTally));
        var counters = new HashMap<>(byTime.counters());
        bookedTally
                .countersTo(rightTally)
                .forEach((key, count) -> counters.merge(key, count, Math::addExact));
        return new Decision.Decided(
                entry.activity(),
                right,
                timeline.at(position.at()).version(),
                new Outcome(
                        fold.turn().awards(),
                        movements,
                        moves,
                        redemptions,
                        payments,
                        counters,
                        history.settled(fold.shortfalls(), fold.cuts()),
                        timeline.receipt(right, entry.member())),
                fold.turn().handed(),
                fold.reasons());
    }

    /** Points that came from another member go back only where the member still has them. */
    private void requireNotSpent(AccountState passed, AccountState right) {
        if (!(entry.activity() instanceof Transfer.TransferInReversal)) {
            return;
        }
        right.wallets()
                .forEach((code, wallet) -> {
                    Wallet booked = passed.wallet(code);
                    if (wallet.debt() > booked.debt()) {
                        throw Refusal.of(
                                        ErrorCode.INSUFFICIENT_POINTS,
                                        "The member has spent points that would have to go back.")
                                .with("available", booked.available())
                                .with("missing", wallet.debt() - booked.debt())
                                .asException();
                    }
                });
    }

    /**
     * What a member asks for must be possible as the books stand, not only in the past that it
     * speaks of: points may have been spent since, a limit reached, a hold settled. Gives the
     * activity with what it leaves to the decision.
     */
    private Activity requirePossibleNow(AccountState passed, Tally booked, SharedCounters left) {
        Activity activity = entry.activity();
        if (activity.asksForSomething()) {
            return new AccountDraft(timeline, passed).answer(entry, null, left).activity();
        } else if (activity instanceof PointsPayment.Settlement settlement) {
            booked.requirePossible(settlement);
        } else if (activity instanceof Activity.RedemptionCapture capture) {
            requireOpen(booked.status(capture.redemption()) == RedemptionStatus.HELD);
        } else if (activity instanceof Activity.RedemptionCancel cancel) {
            RedemptionStatus status = booked.status(cancel.redemption());
            requireOpen(status == RedemptionStatus.HELD || status == RedemptionStatus.CAPTURED);
        }
        return activity;
    }

    private static void requireOpen(boolean open) {
        if (!open) {
            throw Refusal.of(
                            ErrorCode.REDEMPTION_SETTLED,
                            "The redemption is no longer open: it was settled or has lapsed.")
                    .asException();
        }
    }

    private List<Movement> corrections(
            AccountState passed, Tally booked, AccountState right, Tally should, Instant at) {
        String cause = ActivityKind.of(entry.activity()).correction();
        var codes = new TreeSet<>(passed.wallets().keySet());
        codes.addAll(right.wallets().keySet());
        var movements = new ArrayList<Movement>();
        for (String code : codes) {
            var was = booked.course(code, passed);
            var is = should.course(code, right);
            movements.addAll(Correction.between(code, was, is, cause, at));
        }
        return movements;
    }

    private List<Outcome.MemberMove> moves(AccountState passed, AccountState right, Instant at) {
        var moves = new ArrayList<Outcome.MemberMove>();
        right.members()
                .forEach((member, state) -> {
                    MemberState known = passed.member(member);
                    if (known == null && entry.activity() instanceof Relocation.Arrival) {
                        // Whoever arrives brings their rungs along.
                        return;
                    }
                    state.standings()
                            .forEach((scheme, should) -> {
                                Ladder ladder = timeline.ladder(scheme, right.version());
                                Standing was = known == null ? null : known.standings().get(scheme);
                                Move move =
                                        ladder.correction(
                                                was == null
                                                        ? ladder.newcomer(timeline.depth())
                                                        : was,
                                                should,
                                                at);
                                if (move != null) {
                                    moves.add(new Outcome.MemberMove(member, move));
                                }
                            });
                });
        return moves;
    }
}
