package io.ladder.access;

import io.ladder.shared.Page;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API keys of all tenants. */
public interface ApiKeys {

    /**
     * The key with that hash, for somebody who calls with it; null where there is none, or it is
     * revoked. That it was used is noted to the minute, and nobody waits for the note.
     */
    @Nullable ApiKey find(byte[] hash);

    /** The key of that id, revoked or not; null where the tenant has none. */
    @Nullable KeptKey find(TenantId tenant, UUID id);

    /**
     * Keeps a new key.
     *
     * @return the key as it is kept; null where one of that hash is there, revoked or not
     */
    @Nullable KeptKey add(ApiKey key, byte[] hash);

    /**
     * The keys of a tenant, newest first, with those that are revoked.
     *
     * @param before the id that the page begins after; null for the first page
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    List<KeptKey> list(TenantId tenant, @Nullable UUID before, int limit);

    /**
     * Revokes a key for ever, and tells so by {@link KeyRevoked}. One that is revoked already keeps
     * its moment.
     *
     * @return the key as it is then; null where the tenant has none of that id
     */
    @Nullable KeptKey revoke(TenantId tenant, UUID id, Instant at);
}
