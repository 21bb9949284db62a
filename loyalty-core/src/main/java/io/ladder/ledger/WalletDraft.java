package io.ladder.ledger;

import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

    private final String code;
    private final Supplier<Terms> terms;
    private final Consumer<Movement> journal;
    private final List<Lot> lots;
    private final List<Hold> holds;
    private long debt;
    private long issued;
    private long redeemed;
    private long expired;
    private long adjusted;

    /**
     * What holds for points that come back.
     *
     * @param grace how long they live at least where their lot has expired meanwhile
     */
    public record Terms(Expiry expiry, ZoneId zone, Duration grace) {

        private Instant graceEnd(Instant at) {
            return at.plus(grace);
        }

        /** When points expire whose lot nobody can tell; as if earned now, if that is later. */
        private @Nullable Instant expiryOfUnknownLot(Instant at) {
            Instant expiresAt = expiry.of(at, zone);
            return expiresAt != null && expiresAt.isBefore(graceEnd(at)) ? graceEnd(at) : expiresAt;
        }
    }

    /**
     * Opens a wallet to work on it.
     *
     * @param terms of the programme version that is in force when they are asked for
     * @param journal takes each movement as it is made
     */
    public WalletDraft(
            String code, Wallet wallet, Supplier<Terms> terms, Consumer<Movement> journal) {
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
    }

    /** The wallet as it stands. */
    public Wallet close() {
        return new Wallet(lots, debt, holds, issued, redeemed, expired, adjusted);
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
        var change = new Change();
        change.add(new Lot(pending ? availableAt : null, expiresAt, points));
        change.book(Place.ISSUED, pending ? Place.PENDING : Place.AVAILABLE, points, cause, at);
    }

    /** Gives points (positive) or takes them (negative) for a clerk. */
    public void adjust(long points, @Nullable Instant expiresAt, String cause, Instant at) {
        adjusted = Math.addExact(adjusted, points);
        var change = new Change();
        if (points > 0) {
            change.add(new Lot(null, expiresAt, points));
            change.book(Place.ADJUSTED, Place.AVAILABLE, points, cause, at);
        } else if (points < 0) {
            change.draw(-points);
            change.book(Place.AVAILABLE, Place.ADJUSTED, -points, cause, at);
        }
    }

    /** Sets points aside, soonest expiry first; what the lots cannot give becomes debt. */
    public Hold hold(
            long id, MemberId member, String purpose, long points, Instant until, Instant at) {
        var change = new Change();
        long owed = change.draw(points);
        var drawn = change.lots.stream().map(lot -> lot.withPoints(-lot.points())).toList();
        var hold = new Hold(id, member, purpose, until, drawn, owed);
        holds.add(hold);
        change.book(Place.AVAILABLE, Place.HELD, points, purpose, at);
        return hold;
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

    /** Spends the points of an open hold. */
    public void capture(Hold hold, Instant at) {
        requireOpen(hold);
        redeemed = Math.addExact(redeemed, hold.points());
        new Change().book(Place.HELD, Place.REDEEMED, hold.points(), hold.purpose(), at);
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
        var change = new Change();
        for (Lot lot : hold.lots()) {
            Instant expiresAt = lot.expiresAt();
            boolean gone = expiresAt != null && !expiresAt.isAfter(at);
            change.add(gone ? new Lot(null, terms.get().graceEnd(at), lot.points()) : lot);
        }
        change.debt = Math.subtractExact(change.debt, hold.owed());
        debt = Math.subtractExact(debt, hold.owed());
        if (debt < 0) {
            change.add(new Lot(null, terms.get().expiryOfUnknownLot(at), -debt));
            change.debt = Math.subtractExact(change.debt, debt);
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
        return nextDueAt(lots, holds);
    }

    /** When time alone next changes a wallet, or null where it never does. */
    public static @Nullable Instant nextDueAt(Wallet wallet) {
        return nextDueAt(wallet.lots(), wallet.holds());
    }

    private static @Nullable Instant nextDueAt(List<Lot> lots, List<Hold> holds) {
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

    /**
     * Books what is due at a moment: pending points become available, then lots expire. Due holds
     * are released before, by whoever knows what they are for.
     */
    public void passTo(Instant at) {
        for (Lot lot : List.copyOf(lots)) {
            Instant availableAt = lot.availableAt();
            if (availableAt != null && !availableAt.isAfter(at)) {
                var change = new Change();
                change.take(lot);
                change.add(new Lot(null, lot.expiresAt(), lot.points()));
                change.book(Place.PENDING, Place.AVAILABLE, lot.points(), BY_TIME, at);
            }
        }
        for (Lot lot : List.copyOf(lots)) {
            Instant expiresAt = lot.expiresAt();
            if (!lot.pending() && expiresAt != null && !expiresAt.isAfter(at)) {
                var change = new Change();
                change.take(lot);
                expired = Math.addExact(expired, lot.points());
                change.book(Place.AVAILABLE, Place.EXPIRED, lot.points(), BY_TIME, at);
            }
        }
    }

    /** Collects what one movement does to lots and debt. */
    private final class Change {
        private final List<Lot> lots = new ArrayList<>(2);
        private long debt;

        void add(Lot lot) {
            merge(WalletDraft.this.lots, lot);
            merge(lots, lot);
        }

        void take(Lot lot) {
            add(lot.withPoints(-lot.points()));
        }

        long draw(long points) {
            long rest = points;
            for (Lot lot : List.copyOf(WalletDraft.this.lots)) {
                if (rest == 0 || lot.pending()) {
                    break;
                }
                long drawn = Math.min(rest, lot.points());
                take(lot.withPoints(drawn));
                rest -= drawn;
            }
            WalletDraft.this.debt = Math.addExact(WalletDraft.this.debt, rest);
            debt = Math.addExact(debt, rest);
            return rest;
        }

        void book(Place from, Place to, long points, String cause, Instant at) {
            repayDebt();
            journal.accept(
                    new Movement(code, from, to, points, lots, debt, available(), cause, at));
        }

        private void repayDebt() {
            for (Lot lot : List.copyOf(WalletDraft.this.lots)) {
                if (WalletDraft.this.debt == 0 || lot.pending()) {
                    return;
                }
                long repaid = Math.min(WalletDraft.this.debt, lot.points());
                take(lot.withPoints(repaid));
                WalletDraft.this.debt -= repaid;
                debt -= repaid;
            }
        }

        private static void merge(List<Lot> lots, Lot change) {
            int index = 0;
            while (index < lots.size() && Lot.SPENDING_ORDER.compare(lots.get(index), change) < 0) {
                index++;
            }
            if (index == lots.size() || !lots.get(index).sameKeyAs(change)) {
                lots.add(index, change);
                return;
            }
            long points = Math.addExact(lots.get(index).points(), change.points());
            if (points == 0) {
                lots.remove(index);
            } else {
                lots.set(index, change.withPoints(points));
            }
        }
    }
}
