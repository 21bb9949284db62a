package io.ladder.journal.persistence;

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
    /** What has come about. */
    enum What {
        /** A hold has lapsed: what it kept is somebody else's to have. */
        LAPSED("lapses_at"),
        /** Anything, up to an hour ago: {@link AccountRows} rounds it up. */
        ANYTHING("due_at");

        private final String page;

        What(String column) {
            // The first of each tenant, as many as a page has of all of them.
            this.page =
                    """
                    select due.tenant_id, due.account_id, due.at,
                        (select member_id from activity
                            where activity.account_id = due.account_id and sequence = 1) as member_id
                    from tenant
                    cross join lateral (
                        select tenant_id, account_id, %1$s as at from account
                        where account.tenant_id = tenant.tenant_id
                          and %1$s <= :now + make_interval(secs => tenant.clock_offset_seconds)
                          and (%1$s, account_id) > (:after, :account)
                        order by %1$s, account_id limit :limit) as due
                    order by due.at, due.account_id limit :limit
                    """
                            .formatted(column);
        }
    }

    private final JdbcClient database;

    DueAccounts(JdbcClient database) {
        this.database = database;
    }

    /** An account, and since when it is due. */
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
     * Where something has come about, longest ago first.
     *
     * @param now the true time
     */
    List<Due> page(What what, Instant now, Cursor after, int limit) {
        return database.sql(what.page)
                .param("now", Moments.written(now))
                .param("after", Moments.written(after.at))
                .param("account", after.account)
                .param("limit", limit)
                .query((row, _) ->
                        new Due(
                                new TenantId(row.getObject(1, UUID.class)),
                                new AccountId(row.getObject(2, UUID.class)),
                                new MemberId(row.getObject(4, UUID.class)),
                                Moments.read(row, 3)))
                .list();
    }
}
