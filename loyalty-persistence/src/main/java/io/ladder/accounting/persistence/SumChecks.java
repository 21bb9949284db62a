package io.ladder.accounting.persistence;

import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database finds by itself in what all accounts of a tenant come to together. */
@Component
final class SumChecks {
    /**
     * What is used of a reward are the redemptions that stand. What is used of anything else is
     * what records say: those under seals by the seals.
     */
    private static final String COUNTERS =
            """
            with told as (
                select key, sum(count) as used from (
                    select key, count from seal_count where tenant_id = :tenant
                    union all
                    select key, value::bigint from activity, json_each_text(outcome -> 'counters')
                    where tenant_id = :tenant
                      and position > (select coalesce(max(to_position), 0) from seal)
                ) as counted where key not like 'stock:%' group by key
                union all
                select 'stock:' || reward, count(*) from redemption
                where tenant_id = :tenant and status in ('HELD', 'CAPTURED') group by reward
            ), kept as (
                select key, used from shared_counter where tenant_id = :tenant
            )
            select null, 'shared counter ' || key, coalesce(told.used, 0), kept.used
            from told full join kept using (key)
            where coalesce(told.used, 0) <> coalesce(kept.used, 0)
            order by key
            """;

    /** What a member gave, another one got. */
    private static final String TRANSFERRED =
            """
            select wallet, 'points that members gave each other', 0, sum(points) from (
                select wallet,
                    case to_place when 'TRANSFERRED' then points else -points end as points
                from sealed_movement
                where tenant_id = :tenant and 'TRANSFERRED' in (from_place, to_place)
                union all
                select wallet, case to_place when 'TRANSFERRED' then points else -points end
                from activity
                join entry using (account_id, sequence)
                where activity.tenant_id = :tenant and 'TRANSFERRED' in (from_place, to_place)
                  and position > (select coalesce(max(to_position), 0) from seal)
            ) as given
            group by wallet having sum(points) <> 0 order by wallet
            """;

    /** What reports read of movements is what all seals come to. */
    private static final String MOVEMENTS =
            """
            select wallet, 'points in ' || month || ' from ' || from_place || ' to ' || to_place
                || case when corrected then ', corrected' else '' end, told.points, kept.points
            from (select wallet, month, from_place, to_place, corrected, sum(points) as points
                from seal_movement where tenant_id = :tenant
                group by wallet, month, from_place, to_place, corrected) as told
            full join (select * from sealed_movement where tenant_id = :tenant) as kept
                using (wallet, month, from_place, to_place, corrected)
            where told.points is distinct from kept.points::numeric order by 1, 2
            """;

    /** What reports read of lots is what all seals come to. */
    private static final String LOTS =
            """
            select wallet, 'lots of ' || month || ' from ' || from_place || ' to ' || to_place,
                told.points, kept.points
            from (select wallet, coalesce(last_month, 'ever') as month, from_place, to_place,
                    sum(points) as points
                from seal_lots where tenant_id = :tenant
                group by wallet, last_month, from_place, to_place) as told
            full join (select wallet, coalesce(last_month, 'ever') as month, from_place, to_place,
                    points
                from sealed_lots where tenant_id = :tenant) as kept
                using (wallet, month, from_place, to_place)
            where told.points is distinct from kept.points::numeric order by 1, 2
            """;

    private final JdbcClient database;

    SumChecks(JdbcClient database) {
        this.database = database;
    }

    List<Finding> findings(TenantId tenant) {
        var findings = new ArrayList<Finding>();
        run(FindingCode.COUNTER_DIFFERS, COUNTERS, tenant, findings);
        run(FindingCode.TRANSFERRED_DIFFERS, TRANSFERRED, tenant, findings);
        run(FindingCode.SUM_DIFFERS, MOVEMENTS, tenant, findings);
        run(FindingCode.SUM_DIFFERS, LOTS, tenant, findings);
        return findings;
    }

    private void run(FindingCode code, String sql, TenantId tenant, List<Finding> findings) {
        findings.addAll(
                database.sql(sql)
                        .param("tenant", tenant.value())
                        .query((row, _) ->
                                Finding.of(code, row.getString(2))
                                        .in(row.getString(1))
                                        .with(row.getString(3), row.getString(4)))
                        .list());
    }
}
