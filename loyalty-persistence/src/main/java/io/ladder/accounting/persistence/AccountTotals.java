package io.ladder.accounting.persistence;

import io.ladder.ledger.Lot;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the entries of accounts come to, added up by the database. */
@Component
final class AccountTotals {
    /** The places that the core knows; what a damaged row says besides is no sum's affair. */
    static final String PLACES_KNOWN =
            Stream.of(Place.values()).map(Place::name).collect(Collectors.joining("','", "'", "'"));

    private static final String PLACES =
            """
            select account_id, wallet, from_place, to_place, sum(points), sum(debt) from entry
            where tenant_id = :tenant and account_id = any(:accounts::uuid[])
              and occurred_at <= :through::timestamptz
              and from_place in (%1$s) and to_place in (%1$s)
            group by account_id, wallet, from_place, to_place
            """
                    .formatted(PLACES_KNOWN);

    private static final String LOTS =
            """
            select account_id, wallet, available_at, expires_at, sum(lot.points)
            from entry, unnest(lot_points, lot_available_at, lot_expires_at)
                as lot(points, available_at, expires_at)
            where tenant_id = :tenant and account_id = any(:accounts::uuid[])
              and occurred_at <= :through::timestamptz
            group by account_id, wallet, available_at, expires_at having sum(lot.points) <> 0
            """;

    private final JdbcClient database;

    AccountTotals(JdbcClient database) {
        this.database = database;
    }

    /** What all entries up to a moment come to, by account and code of the wallet. */
    Map<AccountId, Map<String, WalletTotals>> through(
            TenantId tenant, String[] accounts, @Nullable Instant through) {
        var sums = new HashMap<AccountId, Map<String, WalletTotals.Sum>>();
        String moment = through == null ? "infinity" : through.toString();
        of(tenant, accounts, moment, PLACES)
                .query(row -> {
                    WalletTotals.Sum sum = sum(sums, row);
                    sum.add(Place.valueOf(row.getString(3)), -row.getLong(5));
                    sum.add(Place.valueOf(row.getString(4)), row.getLong(5));
                    sum.addDebt(row.getLong(6));
                });
        of(tenant, accounts, moment, LOTS)
                .query(row -> {
                    sum(sums, row).add(new Lot(moment(row, 3), moment(row, 4), row.getLong(5)));
                });
        var totals = new HashMap<AccountId, Map<String, WalletTotals>>();
        sums.forEach((account, wallets) -> {
            var closed = new HashMap<String, WalletTotals>();
            wallets.forEach((code, sum) -> closed.put(code, sum.close()));
            totals.put(account, closed);
        });
        return totals;
    }

    private JdbcClient.StatementSpec of(
            TenantId tenant, String[] accounts, String through, String sql) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("accounts", accounts)
                .param("through", through);
    }

    private static WalletTotals.Sum sum(
            Map<AccountId, Map<String, WalletTotals.Sum>> sums, ResultSet row) throws SQLException {
        return sums.computeIfAbsent(
                        new AccountId(row.getObject(1, UUID.class)), _ -> new HashMap<>())
                .computeIfAbsent(row.getString(2), _ -> new WalletTotals.Sum());
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
