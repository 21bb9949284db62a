package io.ladder.journal;

import io.ladder.ledger.Correction;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what changes the past: a return, a withdrawal, a late arrival. It folds the history as it
 * should have been, compares the state that this gives with the state that was booked, and books
 * the difference. Redemptions stay facts: where their points are gone, the wallet goes into debt.
 */
public final class Replay {
    private final Timeline timeline;
    private final List<JournalRecord> history;
    private final JournalEntry entry;
    private final Map<Long, Map<String, Long>> returned = new HashMap<>();
    private final HashSet<Long> wholly = new HashSet<>();
    private final HashSet<Long> withdrawn = new HashSet<>();

    private Replay(Timeline timeline, List<JournalRecord> history, JournalEntry entry) {
        this.timeline = timeline;
        this.history = history;
        this.entry = entry;
        for (JournalRecord record : history) {
            undo(record.activity());
        }
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
        try {
            return new Replay(timeline, history, entry).decide(booked, shared, explained);
        } catch (LoyaltyException refused) {
            return new Decision.Refused(refused.refusal());
        }
    }

    /**
     * Why a booked activity brought what it brought, by the rules and the history of then.
     *
     * @param history all records of the account before it, in the order of their numbers
     */
    public static List<Reason> explain(
            Timeline timeline, List<JournalRecord> history, JournalEntry entry) {
        var replay = new Replay(timeline, history, entry);
        var reasons = new ArrayList<Reason>();
        var draft = new AccountDraft(timeline, AccountState.EMPTY);
        for (JournalEntry fact : replay.facts()) {
            boolean asked = fact.sequence() == entry.sequence();
            draft.answer(fact, false, asked ? reasons : null, SharedCounters.none());
            if (asked) {
                break;
            }
        }
        return reasons;
    }

    /** The state that a history comes to, folded from its first record. */
    public static AccountState fold(Timeline timeline, List<JournalRecord> history) {
        var replay =
                new Replay(
                        timeline,
                        history,
                        new JournalEntry(0, NOBODY, new Activity.Due(Instant.EPOCH)));
        var draft = new AccountDraft(timeline, AccountState.EMPTY);
        replay.facts().forEach(fact -> draft.answer(fact, false, null, SharedCounters.none()));
        long sequence = 0;
        for (JournalRecord record : history) {
            draft.reach(Position.of(record.activity()));
            sequence = record.id().sequence();
        }
        return draft.close(sequence);
    }

    private static final MemberId NOBODY = new MemberId(new java.util.UUID(0, 0));

    private Decision decide(AccountState booked, SharedCounters shared, boolean explained) {
        check();
        undo(entry.activity());
        var reasons = explained ? new ArrayList<Reason>() : null;
        Position position = Position.of(entry.activity());
        Position end = position.compareTo(booked.position()) > 0 ? position : booked.position();

        var fold = new AccountDraft(timeline, AccountState.EMPTY);
        List<Award> awards = List.of();
        var own = fold.outcome(awards, NO_RECEIPT);
        for (JournalEntry fact : facts()) {
            if (fact.sequence() == entry.sequence()) {
                fold.passTo(position.at());
                fold.startOver();
                awards = fold.answer(entry, true, reasons, shared);
                own = fold.outcome(awards, NO_RECEIPT);
                fold.startOver();
            } else {
                fold.answer(fact, false, null, SharedCounters.none());
            }
        }
        fold.reach(end);
        AccountState right = fold.close(entry.sequence());

        var passing = new AccountDraft(timeline, booked);
        passing.passTo(end.at());
        AccountState passed = passing.close(booked.sequence());
        Outcome byTime = passing.outcome(List.of(), NO_RECEIPT);
        requireCovered(passed, right);

        var movements = new ArrayList<>(byTime.movements());
        movements.addAll(corrections(passed, right, end.at()));
        var moves = new ArrayList<>(byTime.moves());
        moves.addAll(moves(passed, right, end.at()));
        var redemptions = new ArrayList<>(byTime.redemptions());
        redemptions.addAll(own.redemptions());
        var counters = new HashMap<>(byTime.counters());
        own.counters().forEach((key, count) -> counters.merge(key, count, Math::addExact));
        return new Decision.Decided(
                right,
                timeline.at(position.at()).version(),
                new Outcome(
                        awards,
                        movements,
                        moves,
                        redemptions,
                        counters,
                        timeline.receipt(right, entry.member())),
                reasons == null ? List.of() : reasons);
    }

