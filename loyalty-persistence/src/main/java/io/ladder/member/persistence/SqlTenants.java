package io.ladder.member.persistence;

import io.ladder.member.Tenants;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.RecentlyUsed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of tenants. A secret never changes, so it is read once. */
@Component
final class SqlTenants implements Tenants {
    private static final int TENANTS_MAX = 1_000;

    private final JdbcClient database;
    private final RecentlyUsed<TenantId, byte[]> secrets = new RecentlyUsed<>(TENANTS_MAX);

    SqlTenants(JdbcClient database) {
        this.database = database;
    }

    @Override
    public byte[] secret(TenantId tenant) {
        byte[] secret = secrets.get(tenant);
        if (secret == null) {
            secret =
                    database.sql("select secret from tenant where tenant_id = ?")
                            .param(tenant.value())
                            .query(byte[].class)
                            .single();
            secrets.put(tenant, secret);
        }
        return secret.clone();
    }
}
