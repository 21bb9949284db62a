package io.ladder.testkit;

import io.ladder.access.ApiKeys;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class InMemoryApiKeysTest extends ApiKeysContract {
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private final ApiKeys keys = new InMemoryApiKeys(() -> now, _ -> {});
    private long ids;

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected TenantId aTenant() {
        return new TenantId(UUID.randomUUID());
    }

    @Override
    protected UUID nextId() {
        ids++;
        return new UUID(1, ids);
    }

    @Override
    protected Instant now() {
        return now;
    }

    @Override
    protected void moveForward(Duration by) {
        now = now.plus(by);
    }
}
