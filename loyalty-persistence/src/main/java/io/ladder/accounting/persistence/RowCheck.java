package io.ladder.accounting.persistence;

import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something that the database can find wrong by itself in the rows of accounts.
 *
 * @param sql gives account, record (or null), wallet (or null), the detail, what must be and what
 *     is, for {@code :accounts} of {@code :tenant}, at most {@code :limit} of them
 */
record RowCheck(FindingCode code, String sql) {
    private static final int FOUND_MAX = 500;

    List<Finding> findings(JdbcClient database, TenantId tenant, String[] accounts) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("accounts", accounts)
                .param("limit", FOUND_MAX)
                .query((row, _) -> finding(row))
                .list();
    }

    private Finding finding(ResultSet row) throws SQLException {
        var account = new AccountId(row.getObject(1, UUID.class));
        long sequence = row.getLong(2);
        // A damaged number may be none that a record can have.
        RecordId record = sequence < 1 ? null : new RecordId(account, sequence);
        return new Finding(
                code,
                account,
                record,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
