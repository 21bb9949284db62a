package io.ladder.programme.persistence;

import io.ladder.programme.ProgrammeDrafts;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.TenantLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Drafts as rows. Whoever changes one of a tenant's locks that tenant for others who do. */
@Component
final class SqlProgrammeDrafts implements ProgrammeDrafts {
    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlProgrammeDrafts(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public List<Listed> list(TenantId tenant) {
        return database.sql(
                        """
                        select name, recorded_at from programme_draft
                        where tenant_id = ? order by name collate "C"
                        """)
                .param(tenant.value())
                .query((row, _) -> new Listed(row.getString(1), Moments.read(row, 2)))
                .list();
    }

    @Override
    public @Nullable Draft find(TenantId tenant, String name) {
        return database.sql(
                        """
                        select name, recorded_at, source from programme_draft
                        where tenant_id = ? and name = ?
                        """)
                .param(tenant.value())
                .param(name)
                .query((row, _) -> draft(row))
                .optional()
                .orElse(null);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(row.getString(1), Moments.read(row, 2), row.getString(3));
    }

    @Override
    public void keep(TenantId tenant, Draft draft, @Nullable String known) {
        transactions.executeWithoutResult(_ -> {
            TenantLock.take(database, tenant);
            Draft before = find(tenant, draft.name());
            if ((before == null) != (known == null)
                    || (before != null && !before.print().equals(known))) {
                throw stale(draft.name());
            }
            if (before == null && list(tenant).size() >= DRAFTS_MAX) {
                throw Refusal.of(
                                ErrorCode.DRAFT_LIMIT_REACHED,
                                "There are " + DRAFTS_MAX + " drafts; delete one first.")
                        .with("limit", DRAFTS_MAX)
                        .asException();
            }
            database.sql(
                            """
                            insert into programme_draft (tenant_id, name, recorded_at, source)
                            values (:tenant, :name, :recordedAt, :source)
                            on conflict (tenant_id, name) do update
                            set recorded_at = excluded.recorded_at, source = excluded.source
                            """)
                    .param("tenant", tenant.value())
                    .param("name", draft.name())
                    .param("recordedAt", Moments.written(draft.recordedAt()))
                    .param("source", draft.source())
                    .update();
        });
    }

    @Override
    public void delete(TenantId tenant, String name, String known) {
        transactions.executeWithoutResult(_ -> {
            TenantLock.take(database, tenant);
            Draft before = find(tenant, name);
            if (before == null) {
                throw Refusal.of(ErrorCode.DRAFT_NOT_FOUND, "There is no such draft.")
                        .asException();
            }
            if (!before.print().equals(known)) {
                throw stale(name);
            }
            database.sql("delete from programme_draft where tenant_id = ? and name = ?")
                    .param(tenant.value())
                    .param(name)
                    .update();
        });
    }

    private static LoyaltyException stale(String name) {
        return Refusal.of(ErrorCode.STALE, "The draft " + name + " is another one by now.")
                .asException();
    }
}
