package io.ladder.journal.persistence;

import io.ladder.journal.Remarks;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people wrote with what is recorded. */
@Component
final class SqlRemarks implements Remarks {
    private final JdbcClient database;

    SqlRemarks(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<RecordId, String> of(TenantId tenant, Collection<RecordId> records) {
        var remarks = new HashMap<RecordId, String>();
        if (records.isEmpty()) {
            return remarks;
        }
        String[] accounts =
                records.stream().map(id -> id.account().value().toString()).toArray(String[]::new);
        Long[] sequences = records.stream().map(RecordId::sequence).toArray(Long[]::new);
        database.sql(
                        """
                        select remark.* from remark
                        join unnest(?::uuid[], ?::bigint[]) as wanted(account_id, sequence)
                            using (account_id, sequence)
                        where remark.tenant_id = ?
                        """)
                .param(accounts)
                .param(sequences)
                .param(tenant.value())
                .query(row -> {
                    remarks.put(StoredRecords.id(row), row.getString("words"));
                });
        return remarks;
    }
}
