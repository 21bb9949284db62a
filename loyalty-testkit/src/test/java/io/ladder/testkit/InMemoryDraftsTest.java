package io.ladder.testkit;

import io.ladder.programme.ProgrammeDrafts;
import io.ladder.shared.TenantId;
import java.util.UUID;

class InMemoryDraftsTest extends DraftsContract {
    private final InMemoryDrafts drafts = new InMemoryDrafts();

    @Override
    protected ProgrammeDrafts drafts() {
        return drafts;
    }

    @Override
    protected TenantId aTenant() {
        return new TenantId(UUID.randomUUID());
    }
}
