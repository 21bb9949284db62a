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
    private final Map<String, WalletDraft> wallets = new TreeMap<>();
    private final Map<MemberId, MemberDraft> members = new TreeMap<>();
    private final Map<Long, Turn.WalletHold> captured = new HashMap<>();
    private final Map<Long, PaymentChange> paymentsSoFar = new HashMap<>();
    private Effects effects = new Effects();
    private Position position;

    /** The moment up to which all that happened is booked; nothing is booked before it. */
    private Instant reached;

    private int version;
    private @Nullable Instant nextDueAt;

    AccountDraft(Timeline timeline, AccountState state) {
        this.timeline = timeline;
        this.before = state;
        this.position = state.position();
        this.reached = position.at();
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
        return wallets.computeIfAbsent(code, this::open);
    }

    private WalletDraft open(String code) {
        return new WalletDraft(
                code, before.wallet(code), () -> terms(code), movement -> effects.add(movement));
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
        openAllWallets();
        for (WalletDraft wallet : wallets.values()) {
            Hold hold = wallet.openHold(record);
            if (hold != null) {
                return new Turn.WalletHold(wallet, hold);
            }
        }
        return null;
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
                bookDue(due.isBefore(reached) ? reached : due);
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
        nextDueAt = findNextDueAt();
    }

    private void bookDue(Instant at) {
        Programme programme = timeline.version(version);
        openAllWallets();
        wallets.forEach((_, wallet) -> {
            for (Hold hold : wallet.dueHolds(at)) {
                wallet.release(hold, WalletDraft.BY_TIME, at);
                lapse(programme, hold, at);
            }
            wallet.passTo(at);
        });
        members.forEach((id, member) ->
                member.standings.replaceAll((scheme, standing) -> {
                    Ladder ladder = programme.ladder(scheme);
                    return ladder == null
                            ? standing
                            : ladder.passTo(
                                    standing, member.tallies, at, move -> effects.add(id, move));
                }));
        nextDueAt = findNextDueAt();
    }

    private void lapse(Programme programme, Hold hold, Instant at) {
        var entry = new JournalEntry(hold.id(), hold.member(), new Activity.Due(at));
        var turn = new Turn(this, programme, entry, false, null, SharedCounters.none(), List.of());
        for (Mechanic mechanic : programme.mechanics()) {
            mechanic.lapsed(hold, turn);
        }
    }

    private void openAllWallets() {
        before.wallets().keySet().forEach(this::wallet);
    }

    private @Nullable Instant findNextDueAt() {
        var next = new NextDue();
        before.wallets()
                .forEach((code, wallet) -> {
                    if (!wallets.containsKey(code)) {
                        next.keep(wallet.nextDueAt());
                    }
                });
        wallets.values().forEach(wallet -> next.keep(wallet.nextDueAt()));
        if (version != 0) {
            Programme programme = programme();
            members.values().forEach(member -> next.keep(programme, member));
        }
        return next.at();
    }

    /** Lets what happened once happen again, unchecked. */
    void follow(History.Fact fact) {
        Activity activity = fact.activity();
        if (activity != null) {
            var entry = new JournalEntry(fact.sequence(), fact.member(), activity);
            answer(entry, false, null, SharedCounters.none(), fact.awards());
            fact.restitution().shortfalls().forEach(known -> Shortfalls.settle(known, this));
        } else if (fact.elsewhere()) {
            reach(fact.position());
        } else {
            reach(fact.position());
            member(fact.member()).standUp(timeline.version(version), depth());
        }
    }

    /** Lets what happened once happen again, and tells why it brought what it brought. */
    void explain(JournalRecord record, List<Reason> reasons) {
        var entry = new JournalEntry(record.id().sequence(), record.member(), record.activity());
        answer(entry, false, reasons, SharedCounters.none(), record.outcome().awards());
    }

    /** Lets the programme of the time answer an activity, after all that was due before it. */
    Turn answer(
            JournalEntry entry,
            boolean checking,
            @Nullable List<Reason> reasons,
            SharedCounters shared) {
        return answer(entry, checking, reasons, shared, List.of());
    }

    private Turn answer(
            JournalEntry entry,
            boolean checking,
            @Nullable List<Reason> reasons,
            SharedCounters shared,
            List<Award> known) {
        Activity activity = entry.activity();
        reach(Position.of(activity));
        Programme programme = timeline.version(version);
        member(entry.member()).standUp(programme, depth());
        member(entry.member()).meet(activity);
        var turn = new Turn(this, programme, entry, checking, reasons, shared, known);
        programme.answer(activity, turn);
        if (!before.whereabouts().gone().isEmpty()) {
            members.keySet().removeAll(before.whereabouts().gone().keySet());
        }
        nextDueAt = findNextDueAt();
        passTo(activity.occurredAt());
        return turn;
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
        }
    }

    /** The state as it stands. */
    AccountState close(long sequence) {
        var closed = new HashMap<>(before.wallets());
        wallets.forEach((code, wallet) -> closed.put(code, wallet.close()));
        var states = new HashMap<MemberId, MemberState>();
        members.forEach((id, member) -> states.put(id, member.close()));
        return new AccountState(
                sequence,
                position,
                version,
                timeline.corrections(),
                nextDueAt,
                closed,
                states,
                before.whereabouts());
    }

    Outcome outcome(List<Award> awards, Receipt receipt) {
        return effects.outcome(awards, receipt);
    }
}
