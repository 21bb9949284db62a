package io.ladder.journal;

import io.ladder.ledger.Availability;
import io.ladder.ledger.Hold;
import io.ladder.ledger.Lot;
import io.ladder.ledger.WalletDraft;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tally.Tallies;
import io.ladder.tally.Window;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rules see and do while they answer one activity of one member. A turn lives for one decision
 * and belongs to one thread.
 */
public final class Turn {
    /** A hold and the wallet that its points are from. */
    public record WalletHold(WalletDraft wallet, Hold hold) {}

    private final AccountDraft account;
    private final Programme programme;
    private final MemberId member;
    private final Instant at;
    private final Availability.Goods goods;
    private Activity activity;
    private final long sequence;
    private final boolean checking;
    private final @Nullable List<Reason> reasons;
    private final SharedCounters counters;
    private final Awards awards;
    private List<Lot> handed = List.of();

    Turn(
            AccountDraft account,
            Programme programme,
            JournalEntry entry,
            boolean checking,
            @Nullable List<Reason> reasons,
            SharedCounters counters,
            @Nullable Map<String, Long> bounds) {
        this.account = account;
        this.programme = programme;
        this.member = entry.member();
        this.activity = entry.activity();
        this.at = activity.occurredAt();
        this.goods =
                activity instanceof Activity.Purchase purchase
                        ? purchase.goods()
                        : Availability.Goods.AT_HAND;
        this.sequence = entry.sequence();
        this.checking = checking;
        this.reasons = reasons;
        this.counters = counters;
        this.awards = new Awards(this, activity, account.person(member), bounds);
    }

    /** The programme version that decides. */
    public Programme programme() {
        return programme;
    }

    /** The programme version that decided what happened at an earlier moment. */
    public Programme programmeAt(Instant moment) {
        return account.programmeAt(moment);
    }

    /** When the activity happened. */
    public Instant at() {
        return at;
    }

    /** Who acts. */
    public MemberId member() {
        return member;
    }

    /** The number of the activity in its account. */
    public long sequence() {
        return sequence;
    }

    /** Whether rules may refuse; facts of the past are only followed. */
    public boolean checking() {
        return checking;
    }

    /** What a rule throws to end the decision; nothing of it stays. */
    public static LoyaltyException refusal(Refusal refusal) {
        return new LoyaltyException(refusal);
    }

    public MemberStatus status() {
        return account.member(member).status;
    }

    void status(MemberStatus status) {
        account.member(member).status = status;
    }

    /** The account's wallet of that code, to book on. */
    public WalletDraft wallet(String code) {
        return account.wallet(code);
    }

    /**
     * Gives points for this activity, 0 or more, as many as the rule's budget and the limits of
     * their wallet leave, and tells how many; they become available and expire by its rules.
     *
     * @param why how the rule came to so many; what budget and limits leave is put behind it
     */
    public long award(String rule, String wallet, long points, Supplier<String> why) {
        WalletRules rules = programme.walletRules(wallet);
        if (points == 0 || rules == null) {
            explain(rule, false, why);
            return 0;
        }
        long given = awards.give(rule, rules, points, why);
        if (given > 0) {
            var life = rules.life(at, goods, programme.zone());
            wallet(wallet).issue(given, life.availableAt(), life.expiresAt(), rule, at);
        }
        return given;
    }

    /** Why an experiment keeps a rule from the member, which is explained; null where none does. */
    public @Nullable String withheld(String rule) {
        return awards.withheld(rule);
    }

    /** Writes the activity down as it was decided, where its reporter left something open. */
    public void decide(Activity decided) {
        this.activity = decided;
    }

    /** The activity as the journal is to keep it. */
    Activity activity() {
        return activity;
    }

    List<Award> awards() {
        return awards.list();
    }

    /** Hands points over to the other side of a {@link TwoSided} activity. */
    public void hand(List<Lot> lots) {
        handed = lots;
    }

    List<Lot> handed() {
        return handed;
    }

