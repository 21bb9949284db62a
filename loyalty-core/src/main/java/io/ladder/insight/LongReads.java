package io.ladder.insight;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets reads through that look at all members of a tenant: one of a tenant at a time, few of all
 * tenants together, and none for long, so that they leave threads and connections to the tills.
 */
final class LongReads {
    /** The most of all tenants at a time, in one instance. */
    static final int AT_ONCE_MAX = 2;

    /** The longest that one takes. */
    static final Duration LASTS_MAX = Duration.ofMinutes(1);

    private final Set<TenantId> reading = new HashSet<>();

    /** The time that a read has. */
    static final class Patience {
        private final long end;

        Patience(Duration patience) {
            this.end = System.nanoTime() + patience.toNanos();
        }

        /**
         * Goes on while there is time.
         *
         * @throws LoyaltyException {@code busy} where it is over
         */
        void require() {
            if (System.nanoTime() - end >= 0) {
                throw busy("It takes longer than " + LASTS_MAX.toSeconds() + " seconds for now.");
            }
        }
    }

    /**
     * Reads, if nobody else of the tenant does.
     *
     * @throws LoyaltyException {@code busy} where somebody does, or too many others
     */
    <T> T alone(TenantId tenant, Function<Patience, T> read) {
        begin(tenant);
        try {
            return read.apply(new Patience(LASTS_MAX));
        } finally {
            end(tenant);
        }
    }

    private synchronized void begin(TenantId tenant) {
        if (reading.contains(tenant)) {
            throw busy("All members are being looked at already; try again when that is done.");
        }
        if (reading.size() >= AT_ONCE_MAX) {
            throw busy("Too many are looking at all members; try again.");
        }
        reading.add(tenant);
    }

    private synchronized void end(TenantId tenant) {
        reading.remove(tenant);
    }

    private static LoyaltyException busy(String detail) {
        return Refusal.of(ErrorCode.BUSY, detail).asException();
    }
}
