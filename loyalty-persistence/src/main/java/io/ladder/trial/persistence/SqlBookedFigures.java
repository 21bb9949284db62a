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

    private static final String ACCOUNTS =
            """
            select account_id from account where tenant_id = :tenant and account_id > :after
            order by account_id limit :accounts
            """;

    private static final String ISSUED =
            """
            select account_id, wallet, cause,
                to_char(occurred_at at time zone :zone, 'YYYY-MM') as month,
                sum(case from_place when 'ISSUED' then points else -points end) as points
            from entry
            where account_id = any (:accounts) and occurred_at >= :from and occurred_at < :until
              and points > 0 and (from_place = 'ISSUED' or to_place = 'ISSUED')
            group by 1, 2, 3, 4
            """;

    private static final String OWED =
            """
            select wallet,
                sum(case when to_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end
                    - case when from_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end)
            from entry where account_id = any (:accounts) and occurred_at < :until group by 1
            """;

    private final JdbcClient database;

    SqlBookedFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Page page(
            TenantId tenant,
            Instant from,
            Instant until,
            ZoneId zone,
            @Nullable AccountId after,
            int accounts) {
        if (accounts < 1 || accounts > PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_MAX);
        }
        List<UUID> page =
                database.sql(ACCOUNTS)
                        .param("tenant", tenant.value())
                        .param("after", after == null ? BEFORE_ALL : after.value())
                        .param("accounts", accounts)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        if (page.isEmpty()) {
            return new Page(List.of(), Map.of(), null);
        }
        List<Issued> issued =
                of(page, ISSUED, until)
                        .param("from", Moments.written(from))
                        .param("zone", zone.getId())
                        .query((row, _) ->
                                new Issued(
                                        new AccountId(row.getObject(1, UUID.class)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5)))
                        .list();
        var owed = new HashMap<String, Long>();
        of(page, OWED, until)
                .query(row -> {
                    owed.put(row.getString(1), row.getLong(2));
                });
        return new Page(issued, owed, new AccountId(page.getLast()));
    }

    private JdbcClient.StatementSpec of(List<UUID> accounts, String sql, Instant until) {
        return database.sql(sql)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("until", Moments.written(until));
    }
}
