package io.ladder.access;

import io.ladder.shared.TenantId;

/** Where tenants are entered. */
public interface TenantRegister {
    /** Length of a tenant's secret. */
    int SECRET_BYTES = 32;

    /**
     * Enters a tenant, unless one of that id is there already.
     *
     * @param sandbox whether it is for trying things, with a clock that can be moved
     * @param secret random bytes, the key of the hashes of personal identities
     * @return whether it was entered now
     */
    boolean add(TenantId tenant, String name, boolean sandbox, byte[] secret);

    /** Whether a tenant that was entered is for trying things. */
    boolean isSandbox(TenantId tenant);
}
