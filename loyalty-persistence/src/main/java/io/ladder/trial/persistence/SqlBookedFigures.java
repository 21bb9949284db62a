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
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds entries up where they are. */
@Component
final class SqlBookedFigures implements BookedFigures {
    private static final String ISSUED =
            """
            select account_id, wallet, cause,
                to_char(occurred_at at time zone :zone, 'YYYY-MM') as month,
                sum(case from_place when 'ISSUED' then points else -points end) as points
            from entry join unnest(:accounts::text[]::uuid[], :counts::text[]::bigint[])
                as counted(account, records)
                on account_id = counted.account and sequence <= counted.records
            where occurred_at >= :from and occurred_at < :until
              and points > 0 and (from_place = 'ISSUED' or to_place = 'ISSUED')
            group by 1, 2, 3, 4
            """;

    private static final String OWED =
            """
            select wallet,
                sum(case when to_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end
                    - case when from_place in ('PENDING', 'AVAILABLE', 'HELD') then points else 0 end)
            from entry join unnest(:accounts::text[]::uuid[], :counts::text[]::bigint[])
                as counted(account, records)
                on account_id = counted.account and sequence <= counted.records
            where occurred_at < :until group by 1
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
            Map<AccountId, Long> booked) {
        if (booked.isEmpty() || booked.size() > PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_MAX);
        }
        List<Map.Entry<AccountId, Long>> page = List.copyOf(booked.entrySet());
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
        return new Page(issued, owed);
    }

    private JdbcClient.StatementSpec of(
            List<Map.Entry<AccountId, Long>> accounts, String sql, Instant until) {
        return database.sql(sql)
                .param("accounts", texts(accounts, each -> each.getKey().value()))
                .param("counts", texts(accounts, Map.Entry::getValue))
                .param("until", Moments.written(until));
    }

    private static String[] texts(
            List<Map.Entry<AccountId, Long>> accounts,
            Function<Map.Entry<AccountId, Long>, Object> part) {
        return accounts.stream().map(part).map(Object::toString).toArray(String[]::new);
    }
}
