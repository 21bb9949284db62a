package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts that time alone has changed, each by the clock of its tenant. */
@Component
final class DueAccounts {
    private static final String FOUND =
            """
            select due.tenant_id, due.account_id, due.due_at,
                (select member_id from activity
                    where activity.account_id = due.account_id and sequence = 1) as member_id
            from tenant
            """;

    private static final String PAGE =
            FOUND
                    + """
                    cross join lateral (
                        select tenant_id, account_id, due_at from account
                        where account.tenant_id = tenant.tenant_id
                          and due_at <= :now + make_interval(secs => tenant.clock_offset_seconds)
                          and (due_at, account_id) > (:after, :account)
                        order by due_at, account_id limit :limit) as due
                    order by due.due_at, due.account_id limit :limit
                    """;

    /** Accounts that hold nothing are due on the hour; what lies between is read by the index. */
    private static final String LAPSED =
            FOUND
                    + """
                    cross join lateral (
                        select :now + make_interval(secs => tenant.clock_offset_seconds) as now) as clock
                    cross join lateral (
                        select date_trunc('hour', clock.now, 'UTC') - make_interval(hours => back) as hour
                        from generate_series(0, 1) as back) as since
                    cross join lateral (
                        select tenant_id, account_id, due_at from account
                        where account.tenant_id = tenant.tenant_id
                          and due_at > since.hour
                          and due_at < since.hour + interval '1 hour'
                          and due_at <= clock.now
                        order by due_at, account_id limit :limit) as due
                    order by due.due_at, due.account_id limit :limit
                    """;

    private final JdbcClient database;

    DueAccounts(JdbcClient database) {
        this.database = database;
    }

    /** An account, and when it was due. */
    record Due(TenantId tenant, AccountId account, MemberId member, Instant at) {
        Subject subject() {
            return new Subject.OfAccount(account, member);
        }
    }

    /** Where a page begins: after an account that was due at a moment. */
    record Cursor(Instant at, UUID account) {
        static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

        static Cursor after(Due due) {
            return new Cursor(due.at, due.account.value());
        }
    }

    /**
     * Whether time has brought something that is not booked. Another sweeper, or a booking, may
     * have been there since somebody looked; a record that books nothing would only fill the
     * journal, and one that comes late would be replayed for it.
     */
    static boolean isDue(AccountState state, Instant at) {
        Instant next = state.nextDueAt();
        return next != null && !next.isAfter(at);
    }

    /**
     * What is due, longest overdue first.
     *
     * @param now the true time
     */
    List<Due> page(Instant now, Cursor after, int limit) {
        return found(
                database.sql(PAGE)
                        .param("now", Moments.written(now))
                        .param("after", Moments.written(after.at))
                        .param("account", after.account)
                        .param("limit", limit));
    }

    /**
     * Accounts with holds that lapsed in this hour or the one before, longest overdue first. Those
     * of before, and those that lapsed on the hour, are among what is due.
     *
     * @param now the true time
     */
    List<Due> lapsed(Instant now, int limit) {
        return found(database.sql(LAPSED).param("now", Moments.written(now)).param("limit", limit));
    }

    private static List<Due> found(JdbcClient.StatementSpec query) {
        return query.query((row, _) ->
                        new Due(
                                new TenantId(row.getObject(1, UUID.class)),
                                new AccountId(row.getObject(2, UUID.class)),
                                new MemberId(row.getObject(4, UUID.class)),
                                Moments.read(row, 3)))
                .list();
    }
}
