package io.ladder.access;

import org.jspecify.annotations.Nullable;

/** The API keys of all tenants. */
public interface ApiKeys {

    /** The key with that hash; null where there is none, or it is revoked. */
    @Nullable ApiKey find(byte[] hash);

    /** Keeps a new key. */
    void add(ApiKey key, byte[] hash);
}
