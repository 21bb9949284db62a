package io.ladder.trial.persistence;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.shared.TenantId;
import io.ladder.testkit.BackTestsContract;
import io.ladder.trial.BackTests;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlBackTestsTest extends BackTestsContract {
    @Autowired private BackTests tests;
    @Autowired private Shop shop;

    @Override
    protected BackTests open() {
        return tests;
    }

    @Override
    protected TenantId newTenant() {
        return shop.emptyTenant(true);
    }
}
