package io.ladder.testkit;

import io.ladder.reward.CodePools;
import io.ladder.shared.TenantId;
import java.util.UUID;

class InMemoryCodesTest extends CodePoolsContract {
    private final CodePools pools = new InMemoryCodes();

    @Override
    protected CodePools pools() {
        return pools;
    }

    @Override
    protected TenantId aTenant() {
        return new TenantId(UUID.randomUUID());
    }
}
