package io.ladder.trial.persistence;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.trial.BookedFigures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds entries up where they are. */
@Component
final class SqlBookedFigures implements BookedFigures {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String POINTS =
            "sum(case from_place when 'ISSUED' then points else -points end) as points";

    private static final String IN_PERIOD =
            """
             from entry
            where tenant_id = :tenant and occurred_at >= :from and occurred_at < :until
              and points > 0 and (from_place = 'ISSUED' or to_place = 'ISSUED')
            """;

    private static final String ISSUED =
            "select wallet, cause, to_char(occurred_at at time zone :zone, 'YYYY-MM') as month, "
                    + POINTS
                    + IN_PERIOD
                    + " group by 1, 2, 3";

    private static final String OF_ACCOUNTS =
            "select account_id, wallet, "
                    + POINTS
                    + IN_PERIOD
                    + """
                     and account_id = any ((select array(
                        select account_id from account
                        where tenant_id = :tenant and account_id > :after
                        order by account_id limit :accounts))::uuid[])
                    group by 1, 2 order by 1, 2
                    """;

    private static final String LAST =
            """
            select max(account_id::text)::uuid from (
                select account_id from account
                where tenant_id = :tenant and account_id > :after
                order by account_id limit :accounts) as page
            """;

    private static final String OWED =
            """
            select wallet,
                sum(case when to_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end
                    - case when from_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end)
            from entry where tenant_id = :tenant and occurred_at < :until group by 1
            """;

    private final JdbcClient database;

    SqlBookedFigures(JdbcClient database) {
        this.database = database;
    }

    private JdbcClient.StatementSpec bound(
            String sql, TenantId tenant, Instant from, Instant until) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("from", Moments.written(from))
                .param("until", Moments.written(until));
    }

    @Override
    public List<Issued> issued(TenantId tenant, Instant from, Instant until, ZoneId zone) {
        return bound(ISSUED, tenant, from, until)
                .param("zone", zone.getId())
                .query((row, _) ->
                        new Issued(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4)))
                .list();
    }

    @Override
    public Page issued(
            TenantId tenant, Instant from, Instant until, @Nullable AccountId after, int accounts) {
        UUID begin = after == null ? BEFORE_ALL : after.value();
        List<OfAccount> issued =
                bound(OF_ACCOUNTS, tenant, from, until)
                        .param("after", begin)
                        .param("accounts", accounts)
                        .query((row, _) ->
                                new OfAccount(
                                        new AccountId(row.getObject(1, UUID.class)),
                                        row.getString(2),
                                        row.getLong(3)))
                        .list();
        UUID last =
                database.sql(LAST)
                        .param("tenant", tenant.value())
                        .param("after", begin)
                        .param("accounts", accounts)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list()
                        .getFirst();
        return new Page(issued, last == null ? null : new AccountId(last));
    }

    @Override
    public Map<String, Long> owed(TenantId tenant, Instant until) {
        var owed = new HashMap<String, Long>();
        database.sql(OWED)
                .param("tenant", tenant.value())
                .param("until", Moments.written(until))
                .query(row -> {
                    owed.put(row.getString(1), row.getLong(2));
                });
        return owed;
    }
}
