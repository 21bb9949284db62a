package io.ladder.journal.persistence;

import io.ladder.journal.BookedAccounts;
import io.ladder.journal.JournalRecord;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads accounts with all their records, many at once; one by one where a row is damaged. Within a
 * transaction that sees all as it was at one moment, or an account is not as its records are.
 */
@Component
final class SqlBookedAccounts implements BookedAccounts {
    private static final String RUNGS =
            """
            select account_id, member_id, scheme, rung from standing
            where tenant_id = ? and account_id = any(?)\
            """;

    private final JdbcOperations connections;

    SqlBookedAccounts(JdbcOperations connections) {
        this.connections = connections;
    }

    @Override
    public List<Booked> read(TenantId tenant, Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(
                connections.execute(
                        (ConnectionCallback<List<Booked>>)
                                connection -> read(connection, tenant, accounts)));
    }

    private static List<Booked> read(
            Connection connection, TenantId tenant, Collection<AccountId> accounts)
            throws SQLException {
        try {
            return readAll(connection, tenant, accounts);
        } catch (RuntimeException damaged) {
            // What is in the rows, not the database: whoever reads the others must still read them.
            if (accounts.size() == 1) {
                return List.of(
                        new Booked(
                                accounts.iterator().next(),
                                null,
                                damaged.toString(),
                                List.of(),
                                Map.of()));
            }
            var booked = new ArrayList<Booked>();
            for (AccountId account : accounts) {
                booked.addAll(read(connection, tenant, Set.of(account)));
            }
            return booked;
        }
    }

    private static List<Booked> readAll(
            Connection connection, TenantId tenant, Collection<AccountId> accounts)
            throws SQLException {
        var loaded =
                LoadedGroup.load(
                                connection,
                                GroupStatement.Wanted.accounts(tenant, accounts),
                                GroupStatement.IN_A_SNAPSHOT)
                        .accounts;
        Map<AccountId, List<JournalRecord>> histories =
                StoredRecords.activities(connection, Set.of(tenant), accounts);
        var rungs = rungs(connection, tenant, accounts);
        var booked = new ArrayList<Booked>(accounts.size());
        for (AccountId id : accounts.stream().sorted().toList()) {
            LoadedGroup.Account account = loaded.get(id);
            if (account != null) {
                booked.add(
                        new Booked(
                                id,
                                account.state(),
                                null,
                                histories.getOrDefault(id, List.of()),
                                rungs.getOrDefault(id, Map.of())));
            }
        }
        return booked;
    }

    private static Map<AccountId, Map<MemberId, Map<String, String>>> rungs(
            Connection connection, TenantId tenant, Collection<AccountId> accounts)
            throws SQLException {
        var rungs = new HashMap<AccountId, Map<MemberId, Map<String, String>>>();
        try (PreparedStatement statement = connection.prepareStatement(RUNGS)) {
            statement.setObject(1, tenant.value());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", accounts.stream().map(AccountId::value).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rungs.computeIfAbsent(
                                    new AccountId(rows.getObject(1, UUID.class)),
                                    _ -> new HashMap<>())
                            .computeIfAbsent(
                                    new MemberId(rows.getObject(2, UUID.class)),
                                    _ -> new HashMap<>())
                            .put(rows.getString(3), rows.getString(4));
                }
            }
        }
        return rungs;
    }
}
