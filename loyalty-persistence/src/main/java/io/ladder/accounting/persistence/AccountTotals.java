package io.ladder.accounting.persistence;

import io.ladder.ledger.Lot;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    private static final String NOW =
            """
            select account_id, wallet, issued, adjusted, transferred, held, redeemed, expired, debt,
                lot_available_at, lot_expires_at, lot_points
            from wallet where tenant_id = :tenant and account_id = any(:accounts::uuid[])
            """;

    private static final String ALL = "";
    private static final String UP_TO = "and sequence <= :last and occurred_at <= :through";
    private static final String BEHIND = "and sequence >= :last and occurred_at > :through";

    private final JdbcClient database;

    AccountTotals(JdbcClient database) {
        this.database = database;
    }

    /** What all entries come to, by account and code of the wallet. */
    Map<AccountId, Map<String, WalletTotals>> all(TenantId tenant, List<AccountId> accounts) {
        var sums = new Sums();
        add(sums, 1, ALL, new Scope(tenant, accounts, 0, Instant.EPOCH));
        return sums.close();
    }

    /**
     * What the entries of an account up to a moment come to, by code of the wallet: added up from
     * the first one on.
     *
     * @param last the newest record that has one of them
     */
    Map<String, WalletTotals> upTo(TenantId tenant, AccountId account, long last, Instant through) {
        var sums = new Sums();
        add(sums, 1, UP_TO, Scope.of(tenant, account, last, through));
        return sums.of(account);
    }

    /** The same: what the wallets are now, less the entries behind the moment. */
    Map<String, WalletTotals> back(TenantId tenant, AccountId account, long last, Instant through) {
        var sums = new Sums();
        Scope scope = Scope.of(tenant, account, last, through);
        of(scope, NOW)
                .query(row -> {
                    addWallet(sums.of(row), row);
                });
        add(sums, -1, BEHIND, scope);
        return sums.of(account);
    }

    /** Which entries are added up. */
    private record Scope(TenantId tenant, List<AccountId> accounts, long last, Instant through) {
        static Scope of(TenantId tenant, AccountId account, long last, Instant through) {
            return new Scope(tenant, List.of(account), last, through);
        }
    }

    private void add(Sums sums, int sign, String which, Scope scope) {
        of(scope, places(which))
                .query(row -> {
                    WalletTotals.Sum sum = sums.of(row);
                    long points = sign * row.getLong(5);
                    sum.add(Place.valueOf(row.getString(3)), -points);
                    sum.add(Place.valueOf(row.getString(4)), points);
                    sum.addDebt(sign * row.getLong(6));
                });
        of(scope, lots(which))
                .query(row -> {
                    sums.of(row)
                            .add(new Lot(moment(row, 3), moment(row, 4), sign * row.getLong(5)));
                });
    }

    private static String places(String which) {
        return """
        select account_id, wallet, from_place, to_place, sum(points), sum(debt) from entry
        where tenant_id = :tenant and account_id = any(:accounts::uuid[]) %2$s
          and from_place in (%1$s) and to_place in (%1$s)
        group by account_id, wallet, from_place, to_place
        """
                .formatted(PLACES_KNOWN, which);
    }

    private static String lots(String which) {
        return """
        select account_id, wallet, available_at, expires_at, sum(points)
        from (select account_id, wallet, unnest(lot_available_at) as available_at,
                unnest(lot_expires_at) as expires_at, unnest(lot_points) as points
            from entry
            where tenant_id = :tenant and account_id = any(:accounts::uuid[]) %s) as lots
        group by account_id, wallet, available_at, expires_at having sum(points) <> 0
        """
                .formatted(which);
    }

    private static String[] ids(List<AccountId> accounts) {
        return accounts.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    private static void addWallet(WalletTotals.Sum sum, ResultSet row) throws SQLException {
        sum.add(Place.ISSUED, -row.getLong(3));
        sum.add(Place.ADJUSTED, -row.getLong(4));
        sum.add(Place.TRANSFERRED, -row.getLong(5));
        sum.add(Place.HELD, row.getLong(6));
        sum.add(Place.REDEEMED, row.getLong(7));
        sum.add(Place.EXPIRED, row.getLong(8));
        sum.add(Place.AVAILABLE, -row.getLong(9));
        sum.addDebt(row.getLong(9));
        var available = (Long[]) row.getArray(10).getArray();
        var expires = (Long[]) row.getArray(11).getArray();
        var points = (Long[]) row.getArray(12).getArray();
        for (int index = 0; index < points.length; index++) {
            var lot =
                    new Lot(
                            Moments.ofMicrosOrNull(available[index]),
                            Moments.ofMicrosOrNull(expires[index]),
                            points[index]);
            sum.add(lot.pending() ? Place.PENDING : Place.AVAILABLE, lot.points());
            sum.add(lot);
        }
    }

    private JdbcClient.StatementSpec of(Scope scope, String sql) {
        return database.sql(sql)
                .param("tenant", scope.tenant.value())
                .param("accounts", ids(scope.accounts))
                .param("last", scope.last)
                .param("through", Moments.written(scope.through));
    }

    /** Sums by account and wallet. */
    private static final class Sums {
        private final Map<AccountId, Map<String, WalletTotals.Sum>> sums = new HashMap<>();

        /** That of the account and the wallet which a row begins with. */
        WalletTotals.Sum of(ResultSet row) throws SQLException {
            return sums.computeIfAbsent(
                            new AccountId(row.getObject(1, UUID.class)), _ -> new HashMap<>())
                    .computeIfAbsent(row.getString(2), _ -> new WalletTotals.Sum());
        }

        /** Those of an account, without wallets that come to nothing. */
        Map<String, WalletTotals> of(AccountId account) {
            Map<String, WalletTotals> totals = close().getOrDefault(account, new HashMap<>());
            totals.values().removeIf(WalletTotals.NOTHING::equals);
            return totals;
        }

        Map<AccountId, Map<String, WalletTotals>> close() {
            var totals = new HashMap<AccountId, Map<String, WalletTotals>>();
            sums.forEach((account, wallets) -> {
                var closed = new HashMap<String, WalletTotals>();
                wallets.forEach((code, sum) -> closed.put(code, sum.close()));
                totals.put(account, closed);
            });
            return totals;
        }
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        return Moments.ofMicrosOrNull(row.getObject(column, Long.class));
    }
}
