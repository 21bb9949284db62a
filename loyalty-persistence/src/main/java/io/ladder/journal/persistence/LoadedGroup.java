package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a group reads before it decides: accounts, locked in the order of their ids, and keys. */
final class LoadedGroup {
    private static final String COUNTERS =
            """
            select counter.* from unnest(?::uuid[], ?::text[]) as wanted(t, k) cross join lateral (
                select tenant_id, key, used from shared_counter
                where tenant_id = wanted.t and key = wanted.k offset 0) as counter\
            """;

    final Map<AccountId, Account> accounts = new HashMap<>();
    final Map<JournalRows.InTenant<Claim>, Owner> owners = new HashMap<>();
    final Map<TenantId, Integer> revisions = new HashMap<>();
    final Map<JournalRows.InTenant<String>, Long> counters = new HashMap<>();

    /**
     * The shared counters that decisions asked for and nobody had read, such as budgets on which a
     * correction draws. Where there are any, what was decided does not hold.
     */
    final Set<JournalRows.InTenant<String>> unread = new HashSet<>(0);

    /** An account as it was loaded. */
    record Account(TenantId tenant, AccountState state) {}

    /** Who has a key, and what was asked for under it, until when; null for ever. */
    record Owner(RecordId record, MemberId member, UUID content, @Nullable Instant expiresAt) {}

    /** Notes that a decision asks for a shared counter. */
    void ask(JournalRows.InTenant<String> counter) {
        if (!counters.containsKey(counter)) {
            unread.add(counter);
        }
    }

    /** Reads who has these identities. */
    static Map<JournalRows.InTenant<Claim>, Owner> owners(
            Connection connection, Collection<JournalRows.InTenant<Claim>> claims)
            throws SQLException {
        var owners = new HashMap<JournalRows.InTenant<Claim>, Owner>();
        try (PreparedStatement statement = GroupStatement.owners(connection, claims)) {
            try (ResultSet rows = statement.executeQuery()) {
                readOwners(rows, owners);
            }
        }
        return owners;
    }

    /** Reads what is wanted in one round trip. */
    static LoadedGroup load(
            Connection connection, GroupStatement.Wanted wanted, GroupStatement reading)
            throws SQLException {
        var group = new LoadedGroup();
        try (PreparedStatement statement = reading.prepare(connection, wanted)) {
            var states = new HashMap<AccountId, StoredAccount>();
            statement.execute();
            for (int before = 0; before < reading.resultsBefore; before++) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                readAccounts(rows, states);
            }
            try (ResultSet rows = next(statement)) {
                readWallets(rows, states);
            }
            try (ResultSet rows = next(statement)) {
                readOwners(rows, group.owners);
            }
            try (ResultSet rows = next(statement)) {
                while (rows.next()) {
                    group.revisions.put(
                            new TenantId(rows.getObject(1, UUID.class)), rows.getInt(2));
                }
            }
            states.forEach((id, stored) ->
                    group.accounts.put(id, new Account(stored.tenant, stored.state())));
        }
        return group;
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getResultSet();
    }

    private record StoredAccount(
            TenantId tenant, long sequence, String json, Map<String, WalletRow> wallets) {
        AccountState state() {
            return JournalJson.readState(sequence, json, wallets);
        }
    }

    private static void readAccounts(ResultSet rows, Map<AccountId, StoredAccount> states)
            throws SQLException {
        while (rows.next()) {
            states.put(
                    new AccountId(rows.getObject(1, UUID.class)),
                    new StoredAccount(
                            new TenantId(rows.getObject(2, UUID.class)),
                            rows.getLong(3),
                            rows.getString(4),
                            new HashMap<>(2)));
        }
    }

    private static void readWallets(ResultSet rows, Map<AccountId, StoredAccount> states)
            throws SQLException {
        while (rows.next()) {
            StoredAccount account =
                    states.get(new AccountId(rows.getObject("account_id", UUID.class)));
            if (account != null) {
                account.wallets.put(rows.getString("wallet"), WalletRow.read(rows));
            }
        }
    }

    private static void readOwners(ResultSet rows, Map<JournalRows.InTenant<Claim>, Owner> owners)
            throws SQLException {
        while (rows.next()) {
            var claim =
                    new Claim(ClaimKind.valueOf(rows.getString("kind")), rows.getString("value"));
            owners.put(
                    new JournalRows.InTenant<>(
                            new TenantId(rows.getObject("tenant_id", UUID.class)), claim),
                    new Owner(
                            new RecordId(
                                    new AccountId(rows.getObject("account_id", UUID.class)),
                                    rows.getLong("sequence")),
                            new MemberId(rows.getObject("member_id", UUID.class)),
                            rows.getObject("content", UUID.class),
                            instant(rows.getObject("expires_at", OffsetDateTime.class))));
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    /** Reads and, for a booking, locks shared counters, in the order of their keys. */
    void loadCounters(Connection connection, Set<JournalRows.InTenant<String>> keys, boolean locked)
            throws SQLException {
        keys.forEach(key -> counters.put(key, 0L));
        var sorted = new TreeSet<>(keys);
        Array tenants =
                uuids(
                        connection,
                        sorted.stream().map(key -> key.tenant().value()).toArray(UUID[]::new));
        Array names =
                connection.createArrayOf(
                        "text", sorted.stream().map(JournalRows.InTenant::key).toArray());
        // What a statement sees was settled before it waited, so another one reads.
        String sql = locked ? JournalTables.COUNTERS_LOCKED + ";\n" + COUNTERS : COUNTERS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, tenants);
            statement.setArray(2, names);
            if (locked) {
                statement.setArray(3, tenants);
                statement.setArray(4, names);
            }
            statement.execute();
            try (ResultSet rows = locked ? next(statement) : statement.getResultSet()) {
                while (rows.next()) {
                    counters.put(
                            new JournalRows.InTenant<>(
                                    new TenantId(rows.getObject(1, UUID.class)), rows.getString(2)),
                            rows.getLong(3));
                }
            }
        }
    }

    private static Array uuids(Connection connection, @Nullable UUID[] ids) throws SQLException {
        return connection.createArrayOf("uuid", ids);
    }
}
