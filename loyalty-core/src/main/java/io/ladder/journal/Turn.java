package io.ladder.journal;

import io.ladder.ledger.Hold;
import io.ladder.ledger.WalletDraft;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final long sequence;
    private final boolean checking;
    private final @Nullable List<Reason> reasons;
    private final SharedCounters counters;
    private final List<Award> awards = new ArrayList<>(2);

    Turn(
            AccountDraft account,
            Programme programme,
            JournalEntry entry,
            boolean checking,
            @Nullable List<Reason> reasons,
            SharedCounters counters) {
        this.account = account;
        this.programme = programme;
        this.member = entry.member();
        this.at = entry.activity().occurredAt();
        this.sequence = entry.sequence();
        this.checking = checking;
        this.reasons = reasons;
        this.counters = counters;
    }

    /** The programme version that decides. */
    public Programme programme() {
        return programme;
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

    /** Gives points for this activity, which expire by the rules of their wallet. */
    public void award(String rule, String wallet, long points) {
        if (points == 0) {
            return;
        }
        WalletRules rules = programme.walletRules(wallet);
        Instant expiresAt = rules == null ? null : rules.expiry().of(at, programme.zone());
        wallet(wallet).issue(points, null, expiresAt, rule, at);
        awards.add(new Award(rule, wallet, points));
    }

    List<Award> awards() {
        return awards;
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
        account.moved(member, move);
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
        return counters.used(counter) + account.counterChange(counter);
    }

    /** Uses some of a shared thing, or gives it back. Replays leave shared things alone. */
    public void use(String counter, long count) {
        account.changeCounter(counter, count);
    }

    /** Notes the new status of a redemption. */
    public void redemption(long redemption, RedemptionStatus status, String reward, long points) {
        account.redemption(redemption, status, reward, points);
    }

    /** The open hold of a redemption, in whichever wallet; null where none is open. */
    public @Nullable WalletHold openHold(long redemption) {
        return account.openHold(redemption);
    }

    /** The hold of a redemption that was captured in this replay; null outside replays. */
    public @Nullable WalletHold capturedHold(long redemption) {
        return account.capturedHold(redemption);
    }

    /** Remembers the hold of a captured redemption for as long as the decision lasts. */
    public void captured(WalletHold hold) {
        account.captured(hold);
    }

    /** Forgets a captured hold whose points were refunded. */
    public void refunded(WalletHold hold) {
        account.refunded(hold);
    }

    /** Says why a rule did or did not apply; costs nothing where nobody asked. */
    public void explain(String rule, boolean applied, Supplier<String> text) {
        if (reasons != null) {
            reasons.add(new Reason(rule, programme.version(), applied, text.get()));
        }
    }
}