    /** The rung that the member stands on, or null where the programme has no such ladder. */
    public @Nullable String rung(String scheme) {
        Standing standing = account.member(member).standings.get(scheme);
        return standing == null ? null : standing.rung();
    }

    void standing(String scheme, BiFunction<Ladder, Standing, Standing> change) {
        Ladder ladder = programme.ladder(scheme);
        if (ladder != null) {
            account.member(member)
                    .standings
                    .compute(
                            scheme,
                            (_, standing) ->
                                    change.apply(
                                            ladder,
                                            standing == null
                                                    ? ladder.newcomer(account.depth())
                                                    : standing));
        }
    }

    void moved(Move move) {
        account.effects().add(account.person(member), move);
    }

    /** What rules may know of the member beside what they do. */
    public Attributes attributes() {
        return account.member(member).attributes;
    }

    /** Notes what is so from now on, and what no longer is. */
    public void learn(Attributes told, List<String> taken) {
        account.member(member).learn(told, taken);
    }

    /** What is counted of the member. */
    public Tallies tallies() {
        return account.member(member).tallies;
    }

    /** Counts something that the member does, 0 or more of it. */
    public void count(String counter, Window window, long amount) {
        if (amount > 0) {
            account.member(member).count(counter, window, amount, at.atZone(programme.zone()));
        }
    }

    /** How many points rules gave in a wallet for this activity so far. */
    public long given(String wallet) {
        return awards.sum(wallet);
    }

    /** How many members act on the account. */
    public int memberCount() {
        return account.memberCount();
    }

    /** What a rule remembers of the member, or null where it remembers nothing. */
    public @Nullable Slot slot(String rule) {
        return account.member(member).slots.get(rule);
    }

    /** Lets a rule remember something of the member. */
    public void remember(String rule, Slot slot) {
        account.member(member).slots.put(rule, slot);
    }

    /** How much of a shared thing is used, this decision included. */
    public long used(String counter) {
        return counters.used(counter) + account.effects().used(counter);
    }

    /** Uses some of a shared thing, or gives it back. Replays leave shared things alone. */
    public void use(String counter, long count) {
        account.effects().use(counter, count);
    }

    /** Notes the new status of a redemption. */
    public void redemption(long redemption, RedemptionStatus status, String reward, long points) {
        account.effects().add(new Outcome.RedemptionChange(redemption, status, reward, points));
    }

    /** Notes how a payment stands now. */
    public void payment(PaymentChange change) {
        account.payment(change);
    }

    /** How a payment stands in this replay, which began with the account; null outside replays. */
    public @Nullable PaymentChange paymentSoFar(long payment) {
        return account.paymentSoFar(payment);
    }

    /** Refuses to hold points of a wallet that has as many open holds as it may have. */
    public void requireRoomToHold(WalletDraft wallet) {
        if (checking && wallet.openHolds() >= Hold.OPEN_MAX) {
            throw refusal(
                    Refusal.of(
                                    ErrorCode.HOLD_LIMIT_REACHED,
                                    "The member has as many open holds as there may be.")
                            .with("limit", Hold.OPEN_MAX));
        }
    }

    /** The open hold of a record, in whichever wallet; null where none is open. */
    public @Nullable WalletHold openHold(long record) {
        return account.openHold(record);
    }

    /** What was captured of a record's hold in this replay; null outside replays. */
    public @Nullable WalletHold capturedHold(long record) {
        return account.captured().get(record);
    }

    /** Remembers what was captured of a hold for as long as the decision lasts. */
    public void captured(WalletHold hold) {
        account.captured().put(hold.hold().id(), hold);
    }

    /** Forgets a captured hold whose points were refunded. */
    public void refunded(WalletHold hold) {
        account.captured().remove(hold.hold().id());
    }

    /** Whether somebody wants to know why. */
    public boolean explaining() {
        return reasons != null;
    }

    /** Says why a rule did or did not apply; costs nothing where nobody asked. */
    public void explain(String rule, boolean applied, Supplier<String> text) {
        if (reasons != null) {
            reasons.add(new Reason(rule, programme.version(), applied, text.get()));
        }
    }
}
