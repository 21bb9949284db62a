package io.ladder.journal.persistence;

import io.ladder.journal.Claim;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.ProgrammeLock;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a group is read, in one round trip: accounts, their wallets, who has keys, and the revisions
 * of programmes, in this order, behind the results of what comes first.
 *
 * <p>Who has an identity is looked up three times: for the accounts, for the wallets and for the
 * keys. Where accounts are locked, each statement sees what is committed when it begins, so an
 * identity may be given or taken between two of them. What counts is what the keys tell, which are
 * last. If that is an account that was not among the accounts, it is not locked: it is missing, as
 * any other on which somebody turns out to act ({@link SqlResidence}), and the group begins anew
 * with its id ({@link Further}). Wallets without an account are left out, and on an account of
 * which the keys no longer tell nobody acts by that identity.
 */
enum GroupStatement {
    /**
     * Locks the programmes, and then the accounts in the order of their ids. The programmes before
     * any account: whoever changes one waits for bookings, and the bookings behind them must hold
     * nothing that others wait for.
     */
    LOCKED(List.of(GroupStatement.BY_KEYS, ProgrammeLock.SHARED), " for update", ""),
    /** Begins a transaction that sees all as it was at one moment. */
    AT_ONE_MOMENT(List.of(GroupStatement.SNAPSHOT, GroupStatement.BY_KEYS), "", ""),
    /** Sees all as it was at one moment, and ends the transaction. */
    ALONE(List.of(GroupStatement.SNAPSHOT, GroupStatement.BY_KEYS), "", ";\ncommit"),
    /** In a transaction of others that sees all as it was at one moment, and is left as it is. */
    IN_A_SNAPSHOT(List.of(), "", "");

    /** What is read without locks can otherwise be half of before and half of after a group. */
    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    /**
     * For the rest of the transaction: all goes by keys, so one plan is right for any group, and it
     * takes longer to make one than to do what it says. A plan that is kept while a table is small
     * must still be right when it has grown, so none reads a table or an index from end to end.
     */
    static final String BY_KEYS =
            "select set_config('plan_cache_mode', 'force_generic_plan', true),"
                    + " set_config('enable_seqscan', 'off', true),"
                    + " set_config('enable_hashjoin', 'off', true),"
                    + " set_config('enable_mergejoin', 'off', true)";

    // Each lookup is a lateral subquery that the planner cannot flatten: whatever it believes of
    // the size of a table, it goes by the key, row by row and in the order of the array. A
    // parameter in a subquery hides from it how long an array is: it would make another plan each
    // time, which takes longer than what is read.
    private static final String OWNERS =
            """
            select claim.* from unnest((select ?::uuid[]), (select ?::text[]), (select ?::text[]))
                as wanted(t, k, v)
            cross join lateral (
                select * from claim
                where tenant_id = wanted.t and kind = wanted.k and value = wanted.v offset 0) as claim
            """;

    private static final String ACCOUNTS =
            "(select t, id from unnest((select ?::uuid[]), (select ?::uuid[])) as given(t, id)"
                    + " union select tenant_id, account_id from ("
                    + OWNERS
                    + ") as owner order by id) as wanted";

    final String sql;

    /** So many results come before the accounts. */
    final int resultsBefore;

    GroupStatement(List<String> first, String lock, String last) {
        this.resultsBefore = first.size();
        this.sql =
                """
                %1$sselect account.* from %2$s cross join lateral (
                    select account_id, tenant_id, sequence, state from account
                    where account_id = wanted.id and tenant_id = wanted.t offset 0%3$s) as account;
                select wallet.* from %2$s cross join lateral (
                    select account_id, %4$s from wallet
                    where account_id = wanted.id and tenant_id = wanted.t offset 0) as wallet;
                %5$s;
                select tenant_id, programme_revision from tenant
                where tenant_id = any((select ?::uuid[])::uuid[])%6$s
                """
                        .formatted(
                                first.stream()
                                        .map(each -> each + ";\n")
                                        .collect(Collectors.joining()),
                                ACCOUNTS,
                                lock,
                                WalletRow.COLUMNS,
                                OWNERS,
                                last);
    }

    /**
     * What a group reads.
     *
     * @param accounts each with the tenant who asks for it: an id is no secret, and nobody locks an
     *     account of another tenant by it
     * @param identities of members whose accounts are wanted, too
     * @param keys of which the owners are wanted; those of the identities are read anyway
     * @param tenants whose programmes' revisions are wanted
     */
    record Wanted(
            Collection<JournalRows.InTenant<AccountId>> accounts,
            Collection<JournalRows.InTenant<Claim>> identities,
            Collection<JournalRows.InTenant<Claim>> keys,
            Collection<TenantId> tenants) {

        static Wanted accounts(TenantId tenant, Collection<AccountId> accounts) {
            return new Wanted(
                    accounts.stream()
                            .map(account -> new JournalRows.InTenant<>(tenant, account))
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    /** The statement for what is wanted. */
    PreparedStatement prepare(Connection connection, Wanted wanted) throws SQLException {
        var keys = new HashSet<>(wanted.keys);
        keys.addAll(wanted.identities);
        PreparedStatement statement = connection.prepareStatement(sql);
        int next = 1;
        if (this == LOCKED) {
            Long[] locks =
                    wanted.tenants.stream().map(ProgrammeLock::key).sorted().toArray(Long[]::new);
            statement.setArray(next++, connection.createArrayOf("bigint", locks));
        }
        Array tenants = uuids(connection, wanted.accounts.stream().map(of -> of.tenant().value()));
        Array ids = uuids(connection, wanted.accounts.stream().map(of -> of.key().value()));
        for (int table = 0; table < 2; table++) {
            statement.setArray(next++, tenants);
            statement.setArray(next++, ids);
            next = bind(statement, next, wanted.identities);
        }
        next = bind(statement, next, keys);
        statement.setArray(next, uuids(connection, wanted.tenants.stream().map(TenantId::value)));
        return statement;
    }

    private static Array uuids(Connection connection, Stream<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray(UUID[]::new));
    }

    /** The statement for who has these claims. */
    static PreparedStatement owners(
            Connection connection, Collection<JournalRows.InTenant<Claim>> claims)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(OWNERS);
        bind(statement, 1, claims);
        return statement;
    }

    private static int bind(
            PreparedStatement statement, int from, Collection<JournalRows.InTenant<Claim>> claims)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                from, uuids(connection, claims.stream().map(key -> key.tenant().value())));
        statement.setArray(
                from + 1,
                connection.createArrayOf(
                        "text", claims.stream().map(key -> key.key().kind().name()).toArray()));
        statement.setArray(
                from + 2,
                connection.createArrayOf(
                        "text", claims.stream().map(key -> key.key().value()).toArray()));
        return from + 3;
    }
}
