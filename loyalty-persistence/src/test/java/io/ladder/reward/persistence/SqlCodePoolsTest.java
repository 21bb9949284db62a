package io.ladder.reward.persistence;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.reward.CodePools;
import io.ladder.shared.TenantId;
import io.ladder.testkit.CodePoolsContract;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlCodePoolsTest extends CodePoolsContract {
    private final Shop shop;
    private final CodePools pools;

    @Autowired
    SqlCodePoolsTest(Shop shop, CodePools pools) {
        this.shop = shop;
        this.pools = pools;
    }

    @Override
    protected CodePools pools() {
        return pools;
    }

    @Override
    protected TenantId aTenant() {
        return shop.emptyTenant(true);
    }
}
