package io.ladder.journal.persistence;

import io.ladder.journal.CodeHolds;
import io.ladder.journal.Subject;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts redemptions by the code that they hold; an index has just those. */
@Component
final class SqlCodeHolds implements CodeHolds {
    private static final String HELD =
            """
            from redemption
            where tenant_id = :tenant and reward = :reward and status = 'HELD'
              and code is not null
            """;

    private static final String COUNTS =
            "count(*) filter (where hold_until > :at), count(*) filter (where hold_until <= :at)\n";

    private final JdbcClient database;

    SqlCodeHolds(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Count of(TenantId tenant, String reward, String code, Instant at) {
        return database.sql("select " + COUNTS + HELD + "and code = :code")
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("code", VoucherCode.key(code))
                .param("at", Moments.written(at))
                .query((row, _) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }

    @Override
    public Map<Integer, Count> byBatch(TenantId tenant, String reward, Instant at) {
        var counts = new HashMap<Integer, Count>();
        database.sql("select code_batch, " + COUNTS + HELD + "group by code_batch")
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("at", Moments.written(at))
                .query(row -> {
                    counts.put(row.getInt(1), new Count(row.getLong(2), row.getLong(3)));
                });
        return counts;
    }

    @Override
    public List<Subject.OfAccount> lapsed(TenantId tenant, String reward, String code, Instant at) {
        return database.sql(
                        """
                        select account_id, activity.member_id
                        from (select account_id, min(hold_until) as lapsed
                            %s and code = :code and hold_until <= :at
                            group by account_id) as held
                        join activity using (account_id)
                        where sequence = 1
                        order by lapsed, account_id limit :limit
                        """
                                .formatted(HELD))
                .param("tenant", tenant.value())
                .param("reward", reward)
                .param("code", VoucherCode.key(code))
                .param("at", Moments.written(at))
                .param("limit", HOLDERS_MAX)
                .query((row, _) ->
                        new Subject.OfAccount(
                                new AccountId(row.getObject(1, UUID.class)),
                                new MemberId(row.getObject(2, UUID.class))))
                .list();
    }
}
