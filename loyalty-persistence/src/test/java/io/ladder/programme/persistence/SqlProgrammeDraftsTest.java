package io.ladder.programme.persistence;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.programme.ProgrammeDrafts;
import io.ladder.shared.TenantId;
import io.ladder.testkit.DraftsContract;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlProgrammeDraftsTest extends DraftsContract {
    private final Shop shop;
    private final ProgrammeDrafts drafts;

    @Autowired
    SqlProgrammeDraftsTest(Shop shop, ProgrammeDrafts drafts) {
        this.shop = shop;
        this.drafts = drafts;
    }

    @Override
    protected ProgrammeDrafts drafts() {
        return drafts;
    }

    @Override
    protected TenantId aTenant() {
        return shop.emptyTenant(true);
    }
}
