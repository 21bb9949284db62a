package io.ladder.insight.persistence;

import io.ladder.insight.MemberTotals;
import io.ladder.insight.PersonTotals;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up what members did, in the database, and in one view of it. */
@Component
final class SqlMemberTotals implements MemberTotals {
    private static final String RELOCATIONS =
            """
            select account_id, sequence, kind, (mover ->> 'member')::uuid, (mover ->> 'as')::uuid
            from activity, json_array_elements(body -> 'movers') as mover
            where tenant_id = :tenant and kind in ('Departure', 'Arrival')
            order by account_id, sequence
            """;

    private static final String MEMBERS = "select member_id from member where tenant_id = :tenant";

    /**
     * Of whoever left an account what they did there counts where they are now. The offset keeps
     * lines from being added up twice, and whole purchases from being gathered for that.
     */
    private static final String PURCHASES =
            """
            select member_id, count(*), sum(cost) from (
                select member_id, (
                    select sum((line -> 'amount' ->> 'minor')::bigint)
                    from json_array_elements(body -> 'lines') as line) as cost
                from activity
                where tenant_id = :tenant and kind = 'Purchase'
                  and occurred_at >= :from and occurred_at < :until
                  and not exists (
                    select from unnest(:accounts::uuid[], :members::uuid[], :sequences::bigint[])
                        as departed (account, member, sequence)
                    where departed.account = activity.account_id
                      and departed.member = activity.member_id
                      and departed.sequence > activity.sequence)
                offset 0
            ) as purchase group by member_id
            """;

    private static final String POINTS =
            """
            select activity.member_id, entry.wallet,
                sum(case entry.from_place when 'ISSUED' then entry.points else -entry.points end)
            from entry join activity using (account_id, sequence)
            where entry.account_id in (select account_id from account where tenant_id = :tenant)
              and entry.occurred_at >= :from and entry.occurred_at < :until
              and entry.points > 0 and (entry.from_place = 'ISSUED' or entry.to_place = 'ISSUED')
            group by 1, 2
            """;

    /** What PostgreSQL says of a statement that took too long. */
    private static final String CANCELLED = "57014";

    private final JdbcClient database;
    private final PlatformTransactionManager manager;

    SqlMemberTotals(JdbcClient database, PlatformTransactionManager manager) {
        this.database = database;
        this.manager = manager;
    }

    /** A member who came to an account or left it. */
    private record Moved(
            UUID account, long sequence, boolean left, MemberId member, @Nullable MemberId as) {
        static Moved of(ResultSet row) throws SQLException {
            UUID as = row.getObject(5, UUID.class);
            return new Moved(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getString(3).equals("Departure"),
                    new MemberId(row.getObject(4, UUID.class)),
                    as == null ? null : new MemberId(as));
        }
    }

    @Override
    public void forEach(
            TenantId tenant,
            Instant from,
            Instant until,
            Duration patience,
            Consumer<Total> taker) {
        var reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setTimeout((int) patience.toSeconds());
        PersonTotals totals;
        try {
            totals = Objects.requireNonNull(reading.execute(_ -> read(tenant, from, until)));
        } catch (DataAccessException | TransactionTimedOutException failure) {
            if (!isTooLong(failure)) {
                throw failure;
            }
            throw Refusal.of(
                            ErrorCode.BUSY,
                            "It takes longer than " + patience.toSeconds() + " seconds for now.")
                    .asException();
        }
        totals.forEach(taker);
    }

    private static boolean isTooLong(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionTimedOutException
                    || (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private PersonTotals read(TenantId tenant, Instant from, Instant until) {
        List<Moved> moved =
                database.sql(RELOCATIONS)
                        .param("tenant", tenant.value())
                        .query((row, _) -> Moved.of(row))
                        .list();
        var totals = new PersonTotals(sameAs(moved));
        database.sql(MEMBERS)
                .param("tenant", tenant.value())
                .query(row -> {
                    totals.add(new MemberId(row.getObject(1, UUID.class)));
                });
        var departed = moved.stream().filter(Moved::left).toList();
        bound(PURCHASES, tenant, from, until)
                .param("accounts", departed.stream().map(Moved::account).toArray(UUID[]::new))
                .param(
                        "members",
                        departed.stream().map(each -> each.member.value()).toArray(UUID[]::new))
                .param("sequences", departed.stream().map(Moved::sequence).toArray(Long[]::new))
                .query(row -> {
                    totals.add(
                            new MemberId(row.getObject(1, UUID.class)),
                            row.getLong(2),
                            row.getLong(3));
                });
        bound(POINTS, tenant, from, until)
                .query(row -> {
                    totals.add(
                            new MemberId(row.getObject(1, UUID.class)),
                            row.getString(2),
                            row.getLong(3));
                });
        return totals;
    }

    private JdbcClient.StatementSpec bound(
            String sql, TenantId tenant, Instant from, Instant until) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("from", Moments.written(from))
                .param("until", Moments.written(until));
    }

    /** As whom those count who are somewhere as somebody else. */
    private static Map<MemberId, MemberId> sameAs(List<Moved> moved) {
        var byAccount = new HashMap<UUID, Map<MemberId, MemberId>>();
        for (Moved each : moved) {
            var there = byAccount.computeIfAbsent(each.account, _ -> new HashMap<>());
            there.remove(each.member);
            if (!each.left && each.as != null) {
                there.put(each.member, each.as);
            }
        }
        var sameAs = new HashMap<MemberId, MemberId>();
        new ArrayList<>(byAccount.values()).forEach(sameAs::putAll);
        return sameAs;
    }
}