    private static final Receipt NO_RECEIPT = new Receipt(List.of(), List.of());

    /** The activities that count, in the order in which they happened. */
    private List<JournalEntry> facts() {
        var facts = new ArrayList<JournalEntry>(history.size() + 1);
        for (JournalRecord record : history) {
            Activity activity = effective(record.id().sequence(), record.activity());
            if (activity != null) {
                facts.add(new JournalEntry(record.id().sequence(), record.member(), activity));
            }
        }
        if (effective(entry.sequence(), entry.activity()) != null) {
            facts.add(entry);
        }
        facts.sort(
                Comparator.<JournalEntry, Position>comparing(fact -> Position.of(fact.activity()))
                        .thenComparingLong(JournalEntry::sequence));
        return facts;
    }

    private @Nullable Activity effective(long sequence, Activity activity) {
        return switch (activity) {
            case Activity.Purchase purchase -> remaining(sequence, purchase);
            case Activity.EvidenceReport _, Activity.SurveyAnswer _ ->
                    withdrawn.contains(sequence) ? null : activity;
            case Activity.Return _, Activity.EvidenceWithdrawal _, Activity.Due _ -> null;
            case Activity.Enrolment _,
                    Activity.StatusChange _,
                    Activity.Adjustment _,
                    Activity.RungPin _,
                    Activity.RungUnpin _,
                    Activity.Redemption _,
                    Activity.RedemptionCapture _,
                    Activity.RedemptionCancel _ ->
                    activity;
        };
    }

    private Activity.@Nullable Purchase remaining(long sequence, Activity.Purchase purchase) {
        if (wholly.contains(sequence)) {
            return null;
        }
        Map<String, Long> gone = returned.get(sequence);
        if (gone == null) {
            return purchase;
        }
        var lines = new ArrayList<Line>();
        for (Line line : purchase.lines()) {
            Line left = line.without(gone.getOrDefault(line.id(), 0L));
            if (left != null) {
                lines.add(left);
            }
        }
        return lines.isEmpty() ? null : purchase.withLines(lines);
    }

    private void undo(Activity activity) {
        if (activity instanceof Activity.Return undone) {
            if (undone.lines().isEmpty()) {
                wholly.add(undone.purchase());
            }
            var quantities = returned.computeIfAbsent(undone.purchase(), _ -> new HashMap<>());
            for (Activity.ReturnedLine line : undone.lines()) {
                quantities.merge(line.line(), line.quantityThousandths(), Math::addExact);
            }
        } else if (activity instanceof Activity.EvidenceWithdrawal withdrawal) {
            withdrawn.add(withdrawal.evidence());
        }
    }

    private void check() {
        if (entry.activity() instanceof Activity.Return undone) {
            checkReturn(undone);
        } else if (entry.activity() instanceof Activity.EvidenceWithdrawal withdrawal) {
            checkWithdrawal(withdrawal);
        }
    }

    private @Nullable Activity find(long sequence) {
        for (JournalRecord record : history) {
            if (record.id().sequence() == sequence) {
                return record.activity();
            }
        }
        return null;
    }

