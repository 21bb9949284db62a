package io.ladder.member;

import io.ladder.shared.TenantId;

/** What members need to know of their tenant. */
public interface Tenants {

    /**
     * The key of the hashes of personal identities; 32 random bytes that never leave the service.
     */
    byte[] secret(TenantId tenant);
}
