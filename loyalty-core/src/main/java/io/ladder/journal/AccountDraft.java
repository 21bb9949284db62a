package io.ladder.journal;

import io.ladder.ledger.Hold;
import io.ladder.ledger.LotTerms;
import io.ladder.ledger.WalletDraft;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.MemberId;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account while one decision works on it: the state, and all that happens to it. */
final class AccountDraft {
    /** More dues than this in one step mean that a rule never comes to rest. */
    private static final int DUES_MAX = 100_000;

    private final Timeline timeline;
    private final AccountState before;
    private final AccountWallets wallets;
    private final Map<MemberId, MemberDraft> members = new TreeMap<>();
    private final Map<Long, Turn.WalletHold> captured = new HashMap<>();
    private final Map<Long, PaymentChange> paymentsSoFar = new HashMap<>();
    private Effects effects = new Effects();
    private Position position;

    /** The moment up to which all that happened is booked; nothing is booked before it. */
    private Instant reached;

    /** The moment up to which time has passed. */
    private Instant passed;

    private int version;
    private @Nullable Instant nextDueAt;

    AccountDraft(Timeline timeline, AccountState state) {
        this.timeline = timeline;
        this.before = state;
        this.wallets = new AccountWallets(state, this::terms, movement -> effects.add(movement));
        this.position = state.position();
        this.reached = position.at();
        this.passed = reached;
        this.version = state.version();
        this.nextDueAt = state.nextDueAt();
        state.members().forEach((id, member) -> members.put(id, new MemberDraft(member)));
    }

    /** Where the newest is that happened. */
    Position position() {
        return position;
    }

    int depth() {
        return timeline.depth();
    }

    WalletDraft wallet(String code) {
        return wallets.of(code);
    }

    private LotTerms terms(String code) {
        if (version == 0) {
            return LotTerms.WITHOUT_RULES;
        }
        Programme programme = timeline.version(version);
        WalletRules rules = programme.walletRules(code);
        return rules == null
                ? LotTerms.WITHOUT_RULES
                : new LotTerms(rules.expiry(), programme.zone(), rules.grace());
    }

    MemberDraft member(MemberId id) {
        return members.computeIfAbsent(person(id), _ -> new MemberDraft(MemberState.NEWCOMER));
    }

    /** How many members act on the account. */
    int memberCount() {
        return members.size();
    }

    MemberId person(MemberId member) {
        return before.whereabouts().person(member);
    }

    /** What happened since the start or since {@link #startOver}. */
    Effects effects() {
        return effects;
    }

    void payment(PaymentChange change) {
        effects.add(change);
        paymentsSoFar.put(change.payment(), change);
    }

    @Nullable PaymentChange paymentSoFar(long payment) {
        return paymentsSoFar.get(payment);
    }

    Turn.@Nullable WalletHold openHold(long record) {
        return wallets.openHold(record);
    }

    /** What was captured of holds in this replay and not refunded, by the record of the hold. */
    Map<Long, Turn.WalletHold> captured() {
        return captured;
    }

    /** Forgets what happened so far, so that only what follows is in the next outcome. */
    void startOver() {
        effects = new Effects();
    }

    /**
     * Books all that is due up to and at a moment, in the order in which it fell due; at the start
     * of a programme version the standings are seen anew by its ladders.
     */
    void passTo(Instant to) {
        for (int dues = 0; dues < DUES_MAX; dues++) {
            Programme next = timeline.after(version, to);
            Instant boundary = next == null ? null : boundaryOf(next);
            Instant due = nextDueAt;
            if (due != null && !due.isAfter(to) && (boundary == null || due.isBefore(boundary))) {
                bookDue(due, due.isBefore(reached) ? reached : due);
            } else if (next != null && boundary != null) {
                enter(next, boundary);
                reached = boundary;
            } else {
                return;
            }
        }
        throw new IllegalStateException("the account does not come to rest at " + to);
    }

    private Instant boundaryOf(Programme next) {
        Instant from = next.validFrom();
        return from == null || from.isBefore(reached) ? reached : from;
    }

    private void enter(Programme next, Instant at) {
        if (version != 0) {
            Programme former = timeline.version(version);
            members.forEach((id, member) ->
                    member.enter(former, next, at, depth(), move -> effects.add(id, move)));
        }
        version = next.version();
        passed = at;
        nextDueAt = findNextDueAt();
    }

