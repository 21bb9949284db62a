package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Relocation;
import io.ladder.journal.Residence;
import io.ladder.journal.Subject;
import io.ladder.journal.persistence.JournalRows.InTenant;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where members of loaded accounts act now, as their tenant sees it. Accounts that would have to be
 * loaded, too, are gathered: whoever locks them must begin anew, so that all locks are taken in one
 * order.
 */
final class SqlResidence {
    private static final String RECORDS =
            """
            select account_id, sequence, member_id, recorded_at, version, corrections, kind,
                body, outcome
            from activity where account_id = ?
            """;

    private static final String OWNER =
            """
            select coalesce(member.account_id, claim.account_id), claim.member_id
            from claim
            left join lateral (
                select account_id from member where member_id = claim.member_id offset 0) as member
                on true
            where claim.tenant_id = ? and claim.kind = ? and claim.value = ?
            """;

    private static final String ONE = RECORDS + " and sequence = ?";

    private static final String DEPARTURES =
            RECORDS + " and sequence > ? and kind = 'Departure' order by sequence";

    private static final String STATE =
            "select sequence, state from account where account_id = ? and tenant_id = ?";

    private final Connection connection;
    private final Set<InTenant<AccountId>> wanted;
    private final Map<AccountId, LoadedGroup.Account> loaded;
    private final Set<InTenant<AccountId>> missing = new HashSet<>();

    /** Of those that are missing, what there is of them. */
    private final Map<InTenant<AccountId>, AccountState> unlocked = new HashMap<>();

    /**
     * Looks at what is loaded.
     *
     * @param wanted the accounts that were to be loaded
     */
    SqlResidence(
            Connection connection,
            Set<InTenant<AccountId>> wanted,
            Map<AccountId, LoadedGroup.Account> loaded) {
        this.connection = connection;
        this.wanted = wanted;
        this.loaded = loaded;
    }

    /** The accounts that have to be loaded, too. */
    Set<InTenant<AccountId>> missing() {
        return missing;
    }

    /** The books of a tenant; no account of another is there. */
    Residence.Books<SQLException> of(TenantId tenant) {
        return new OfTenant(tenant);
    }

    /**
     * Of one that is missing, what it is now, without its wallets: enough to find where members
     * went from there, so that however often they moved, all accounts are known after one try.
     */
    @Nullable AccountState state(TenantId tenant, AccountId account) throws SQLException {
        var id = new InTenant<>(tenant, account);
        if (!wanted.contains(id)) {
            if (missing.add(id)) {
                readUnlocked(id);
            }
            return unlocked.get(id);
        }
        LoadedGroup.Account found = loaded.get(account);
        return found == null || !found.tenant().equals(tenant) ? null : found.state();
    }

    private void readUnlocked(InTenant<AccountId> id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setObject(1, id.key().value());
            statement.setObject(2, id.tenant().value());
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    unlocked.put(
                            id,
                            JournalJson.readState(rows.getLong(1), rows.getString(2), Map.of()));
                }
            }
        }
    }

    /** Where records went, as the journal has it. */
    private static class Moves implements Relocation.Lookup<SQLException> {
        private final Connection connection;

        Moves(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Relocation.@Nullable Departure departure(
                AccountId account, MemberId member, long behind) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(DEPARTURES)) {
                statement.setObject(1, account.value());
                statement.setLong(2, behind);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (StoredRecords.activity(rows).activity()
                                        instanceof Relocation.Departure departure
                                && departure.moves(member)) {
                            return departure;
                        }
                    }
                }
            }
            return null;
        }

        @Override
        public Relocation.Arrival arrival(RecordId in) throws SQLException {
            JournalRecord record = record(in);
            if (record == null || !(record.activity() instanceof Relocation.Arrival arrival)) {
                throw new IllegalStateException("a departure names no arrival: " + in);
            }
            return arrival;
        }

        @Nullable JournalRecord record(RecordId id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(ONE)) {
                statement.setObject(1, id.account().value());
                statement.setLong(2, id.sequence());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? StoredRecords.activity(rows) : null;
                }
            }
        }
    }

    private final class OfTenant extends Moves implements Residence.Books<SQLException> {
        private final TenantId tenant;

        OfTenant(TenantId tenant) {
            super(SqlResidence.this.connection);
            this.tenant = tenant;
        }

        @Override
        public @Nullable AccountState state(AccountId account) throws SQLException {
            return SqlResidence.this.state(tenant, account);
        }
    }

    /** Where a record of any member stands now; itself where there is none. */
    static RecordId current(Connection connection, RecordId id) throws SQLException {
        var moves = new Moves(connection);
        JournalRecord record = moves.record(id);
        return record == null ? id : Relocation.current(id, record.member(), moves);
    }

    /** Who has an identity, and the account on which they act now; null where nobody does. */
    static Subject.@Nullable OfAccount owner(Connection connection, TenantId tenant, Claim identity)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
            statement.setObject(1, tenant.value());
            statement.setString(2, identity.kind().name());
            statement.setString(3, identity.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new Subject.OfAccount(
                                new AccountId(rows.getObject(1, UUID.class)),
                                new MemberId(rows.getObject(2, UUID.class)))
                        : null;
            }
        }
    }

    /** The account on which a member acts now; null where the tenant has no such member. */
    static @Nullable AccountId account(Connection connection, TenantId tenant, MemberId member)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select account_id from member where member_id = ? and tenant_id = ?")) {
            statement.setObject(1, member.value());
            statement.setObject(2, tenant.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new AccountId(rows.getObject(1, UUID.class)) : null;
            }
        }
    }
}
