package io.ladder.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A wallet as its movements alone tell it: what came to each place less what left it. The givers,
 * {@link Place#ISSUED} and {@link Place#ADJUSTED}, come to less than nothing.
 *
 * @param places without those that came to nothing
 * @param debt the sum of all changes of the debt
 * @param lots the sums of all changes of lots, in the order of spending, without those that came to
 *     nothing
 */
public record WalletTotals(Map<Place, Long> places, long debt, List<Lot> lots) {

    /** A wallet that nothing moved in. */
    public static final WalletTotals NOTHING = new WalletTotals(Map.of(), 0, List.of());

    public WalletTotals {
        places = Map.copyOf(places);
        lots = List.copyOf(lots);
    }

    /** What the movements of a wallet must come to. */
    public static WalletTotals of(Wallet wallet) {
        var sum = new Sum();
        sum.add(Place.ISSUED, -wallet.issued());
        sum.add(Place.ADJUSTED, -wallet.adjusted());
        sum.add(Place.TRANSFERRED, -wallet.transferred());
        sum.add(Place.PENDING, wallet.pending());
        sum.add(Place.AVAILABLE, wallet.available());
        sum.add(Place.HELD, wallet.held());
        sum.add(Place.REDEEMED, wallet.redeemed());
        sum.add(Place.EXPIRED, wallet.expired());
        sum.addDebt(wallet.debt());
        wallet.lots().forEach(sum::add);
        return sum.close();
    }

    /** What came to a place less what left it. */
    public long at(Place place) {
        return places.getOrDefault(place, 0L);
    }

    /** All that was ever given, less what was taken back. */
    public long lifetime() {
        return Math.negateExact(Math.addExact(at(Place.ISSUED), at(Place.ADJUSTED)));
    }

    /** Adds movements up. Not safe for use by several threads. */
    public static final class Sum {
        private final Map<Place, Long> places = new EnumMap<>(Place.class);
        private final TreeMap<Lot, Long> lots = new TreeMap<>(Lot.SPENDING_ORDER);
        private long debt;

        /** Adds a movement. */
        public void add(Movement movement) {
            add(movement.from(), -movement.points());
            add(movement.to(), movement.points());
            addDebt(movement.debt());
            movement.lots().forEach(this::add);
        }

        /** Adds points that came to a place, or left it where they are negative. */
        public void add(Place place, long points) {
            places.merge(place, points, Math::addExact);
        }

        /** Adds a change of a lot. */
        public void add(Lot change) {
            lots.merge(change, change.points(), Math::addExact);
        }

        /** Adds a change of the debt. */
        public void addDebt(long change) {
            debt = Math.addExact(debt, change);
        }

        /** What it all comes to. */
        public WalletTotals close() {
            var left = new EnumMap<Place, Long>(places);
            left.values().removeAll(Collections.singleton(0L));
            return new WalletTotals(left, debt, LotFlows.withPoints(lots));
        }
    }
}
