package io.ladder.access.persistence;

import io.ladder.access.TenantRegister;
import io.ladder.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The register of tenants as rows. */
@Component
final class SqlTenantRegister implements TenantRegister {
    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlTenantRegister(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public boolean add(TenantId tenant, String name, boolean sandbox, byte[] secret) {
        return Boolean.TRUE.equals(
                transactions.execute(_ -> insert(tenant, name, sandbox, secret) == 1));
    }

    @Override
    public boolean isSandbox(TenantId tenant) {
        return Boolean.TRUE.equals(
                transactions.execute(_ ->
                        database.sql("select sandbox from tenant where tenant_id = ?")
                                .param(tenant.value())
                                .query(Boolean.class)
                                .single()));
    }

    private int insert(TenantId tenant, String name, boolean sandbox, byte[] secret) {
        return database.sql(
                        """
                        insert into tenant (tenant_id, name, sandbox, secret)
                        values (:tenant, :name, :sandbox, :secret)
                        on conflict (tenant_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("name", name)
                .param("sandbox", sandbox)
                .param("secret", secret)
                .update();
    }
}
