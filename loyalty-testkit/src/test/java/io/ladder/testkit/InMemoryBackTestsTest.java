package io.ladder.testkit;

import io.ladder.shared.TenantId;
import io.ladder.trial.BackTests;
import java.util.UUID;

class InMemoryBackTestsTest extends BackTestsContract {
    @Override
    protected BackTests open() {
        return new InMemoryBackTests();
    }

    @Override
    protected TenantId newTenant() {
        return new TenantId(UUID.randomUUID());
    }
}
