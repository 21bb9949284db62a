package io.ladder.access.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.access.TenantRegister;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlTenantRegisterTest {
    private final Shop shop;
    private final TenantRegister register;

    @Autowired
    SqlTenantRegisterTest(Shop shop, TenantRegister register) {
        this.shop = shop;
        this.register = register;
    }

    @Test
    void tellsSandboxesFromOtherTenants() {
        assertThat(register.isSandbox(shop.emptyTenant(true))).isTrue();
        assertThat(register.isSandbox(shop.emptyTenant(false))).isFalse();
    }
}
