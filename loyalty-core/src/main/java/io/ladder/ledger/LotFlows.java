package io.ladder.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What movements did to the lots of a wallet, by where the points came from or went and by when
 * they expire: how many points of a date rules gave, how many were spent, how many lapsed. Whether
 * they were pending makes no difference, and points held count as spent. Not safe for use by
 * several threads.
 */
public final class LotFlows {
    private final Map<Place, TreeMap<Lot, Long>> flows = new EnumMap<>(Place.class);

    /** Adds what a movement did. */
    public void add(Movement movement) {
        Place other = movement.from().open() ? movement.to() : movement.from();
        if (other.open()) {
            return;
        }
        var flow = flows.computeIfAbsent(flowOf(other), _ -> new TreeMap<>(Lot.SPENDING_ORDER));
        for (Lot lot : movement.lots()) {
            flow.merge(lot.whenAvailable(), lot.points(), Math::addExact);
        }
    }

    private static Place flowOf(Place place) {
        return place == Place.HELD ? Place.REDEEMED : place;
    }

    /**
     * The changes of lots that lead to other flows, for points that come from a place or go there.
     */
    List<Lot> changesTo(LotFlows right, Place place) {
        var changes = new TreeMap<Lot, Long>(Lot.SPENDING_ORDER);
        right.of(place).forEach((lot, points) -> changes.merge(lot, points, Math::addExact));
        of(place).forEach((lot, points) -> changes.merge(lot, -points, Math::addExact));
        return withPoints(changes);
    }

    private Map<Lot, Long> of(Place place) {
        TreeMap<Lot, Long> flow = flows.get(place);
        return flow == null ? Map.of() : flow;
    }

    /** Lots with these points, without those that come to nothing. */
    static List<Lot> withPoints(Map<Lot, Long> sums) {
        var lots = new ArrayList<Lot>(sums.size());
        sums.forEach((lot, points) -> {
            if (points != 0) {
                lots.add(lot.withPoints(points));
            }
        });
        return lots;
    }
}