    private void checkReturn(Activity.Return undone) {
        if (!(find(undone.purchase()) instanceof Activity.Purchase purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        if (undone.occurredAt().isBefore(purchase.occurredAt())) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "Goods come back after they were bought.")
                    .asException();
        }
        if (remaining(undone.purchase(), purchase) == null) {
            throw Refusal.of(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            "All of this purchase has been returned already.")
                    .asException();
        }
        Map<String, Long> gone = returned.getOrDefault(undone.purchase(), Map.of());
        for (int index = 0; index < undone.lines().size(); index++) {
            Activity.ReturnedLine back = undone.lines().get(index);
            String pointer = "/lines/" + index;
            Line bought =
                    purchase.lines().stream()
                            .filter(line -> line.id().equals(back.line()))
                            .findFirst()
                            .orElse(null);
            if (bought == null) {
                throw Refusal.at(
                                ErrorCode.RETURN_EXCEEDS_PURCHASE,
                                pointer + "/line",
                                "The purchase has no such line.")
                        .asException();
            }
            long left = bought.quantityThousandths() - gone.getOrDefault(bought.id(), 0L);
            if (back.quantityThousandths() > left) {
                throw Refusal.at(
                                ErrorCode.RETURN_EXCEEDS_PURCHASE,
                                pointer + "/quantity",
                                "More is returned than is left of this line.")
                        .with("left", java.math.BigDecimal.valueOf(left, 3).stripTrailingZeros())
                        .asException();
            }
        }
    }

    private void checkWithdrawal(Activity.EvidenceWithdrawal withdrawal) {
        Activity evidence = find(withdrawal.evidence());
        if (!(evidence instanceof Activity.EvidenceReport
                || evidence instanceof Activity.SurveyAnswer)) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such evidence.")
                    .asException();
        }
        if (withdrawn.contains(withdrawal.evidence())) {
            throw Refusal.of(
                            ErrorCode.EVIDENCE_ALREADY_WITHDRAWN,
                            "The evidence has been withdrawn already.")
                    .asException();
        }
    }

    /** Spending into the past must not take points that were spent since. */
    private void requireCovered(AccountState passed, AccountState right) {
        if (!(entry.activity() instanceof Activity.Redemption
                || (entry.activity() instanceof Activity.Adjustment adjustment
                        && adjustment.points() < 0))) {
            return;
        }
        right.wallets()
                .forEach((code, wallet) -> {
                    if (wallet.debt() > passed.wallet(code).debt()) {
                        throw Refusal.of(
                                        ErrorCode.INSUFFICIENT_POINTS,
                                        "The points have been spent since.")
                                .with("available", passed.wallet(code).available())
                                .asException();
                    }
                });
    }

    private List<Movement> corrections(AccountState passed, AccountState right, Instant at) {
        String cause =
                switch (entry.activity()) {
                    case Activity.Return _ -> "return";
                    case Activity.EvidenceWithdrawal _ -> "withdrawal";
                    case Activity.RedemptionCancel _ -> "cancel";
                    case Activity.Enrolment _,
                            Activity.StatusChange _,
                            Activity.Purchase _,
                            Activity.Adjustment _,
                            Activity.EvidenceReport _,
                            Activity.SurveyAnswer _,
                            Activity.RungPin _,
                            Activity.RungUnpin _,
                            Activity.Redemption _,
                            Activity.RedemptionCapture _,
                            Activity.Due _ ->
                            "late";
                };
        var codes = new TreeSet<>(passed.wallets().keySet());
        codes.addAll(right.wallets().keySet());
        var movements = new ArrayList<Movement>();
        for (String code : codes) {
            Wallet booked = passed.wallet(code);
            movements.addAll(Correction.between(code, booked, right.wallet(code), cause, at));
        }
        return movements;
    }

    private List<Outcome.MemberMove> moves(AccountState passed, AccountState right, Instant at) {
        var moves = new ArrayList<Outcome.MemberMove>();
        Programme programme = timeline.version(right.version());
        right.members()
                .forEach((member, state) -> {
                    for (Ladder ladder : programme.ladders()) {
                        Standing should = state.standings().get(ladder.id());
                        MemberState known = passed.member(member);
                        Standing was = known == null ? null : known.standings().get(ladder.id());
                        if (should == null) {
                            continue;
                        }
                        Move move =
                                ladder.correction(
                                        was == null ? ladder.newcomer(timeline.depth()) : was,
                                        should,
                                        at);
                        if (move != null) {
                            moves.add(new Outcome.MemberMove(member, move));
                        }
                    }
                });
        return moves;
    }
}
