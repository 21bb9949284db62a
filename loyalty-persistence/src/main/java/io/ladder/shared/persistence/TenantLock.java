package io.ladder.shared.persistence;

import io.ladder.shared.TenantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets those who change something of a tenant wait for one another. */
public final class TenantLock {
    private TenantLock() {}

    /**
     * Takes the lock to the end of the transaction. Bookings, which read the row or refer to it, do
     * not wait for it.
     */
    public static void take(JdbcClient database, TenantId tenant) {
        database.sql("select tenant_id from tenant where tenant_id = ? for no key update")
                .param(tenant.value())
                .query(UUID.class)
                .single();
    }
}