    private void bookDue(Instant due, Instant at) {
        Programme programme = timeline.version(version);
        for (WalletDraft wallet : wallets.all()) {
            for (Hold hold : wallet.dueHolds(at)) {
                wallet.release(hold, WalletDraft.BY_TIME, at);
                lapse(programme, hold, at);
            }
            wallet.passTo(at);
        }
        members.forEach((id, member) ->
                member.standings.replaceAll((scheme, standing) -> {
                    Ladder ladder = programme.ladder(scheme);
                    return ladder == null
                            ? standing
                            : ladder.passTo(
                                    standing, member.tallies, at, move -> effects.add(id, move));
                }));
        members.keySet().forEach(id -> giveWhatIsDue(programme, id, due, at));
        passed = at;
        nextDueAt = findNextDueAt();
    }

    /** What fell due before the first moment that was due is given already. */
    private void giveWhatIsDue(Programme programme, MemberId id, Instant first, Instant at) {
        for (Mechanic mechanic : programme.mechanics()) {
            Instant due = mechanic.nextDueAt(member(id), programme.zone(), first.minusNanos(1));
            if (due != null && !due.isAfter(at)) {
                mechanic.due(quiet(programme, new JournalEntry(0, id, new Activity.Due(at))));
            }
        }
    }

    /** A turn in which nobody does anything. */
    private Turn quiet(Programme programme, JournalEntry due) {
        return new Turn(this, programme, due, false, null, SharedCounters.none(), Map.of());
    }

    private void lapse(Programme programme, Hold hold, Instant at) {
        var turn =
                quiet(programme, new JournalEntry(hold.id(), hold.member(), new Activity.Due(at)));
        for (Mechanic mechanic : programme.mechanics()) {
            mechanic.lapsed(hold, turn);
        }
    }

    private @Nullable Instant findNextDueAt() {
        var next = new NextDue();
        wallets.keepDues(next);
        if (version != 0) {
            members.values().forEach(member -> next.keep(programme(), member, passed));
        }
        return next.at();
    }

    /** Lets what happened once happen again, unchecked; null where nothing of it counts. */
    @Nullable Turn follow(History.Fact fact) {
        Activity activity = fact.activity();
        if (activity != null) {
            var entry = new JournalEntry(fact.sequence(), fact.member(), activity);
            Turn turn = answer(entry, false, null, SharedCounters.none(), fact.bounds());
            fact.restitution().shortfalls().forEach(known -> Shortfalls.settle(known, this));
            return turn;
        }
        reach(fact.position());
        if (!fact.elsewhere()) {
            member(fact.member()).standUp(timeline.version(version), depth());
        }
        return null;
    }

    /** Lets what happened once happen again, and tells why it brought what it brought. */
    void explain(JournalRecord record, List<Reason> reasons) {
        var entry = new JournalEntry(record.id().sequence(), record.member(), record.activity());
        answer(entry, false, reasons, SharedCounters.none(), Bounds.of(record.outcome().awards()));
    }

    /** Lets the programme of the time answer what is new, after all that was due before it. */
    Turn answer(JournalEntry entry, @Nullable List<Reason> reasons, SharedCounters shared) {
        return answer(entry, true, reasons, shared, null);
    }

    Turn answer(
            JournalEntry entry,
            boolean checking,
            @Nullable List<Reason> reasons,
            SharedCounters shared,
            @Nullable Map<String, Long> bounds) {
        Activity activity = entry.activity();
        reach(Position.of(activity));
        member(entry.member()).standUp(programme(), depth());
        member(entry.member()).meet(activity);
        var turn = new Turn(this, programme(), entry, checking, reasons, shared, bounds);
        turn.programme().answer(activity, turn);
        if (!before.whereabouts().gone().isEmpty()) {
            members.keySet().removeAll(before.whereabouts().gone().keySet());
        }
        nextDueAt = findNextDueAt();
        passTo(activity.occurredAt());
        return turn;
    }

    Programme programmeAt(Instant moment) {
        return timeline.at(moment);
    }

    /** The programme version that the account stands under. */
    Programme programme() {
        return timeline.version(version);
    }

    /** Pays for points that a member does not owe though they are spent. */
    void writeOff(String wallet, long points, String cause) {
        wallet(wallet).writeOff(points, cause, reached);
        nextDueAt = findNextDueAt();
    }

    /** Books what is due before something that happened, and counts it as the newest. */
    void reach(Position later) {
        passTo(later.at());
        if (later.compareTo(position) > 0) {
            position = later;
            reached = later.at().isAfter(reached) ? later.at() : reached;
            passed = reached.isAfter(passed) ? reached : passed;
        }
    }

    /** The state as it stands. */
    AccountState close(long sequence) {
        var states = new HashMap<MemberId, MemberState>();
        members.forEach((id, member) -> states.put(id, member.close()));
        return new AccountState(
                sequence,
                position,
                version,
                timeline.corrections(),
                nextDueAt,
                wallets.close(),
                states,
                before.whereabouts());
    }

    Outcome outcome(List<Award> awards, Receipt receipt) {
        return effects.outcome(awards, receipt);
    }
}
