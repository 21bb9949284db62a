package io.ladder.testkit;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeptKey;
import io.ladder.access.KeyRevoked;
import io.ladder.shared.TenantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys that live as long as the test. */
public final class InMemoryApiKeys implements ApiKeys {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final InstantSource time;
    private final Consumer<KeyRevoked> events;
    private final Map<UUID, KeptKey> kept = new HashMap<>();
    private final Map<ByteBuffer, UUID> ids = new HashMap<>();

    /**
     * Opens an empty ring of keys.
     *
     * @param events who is told what was revoked
     */
    public InMemoryApiKeys(InstantSource time, Consumer<KeyRevoked> events) {
        this.time = time;
        this.events = events;
    }

    @Override
    public synchronized @Nullable ApiKey find(byte[] hash) {
        UUID id = ids.get(ByteBuffer.wrap(hash));
        KeptKey found = id == null ? null : kept.get(id);
        if (found == null || found.revokedAt() != null) {
            return null;
        }
        noteUse(found, time.instant());
        return found.key();
    }

    private void noteUse(KeptKey found, Instant now) {
        Instant last = found.lastUsedAt();
        boolean noted = last != null && !last.isBefore(now.minus(USE_NOTED_EVERY));
        if (!noted && found.key().opensAt(now)) {
            put(new KeptKey(found.key(), found.createdAt(), found.revokedAt(), now));
        }
    }

    private void put(KeptKey key) {
        kept.put(key.key().id(), key);
    }

    @Override
    public synchronized @Nullable KeptKey find(TenantId tenant, UUID id) {
        KeptKey found = kept.get(id);
        return found == null || !found.key().tenant().equals(tenant) ? null : found;
    }

    @Override
    public synchronized @Nullable KeptKey add(ApiKey key, byte[] hash) {
        if (ids.putIfAbsent(ByteBuffer.wrap(hash.clone()), key.id()) != null) {
            return null;
        }
        var added = new KeptKey(key, time.instant().truncatedTo(ChronoUnit.MICROS), null, null);
        put(added);
        return added;
    }

    @Override
    public synchronized List<KeptKey> list(TenantId tenant, @Nullable UUID before, int limit) {
        Comparator<UUID> byId =
                Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                        .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
        return kept.values().stream()
                .filter(each -> each.key().tenant().equals(tenant))
                .filter(each -> before == null || byId.compare(each.key().id(), before) < 0)
                .sorted(Comparator.comparing((KeptKey each) -> each.key().id(), byId).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public @Nullable KeptKey revoke(TenantId tenant, UUID id, Instant at) {
        KeptKey revoked = revoked(tenant, id, at);
        if (revoked != null) {
            events.accept(new KeyRevoked(id));
        }
        return revoked;
    }

    private synchronized @Nullable KeptKey revoked(TenantId tenant, UUID id, Instant at) {
        KeptKey found = find(tenant, id);
        if (found != null && found.revokedAt() == null) {
            put(new KeptKey(found.key(), found.createdAt(), at, found.lastUsedAt()));
        }
        return find(tenant, id);
    }
}
