package io.ladder.accounting.persistence;

import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.Statement;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds entries up where they are. */
@Component
final class SqlLedgerEntries implements LedgerEntries {
    private static final String BALANCES =
            """
            select
                coalesce(sum(points * change) filter (where place = 'AVAILABLE' and earlier), 0),
                coalesce(sum(points * change) filter (where place = 'PENDING' and earlier), 0),
                coalesce(sum(points * change) filter (where place = 'HELD' and earlier), 0),
                coalesce(sum(points * change) filter (where place = 'AVAILABLE'), 0),
                coalesce(sum(points * change) filter (where place = 'PENDING'), 0),
                coalesce(sum(points * change) filter (where place = 'HELD'), 0)
            from (select points, from_place, to_place, occurred_at < :from as earlier from entry
                where tenant_id = :tenant and account_id = :account and wallet = :wallet
                  and occurred_at < :until) as moved,
            lateral (values (from_place, -1), (to_place, 1)) as side(place, change)
            """;

    private static final String ENTRIES =
            """
            select sequence, ordinal from entry
            where tenant_id = :tenant and account_id = :account and wallet = :wallet
              and occurred_at >= :from and occurred_at < :until
              and (sequence, ordinal) > (:sequence, :ordinal)
            order by sequence, ordinal limit :limit
            """;

    private static final String NEWEST =
            """
            select account_id, sequence from account
            where tenant_id = :tenant and account_id = :account
            """;

    private final JdbcClient database;
    private final Snapshots snapshots;
    private final AccountTotals totals;

    SqlLedgerEntries(JdbcClient database, Snapshots snapshots, AccountTotals totals) {
        this.database = database;
        this.snapshots = snapshots;
        this.totals = totals;
    }

    @Override
    public Map<String, WalletTotals> totals(TenantId tenant, AccountId account, Instant through) {
        String[] accounts = {account.value().toString()};
        return snapshots.read(
                () -> totals.through(tenant, accounts, through).getOrDefault(account, Map.of()));
    }

    @Override
    public Extract extract(
            TenantId tenant,
            AccountId account,
            String wallet,
            Instant from,
            Instant until,
            @Nullable EntryId after,
            int limit) {
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + Page.LIMIT_MAX);
        }
        return snapshots.read(() -> {
            List<EntryId> entries =
                    of(tenant, account, ENTRIES)
                            .param("wallet", wallet)
                            .param("from", Moments.written(from))
                            .param("until", Moments.written(until))
                            .param("sequence", after == null ? 0 : after.sequence())
                            .param("ordinal", after == null ? 0 : after.ordinal())
                            .param("limit", limit)
                            .query((row, _) -> new EntryId(row.getLong(1), row.getInt(2)))
                            .list();
            RecordId newest =
                    of(tenant, account, NEWEST)
                            .query((row, _) -> new RecordId(account, row.getLong(2)))
                            .optional()
                            .orElse(null);
            return of(tenant, account, BALANCES)
                    .param("wallet", wallet)
                    .param("from", Moments.written(from))
                    .param("until", Moments.written(until))
                    .query((row, _) ->
                            new Extract(newest, balance(row, 1), balance(row, 4), entries))
                    .single();
        });
    }

    private static Statement.Balance balance(ResultSet row, int column) throws SQLException {
        return new Statement.Balance(
                row.getLong(column), row.getLong(column + 1), row.getLong(column + 2));
    }

    private JdbcClient.StatementSpec of(TenantId tenant, AccountId account, String sql) {
        return database.sql(sql).param("tenant", tenant.value()).param("account", account.value());
    }
}
