package io.ladder.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that become available at one moment and expire at one moment. Points that agree in both
 * are one lot, which keeps a wallet small however often its owner buys.
 *
 * @param availableAt when pending points become available; null where they are
 * @param expiresAt the first moment at which the points are gone; null where they never expire
 * @param points whole points; positive in a wallet, signed where a movement changes the lot
 */
public record Lot(@Nullable Instant availableAt, @Nullable Instant expiresAt, long points) {

    /** The order of spending: available before pending, and soonest expiry first. */
    static final Comparator<Lot> SPENDING_ORDER =
            Comparator.comparing(Lot::availableAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()));

    public Lot {
        if (points == 0) {
            throw new IllegalArgumentException("a lot has points");
        }
        if (availableAt != null && expiresAt != null && !availableAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("a lot expires after it becomes available");
        }
    }

    /** Whether the points are not yet available. */
    public boolean pending() {
        return availableAt != null;
    }

    Lot withPoints(long otherPoints) {
        return new Lot(availableAt, expiresAt, otherPoints);
    }

    /** The same once it is available. */
    Lot whenAvailable() {
        return availableAt == null ? this : new Lot(null, expiresAt, points);
    }

    boolean sameKeyAs(Lot other) {
        return SPENDING_ORDER.compare(this, other) == 0;
    }

    /** Adds the points to the lot of the same dates among others, which stay in their order. */
    void mergeInto(List<Lot> lots) {
        int index = 0;
        while (index < lots.size() && SPENDING_ORDER.compare(lots.get(index), this) < 0) {
            index++;
        }
        if (index == lots.size() || !lots.get(index).sameKeyAs(this)) {
            lots.add(index, this);
            return;
        }
        long sum = Math.addExact(lots.get(index).points(), points);
        if (sum == 0) {
            lots.remove(index);
        } else {
            lots.set(index, withPoints(sum));
        }
    }
}
