package io.ladder.journal.persistence;

import io.ladder.journal.Actor;
import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the journal's counters by an index of just those, and what is kept beside them. */
@Component
final class SqlAlerts implements Alerts {
    /** Both parts are read in the order of their keys, and no further than asked. */
    private static final String SELECT =
            """
            select happened.key, happened.used, verdict, count, reviewed_at, reviewed_by
            from (
                select key collate "C" as key, used from shared_counter
                where tenant_id = :tenant and starts_with(key, 'watched:') and used > 0
                union all
                select key, used from refused_reward where tenant_id = :tenant
            ) as happened
            left join alert_review as review
                on review.tenant_id = :tenant and review.key = happened.key
            """;

    private static final String PART = "and split_part(happened.key, ':', %d) = :%s\n";

    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlAlerts(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public List<Alert> list(TenantId tenant, Filter filter, @Nullable AlertKey after, int limit) {
        var sql = new StringBuilder(SELECT);
        sql.append("where happened.key >= :first and happened.key < :behind\n");
        if (filter.open() != null) {
            sql.append("and (review.count is null or review.count < used) = :open\n");
        }
        sql.append(filter.by() == null ? "" : PART.formatted(4, "by"));
        sql.append(filter.member() == null ? "" : PART.formatted(5, "member"));
        sql.append("order by happened.key desc limit :limit");
        return database.sql(sql.toString())
                .param("tenant", tenant.value())
                .param("first", AlertKey.firstOf(filter.from()))
                .param("behind", after == null ? AlertKey.behind(filter.to()) : after.text())
                .param("open", filter.open())
                .param("by", filter.by())
                .param(
                        "member",
                        filter.member() == null ? null : filter.member().value().toString())
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    private static Alert read(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        String by = row.getString("reviewed_by");
        return new Alert(
                Objects.requireNonNull(AlertKey.of(row.getString("key"))),
                row.getLong("used"),
                verdict == null
                        ? null
                        : new Alert.Review(
                                Alert.Verdict.valueOf(verdict),
                                row.getLong("count"),
                                Moments.read(row, row.findColumn("reviewed_at")),
                                by == null ? null : new Actor(by)));
    }

    @Override
    public @Nullable Alert find(TenantId tenant, AlertKey key) {
        return database.sql(SELECT + "where happened.key = :key")
                .param("tenant", tenant.value())
                .param("key", key.text())
                .query((row, _) -> read(row))
                .optional()
                .orElse(null);
    }

    @Override
    public void refused(TenantId tenant, AlertKey key) {
        write(
                database.sql(
                                """
                                insert into refused_reward (tenant_id, key, used) values (:tenant, :key, 1)
                                on conflict (tenant_id, key) do update set used = refused_reward.used + 1
                                """)
                        .param("tenant", tenant.value())
                        .param("key", key.text()));
    }

    private void write(JdbcClient.StatementSpec statement) {
        transactions.executeWithoutResult(_ -> statement.update());
    }

    @Override
    public void review(TenantId tenant, AlertKey key, Alert.Review review) {
        Actor by = review.by();
        write(
                database.sql(
                                """
                                insert into alert_review
                                    (tenant_id, key, verdict, count, reviewed_at, reviewed_by)
                                values (:tenant, :key, :verdict, :count, :at, :by)
                                on conflict (tenant_id, key) do update set verdict = excluded.verdict,
                                    count = excluded.count, reviewed_at = excluded.reviewed_at,
                                    reviewed_by = excluded.reviewed_by
                                """)
                        .param("tenant", tenant.value())
                        .param("key", key.text())
                        .param("verdict", review.verdict().name())
                        .param("count", review.count())
                        .param("at", Moments.written(review.at()))
                        .param("by", by == null ? null : by.id()));
    }
}
