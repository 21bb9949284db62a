package io.ladder.journal;

import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who holds codes that were shown: the redemptions that are neither captured nor given back. A hold
 * whose time is over keeps its code in the books until somebody books that it has lapsed.
 */
public interface CodeHolds {
    /** The most holders that are told at once. */
    int HOLDERS_MAX = 20;

    /**
     * How many redemptions hold something.
     *
     * @param open whose time is not over
     * @param lapsed whose time is over, though nobody has booked that
     */
    record Count(long open, long lapsed) {
        public static final Count NONE = new Count(0, 0);

        /** All that are booked as holding. */
        public long booked() {
            return Math.addExact(open, lapsed);
        }
    }

    /** How many hold a code of a reward at a moment. */
    Count of(TenantId tenant, String reward, String code, Instant at);

    /** How many hold codes of a reward at a moment, by batch; without batches of which none is. */
    Map<Integer, Count> byBatch(TenantId tenant, String reward, Instant at);

    /**
     * The accounts that hold a code beyond the time of their hold, in each a member; at most {@link
     * #HOLDERS_MAX}, those that lapsed first.
     */
    List<Subject.OfAccount> lapsed(TenantId tenant, String reward, String code, Instant at);
}
