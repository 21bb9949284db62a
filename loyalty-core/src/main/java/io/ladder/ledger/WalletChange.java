package io.ladder.ledger;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one movement does to the lots and the debt of a wallet. */
final class WalletChange {
    private final WalletDraft wallet;
    private final List<Lot> lots = new ArrayList<>(2);
    private long debt;

    WalletChange(WalletDraft wallet) {
        this.wallet = wallet;
    }

    boolean isEmpty() {
        return lots.isEmpty();
    }

    /** Changes the debt, as it was changed in the wallet. */
    void owe(long points) {
        debt = Math.addExact(debt, points);
    }

    void add(Lot lot) {
        lot.mergeInto(wallet.lots);
        lot.mergeInto(lots);
    }

    void take(Lot lot) {
        add(lot.withPoints(-lot.points()));
    }

    long draw(long points) {
        long rest = points;
        for (Lot lot : List.copyOf(wallet.lots)) {
            if (rest == 0 || lot.pending()) {
                break;
            }
            long drawn = Math.min(rest, lot.points());
            take(lot.withPoints(drawn));
            rest -= drawn;
        }
        wallet.debt = Math.addExact(wallet.debt, rest);
        debt = Math.addExact(debt, rest);
        return rest;
    }

    Hold setAside(
            long id,
            MemberId member,
            Hold.Purpose purpose,
            long points,
            Instant until,
            Instant since) {
        long owed = draw(points);
        var drawn = lots.stream().map(lot -> lot.withPoints(-lot.points())).toList();
        return new Hold(
                id,
                member,
                purpose.use(),
                purpose.cause(),
                until,
                drawn,
                owed,
                since,
                purpose.shared());
    }

    void book(Place from, Place to, long points, String cause, Instant at) {
        repayDebt();
        wallet.journal.accept(
                new Movement(
                        wallet.code, from, to, points, lots, debt, wallet.available(), cause, at));
    }

    private void repayDebt() {
        for (Lot lot : List.copyOf(wallet.lots)) {
            if (wallet.debt == 0 || lot.pending()) {
                return;
            }
            long repaid = Math.min(wallet.debt, lot.points());
            take(lot.withPoints(repaid));
            wallet.debt -= repaid;
            debt -= repaid;
        }
    }
}
