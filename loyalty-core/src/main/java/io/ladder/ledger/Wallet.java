package io.ladder.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of an account in one unit (points, miles): open lots, debt and holds, and what ever
 * went where. Immutable; {@link WalletDraft} changes it.
 *
 * @param lots available and pending lots, in the order of spending, one for each pair of dates
 * @param debt points taken that were no longer there; earned points repay it first
 * @param holds open holds, in the order of their ids
 * @param issued points given by rules, less those taken back
 * @param redeemed points spent, less those refunded
 * @param expired points lapsed
 * @param adjusted points given by clerks, less those they took
 * @param transferred points that came from other members, less those that went to them
 */
public record Wallet(
        List<Lot> lots,
        long debt,
        List<Hold> holds,
        long issued,
        long redeemed,
        long expired,
        long adjusted,
        long transferred) {

    /** A wallet that never held a point. */
    public static final Wallet EMPTY = new Wallet(List.of(), 0, List.of(), 0, 0, 0, 0, 0);

    public Wallet {
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        long open = 0;
        for (Lot lot : lots) {
            if (lot.points() <= 0) {
                throw new IllegalArgumentException("a lot in a wallet has points");
            }
            open = Math.addExact(open, lot.points());
        }
        long held = 0;
        for (Hold hold : holds) {
            held = Math.addExact(held, hold.points());
        }
        if (debt < 0
                || Math.addExact(Math.addExact(issued, adjusted), transferred)
                        != open - debt + held + redeemed + expired) {
            throw new IllegalArgumentException("the wallet's points do not add up");
        }
    }

    /** Points to spend now; negative while there is debt. */
    public long available() {
        long available = -debt;
        for (Lot lot : lots) {
            if (!lot.pending()) {
                available += lot.points();
            }
        }
        return available;
    }

    /** Points that are given but not available yet. */
    public long pending() {
        long pending = 0;
        for (Lot lot : lots) {
            if (lot.pending()) {
                pending += lot.points();
            }
        }
        return pending;
    }

    /** Points in open holds. */
    public long held() {
        long held = 0;
        for (Hold hold : holds) {
            held += hold.points();
        }
        return held;
    }

    /** When time alone next changes the wallet; null where it never does. */
    public @Nullable Instant nextDueAt() {
        return nextDueAt(lots, holds);
    }

    static @Nullable Instant nextDueAt(List<Lot> lots, List<Hold> holds) {
        Instant next = null;
        for (Lot lot : lots) {
            next = earlier(next, lot.pending() ? lot.availableAt() : lot.expiresAt());
        }
        for (Hold hold : holds) {
            next = earlier(next, hold.until());
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** All that the member ever got: by rules and from clerks, less what was taken back. */
    public long lifetime() {
        return issued + adjusted;
    }
}
