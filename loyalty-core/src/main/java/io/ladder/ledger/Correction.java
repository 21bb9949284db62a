package io.ladder.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The movements that lead from a wallet as it was booked to the wallet as it should have been: one
 * for each place whose total differs, or whose points are of other lots. Each has the lots that
 * points came to it from, or went to from it: with them, of the points of every date as many were
 * issued, spent and expired as should have been.
 */
public final class Correction {
    private final String code;
    private final Course booked;
    private final Course right;
    private final String cause;
    private final Instant at;
    private final TreeMap<Lot, Long> lotsLeft = new TreeMap<>(Lot.SPENDING_ORDER);
    private final List<Movement> movements = new ArrayList<>();
    private long available;

    /**
     * A wallet and how it came to be what it is.
     *
     * @param flows all of its movements
     */
    public record Course(Wallet wallet, LotFlows flows) {}

    private Correction(String code, Course booked, Course right, String cause, Instant at) {
        this.code = code;
        this.booked = booked;
        this.right = right;
        this.cause = cause;
        this.at = at;
        this.available = booked.wallet.available();
        right.wallet.lots().forEach(lot -> lotsLeft.merge(lot, lot.points(), Math::addExact));
        booked.wallet.lots().forEach(lot -> lotsLeft.merge(lot, -lot.points(), Math::addExact));
    }

    /** The movements from {@code booked} to {@code right}; none where they agree. */
    public static List<Movement> between(
            String code, Course booked, Course right, String cause, Instant at) {
        var correction = new Correction(code, booked, right, cause, at);
        correction.bookAll(booked.wallet, right.wallet);
        return correction.movements;
    }

    private void bookAll(Wallet was, Wallet is) {
        book(Place.ISSUED, was.issued() - is.issued(), lots(Place.ISSUED));
        book(Place.ADJUSTED, was.adjusted() - is.adjusted(), lots(Place.ADJUSTED));
        book(Place.TRANSFERRED, was.transferred() - is.transferred(), lots(Place.TRANSFERRED));
        long held = is.held() - was.held();
        long redeemed = is.redeemed() - was.redeemed();
        List<Lot> spent = lots(Place.REDEEMED);
        boolean onlyHeld = held != 0 && redeemed == 0;
        book(Place.HELD, held, onlyHeld ? spent : List.of());
        book(Place.REDEEMED, redeemed, onlyHeld ? List.of() : spent);
        book(Place.EXPIRED, is.expired() - was.expired(), lots(Place.EXPIRED));
        long pending = is.pending() - was.pending();
        // What is left are other dates of points that are in the wallet before and after.
        book(
                pending == 0 ? Place.AVAILABLE : Place.PENDING,
                pending,
                LotFlows.withPoints(lotsLeft));
    }

    /** The lots of the points that go to a place or come from it. */
    private List<Lot> lots(Place place) {
        List<Lot> lots = booked.flows.changesTo(right.flows, place);
        lots.forEach(lot -> lotsLeft.merge(lot, -lot.points(), Math::addExact));
        return lots;
    }

    private void book(Place place, long toPlace, List<Lot> lots) {
        if (toPlace == 0 && lots.isEmpty()) {
            return;
        }
        boolean back = toPlace < 0;
        Place from = back ? place : Place.AVAILABLE;
        Place to = back ? Place.AVAILABLE : place;
        long points = Math.absExact(toPlace);
        long open = (to.open() ? points : 0) - (from.open() ? points : 0);
        for (Lot lot : lots) {
            open = Math.subtractExact(open, lot.points());
        }
        available -= toPlace;
        movements.add(new Movement(code, from, to, points, lots, -open, available, cause, at));
    }
}
