package io.ladder.ledger;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wallet while one decision works on it. Every change is a {@link Movement} that goes to the
 * journal; whoever makes a draft calls {@link #close} for the wallet that came of it. Not safe for
 * use by several threads.
 */
public final class WalletDraft {
    /** The cause of movements that time alone brings about. */
    public static final String BY_TIME = "time";

    final String code;
    private final Supplier<LotTerms> terms;
    final Consumer<Movement> journal;
    final List<Lot> lots;
    private final List<Hold> holds;
    long debt;
    private long issued;
    private long redeemed;
    private long expired;
    private long adjusted;
    private long transferred;

    /**
     * Opens a wallet to work on it.
     *
     * @param terms of the programme version that is in force when they are asked for
     * @param journal takes each movement as it is made
     */
    public WalletDraft(
            String code, Wallet wallet, Supplier<LotTerms> terms, Consumer<Movement> journal) {
        this.code = code;
        this.terms = terms;
        this.journal = journal;
        this.lots = new ArrayList<>(wallet.lots());
        this.holds = new ArrayList<>(wallet.holds());
        this.debt = wallet.debt();
        this.issued = wallet.issued();
        this.redeemed = wallet.redeemed();
        this.expired = wallet.expired();
        this.adjusted = wallet.adjusted();
        this.transferred = wallet.transferred();
    }

    /** The wallet as it stands. */
    public Wallet close() {
        return new Wallet(lots, debt, holds, issued, redeemed, expired, adjusted, transferred);
    }

    public long available() {
        return lots.stream().filter(lot -> !lot.pending()).mapToLong(Lot::points).sum() - debt;
    }

    /** Gives points that a rule grants; debt is repaid from them first. */
    public void issue(
            long points,
            @Nullable Instant availableAt,
            @Nullable Instant expiresAt,
            String cause,
            Instant at) {
        if (points == 0) {
            return;
        }
        issued = Math.addExact(issued, points);
        boolean pending = availableAt != null && availableAt.isAfter(at);
        var change = new WalletChange(this);
        change.add(new Lot(pending ? availableAt : null, expiresAt, points));
        change.book(Place.ISSUED, pending ? Place.PENDING : Place.AVAILABLE, points, cause, at);
    }

    /** Gives points (positive) or takes them (negative) for a clerk. */
    public void adjust(long points, @Nullable Instant expiresAt, String cause, Instant at) {
        adjusted = Math.addExact(adjusted, points);
        var change = new WalletChange(this);
        if (points > 0) {
            change.add(new Lot(null, expiresAt, points));
            change.book(Place.ADJUSTED, Place.AVAILABLE, points, cause, at);
        } else if (points < 0) {
            change.draw(-points);
            change.book(Place.AVAILABLE, Place.ADJUSTED, -points, cause, at);
        }
    }

    /**
     * Sets points aside, soonest expiry first; what the lots cannot give becomes debt. No points
     * are no entry, there and wherever such a hold ends.
     */
    public Hold hold(
            long id,
            MemberId member,
            Hold.Purpose purpose,
            long points,
            Instant until,
            Instant at) {
        var change = new WalletChange(this);
        Hold hold = change.setAside(id, member, purpose, points, until, at);
        holds.add(hold);
        if (points > 0) {
            change.book(Place.AVAILABLE, Place.HELD, points, purpose.cause(), at);
        }
        return hold;
    }

    /** Lets points go to another member, soonest expiry first; tells from which lots. */
    public Hold send(long id, MemberId member, long points, String cause, Instant at) {
        transferred = Math.subtractExact(transferred, points);
        var change = new WalletChange(this);
        Hold sent =
                change.setAside(
                        id, member, new Hold.Purpose(Hold.Use.TRANSFER, cause), points, at, at);
        change.book(Place.AVAILABLE, Place.TRANSFERRED, points, cause, at);
        return sent;
    }

    /** Gives points that were sent back to the lots that they came from. */
    public void bringBack(Hold sent, String cause, Instant at) {
        transferred = Math.addExact(transferred, sent.points());
        giveBack(sent, Place.TRANSFERRED, cause, at);
    }

    /** Takes in the lots that another member sent; debt is repaid from them first. */
    public void receive(List<Lot> sent, String cause, Instant at) {
        var change = new WalletChange(this);
        long points = 0;
        for (Lot lot : sent) {
            change.add(lot);
            points = Math.addExact(points, lot.points());
        }
        transferred = Math.addExact(transferred, points);
        change.book(Place.TRANSFERRED, Place.AVAILABLE, points, cause, at);
    }

    /** The open hold of that id, or null where there is none. */
    public @Nullable Hold openHold(long id) {
        for (Hold hold : holds) {
            if (hold.id() == id) {
                return hold;
            }
        }
        return null;
    }

    /** How many holds are open. */
    public int openHolds() {
        return holds.size();
    }

    /**
     * Spends the points of an open hold that were drawn first, and gives the others back.
     *
     * @param points how many to spend, up to all
     * @return what was spent
     */
    public Hold capture(Hold hold, long points, Instant at) {
        requireOpen(hold);
        Hold spent = hold.first(points);
        redeemed = Math.addExact(redeemed, points);
        if (points > 0) {
            new WalletChange(this).book(Place.HELD, Place.REDEEMED, points, hold.purpose(), at);
        }
        if (points < hold.points()) {
            giveBack(hold.without(points), Place.HELD, hold.purpose(), at);
        }
        return spent;
    }

    /** Gives the points of an open hold back to the lots that they came from. */
    public void release(Hold hold, String cause, Instant at) {
        requireOpen(hold);
        giveBack(hold, Place.HELD, cause, at);
    }

    /** Gives the points of a captured hold back to the lots that they came from. */
    public void refund(Hold hold, String cause, Instant at) {
        redeemed = Math.subtractExact(redeemed, hold.points());
        giveBack(hold, Place.REDEEMED, cause, at);
    }

    private void requireOpen(Hold hold) {
        if (!holds.remove(hold)) {
            throw new IllegalArgumentException("no such hold is open");
        }
    }

    private void giveBack(Hold hold, Place from, String cause, Instant at) {
        if (hold.points() == 0) {
            return;
        }
        var change = new WalletChange(this);
        for (Lot lot : hold.lots()) {
            Instant expiresAt = lot.expiresAt();
            boolean gone = expiresAt != null && !expiresAt.isAfter(at);
            change.add(gone ? new Lot(null, terms.get().graceEnd(at), lot.points()) : lot);
        }
        change.owe(Math.negateExact(hold.owed()));
        debt = Math.subtractExact(debt, hold.owed());
        if (debt < 0) {
            change.add(new Lot(null, terms.get().expiryOfUnknownLot(at), -debt));
            change.owe(Math.negateExact(debt));
            debt = 0;
        }
        change.book(from, Place.AVAILABLE, hold.points(), cause, at);
    }

    /** The open holds that nobody captured in time. */
    public List<Hold> dueHolds(Instant at) {
        return holds.stream().filter(hold -> !hold.until().isAfter(at)).toList();
    }

    /** When time alone next changes this wallet, or null where it never does. */
    public @Nullable Instant nextDueAt() {
        return Wallet.nextDueAt(lots, holds);
    }

    /** Lets all points live until a later moment, unless they live longer already. */
    public void renew(Instant expiresAt, String cause, Instant at) {
        var change = new WalletChange(this);
        for (Lot lot : List.copyOf(lots)) {
            Instant former = lot.expiresAt();
            if (former != null && former.isBefore(expiresAt)) {
                change.take(lot);
                change.add(new Lot(lot.availableAt(), expiresAt, lot.points()));
            }
        }
        if (!change.isEmpty()) {
            change.book(Place.AVAILABLE, Place.AVAILABLE, 0, cause, at);
        }
    }

    /**
     * Forgives what is owed.
     *
     * @param points how much, up to all of it; what is more goes to the member
     */
    public void writeOff(long points, String cause, Instant at) {
        adjust(points, terms.get().expiryOfUnknownLot(at), cause, at);
    }

    public long debt() {
        return debt;
    }

    /**
     * Books what is due at a moment: pending points become available, then lots expire. Due holds
     * are released before, by whoever knows what they are for.
     */
    public void passTo(Instant at) {
        for (Lot lot : List.copyOf(lots)) {
            Instant availableAt = lot.availableAt();
            if (availableAt != null && !availableAt.isAfter(at)) {
                var change = new WalletChange(this);
                change.take(lot);
                change.add(new Lot(null, lot.expiresAt(), lot.points()));
                change.book(Place.PENDING, Place.AVAILABLE, lot.points(), BY_TIME, at);
            }
        }
        for (Lot lot : List.copyOf(lots)) {
            Instant expiresAt = lot.expiresAt();
            if (!lot.pending() && expiresAt != null && !expiresAt.isAfter(at)) {
                var change = new WalletChange(this);
                change.take(lot);
                expired = Math.addExact(expired, lot.points());
                change.book(Place.AVAILABLE, Place.EXPIRED, lot.points(), BY_TIME, at);
            }
        }
    }
}
