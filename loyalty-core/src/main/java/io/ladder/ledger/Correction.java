package io.ladder.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The movements that lead from a wallet as it was booked to the wallet as it should have been: one
 * for each place whose total differs. The difference in lots goes with the last of them.
 */
public final class Correction {
    private final String code;
    private final Wallet booked;
    private final Wallet right;
    private final String cause;
    private final Instant at;
    private final List<Movement> movements = new ArrayList<>();

    private Correction(String code, Wallet booked, Wallet right, String cause, Instant at) {
        this.code = code;
        this.booked = booked;
        this.right = right;
        this.cause = cause;
        this.at = at;
    }

    /** The movements from {@code booked} to {@code right}; none where they agree. */
    public static List<Movement> between(
            String code, Wallet booked, Wallet right, String cause, Instant at) {
        return new Correction(code, booked, right, cause, at).movements();
    }

    private List<Movement> movements() {
        var flows = new ArrayList<Flow>();
        add(flows, Place.ISSUED, booked.issued() - right.issued());
        add(flows, Place.ADJUSTED, booked.adjusted() - right.adjusted());
        add(flows, Place.TRANSFERRED, booked.transferred() - right.transferred());
        add(flows, Place.HELD, right.held() - booked.held());
        add(flows, Place.REDEEMED, right.redeemed() - booked.redeemed());
        add(flows, Place.EXPIRED, right.expired() - booked.expired());
        add(flows, Place.PENDING, right.pending() - booked.pending());
        var lots = lotChanges();
        long debt = right.debt() - booked.debt();
        if (flows.isEmpty()) {
            if (!lots.isEmpty() || debt != 0) {
                flows.add(new Flow(Place.AVAILABLE, Place.AVAILABLE, 0));
            } else {
                return List.of();
            }
        }
        long available = booked.available();
        for (int index = 0; index < flows.size() - 1; index++) {
            Flow flow = flows.get(index);
            // The whole effect goes to the debt here and is taken back by the last movement.
            available += flow.to == Place.AVAILABLE ? flow.points : -flow.points;
            long openChange = flow.openChange();
            debt += openChange;
            movements.add(book(flow, List.of(), -openChange, available));
        }
        movements.add(book(flows.getLast(), lots, debt, right.available()));
        return movements;
    }

    private Movement book(Flow flow, List<Lot> lots, long debt, long availableAfter) {
        return new Movement(
                code, flow.from, flow.to, flow.points, lots, debt, availableAfter, cause, at);
    }

    private static void add(List<Flow> flows, Place place, long toPlace) {
        if (toPlace > 0) {
            flows.add(new Flow(Place.AVAILABLE, place, toPlace));
        } else if (toPlace < 0) {
            flows.add(new Flow(place, Place.AVAILABLE, Math.negateExact(toPlace)));
        }
    }

    private List<Lot> lotChanges() {
        var changes = new TreeMap<Lot, Long>(Lot.SPENDING_ORDER);
        right.lots().forEach(lot -> changes.merge(lot, lot.points(), Math::addExact));
        booked.lots().forEach(lot -> changes.merge(lot, -lot.points(), Math::addExact));
        var lots = new ArrayList<Lot>();
        changes.forEach((lot, points) -> {
            if (points != 0) {
                lots.add(lot.withPoints(points));
            }
        });
        return lots;
    }

    /** Points that go from one place to another. */
    private record Flow(Place from, Place to, long points) {
        long openChange() {
            return (to.open() ? points : 0) - (from.open() ? points : 0);
        }
    }
}
