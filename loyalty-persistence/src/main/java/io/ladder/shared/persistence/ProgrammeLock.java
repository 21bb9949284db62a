package io.ladder.shared.persistence;

import io.ladder.shared.TenantId;

/**
 * Lets bookings and changes of a tenant's programme wait for each other. Bookings share the lock
 * until they are committed, so that they keep nobody but a change; a change has it alone. Whoever
 * books then either is done before the change, or sees it.
 */
public final class ProgrammeLock {
    /**
     * Shares the locks of an array of keys, in its order, until the end of the transaction. It must
     * be a statement of its own: what a statement sees was settled before it waited.
     */
    public static final String SHARED =
            "select pg_advisory_xact_lock_shared(key) from unnest((select ?::bigint[]))"
                    + " as tenant(key)";

    /** Takes the lock of a key alone, until the end of the transaction. */
    public static final String ALONE = "select pg_advisory_xact_lock(?)";

    private ProgrammeLock() {}

    /** The key of a tenant's lock; where two have the same, they only wait for each other. */
    public static long key(TenantId tenant) {
        return tenant.value().getMostSignificantBits() ^ tenant.value().getLeastSignificantBits();
    }
}
