package io.ladder.ledger;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.List;

/**
 * Points set aside for a redemption.
 *
 * @param id the sequence number of the redemption in its account
 * @param member who redeems
 * @param purpose the id of the reward
 * @param until when the hold lapses by itself
 * @param lots what was drawn from which lots
 * @param owed what the lots could not give, where a correction took points that were held already
 */
public record Hold(
        long id, MemberId member, String purpose, Instant until, List<Lot> lots, long owed) {

    public Hold {
        lots = List.copyOf(lots);
        if (owed < 0) {
            throw new IllegalArgumentException("owed points are not negative");
        }
    }

    /** All points of the hold. */
    public long points() {
        return Math.addExact(owed, lots.stream().mapToLong(Lot::points).sum());
    }
}
