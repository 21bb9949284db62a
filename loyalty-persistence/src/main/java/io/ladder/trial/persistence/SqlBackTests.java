package io.ladder.trial.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ladder.ledger.PointCost;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.trial.BackTest;
import io.ladder.trial.BackTests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Back-tests in the database: any instance can take over from any other. */
@Repository
class SqlBackTests implements BackTests {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private static final String COLUMNS =
            """
             back_test_id, tenant_id, source, counted_from, counted_until, costs, status, created_at,
             activities, done, finished_at, failure, figures\
            """;

    private static final String BROKEN_OFF = "It was broken off each time that it was run.";

    private final JdbcClient database;
    private final TransactionOperations transactions;

    SqlBackTests(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public BackTest add(UUID id, TenantId tenant, BackTest.Wanted wanted, Instant now) {
        return in(() -> {
            forgetOldest(tenant);
            return database.sql(
                            """
                            insert into back_test (back_test_id, tenant_id, source, counted_from,
                                counted_until, costs, status, created_at)
                            values (:id, :tenant, :source, :from, :until, :costs::json, 'WAITING',
                                :now)
                            on conflict do nothing returning\
                            """
                                    + COLUMNS)
                    .param("id", id)
                    .param("tenant", tenant.value())
                    .param("source", wanted.source())
                    .param("from", Moments.writtenOrNull(wanted.from()))
                    .param("until", Moments.written(wanted.until()))
                    .param("costs", JSON.writeValueAsString(wanted.costs()))
                    .param("now", Moments.written(now))
                    .query(SqlBackTests::read)
                    .optional()
                    .orElseThrow(() ->
                            Refusal.of(
                                            ErrorCode.BACKTEST_RUNNING,
                                            "A back-test of this tenant has not ended yet.")
                                    .asException());
        });
    }

    private void forgetOldest(TenantId tenant) {
        database.sql(
                        """
                        delete from back_test where back_test_id in (
                            select back_test_id from back_test
                            where tenant_id = ? and status in ('DONE', 'FAILED', 'CANCELLED')
                            order by created_at desc, back_test_id desc offset ?)
                        """)
                .params(tenant.value(), KEPT_MAX - 1)
                .update();
    }

    @Override
    public @Nullable BackTest find(TenantId tenant, UUID id) {
        return database.sql(
                        "select"
                                + COLUMNS
                                + " from back_test where tenant_id = ? and back_test_id = ?")
                .params(tenant.value(), id)
                .query(SqlBackTests::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<BackTest> list(TenantId tenant) {
        return database.sql(
                        "select"
                                + COLUMNS
                                + " from back_test where tenant_id = ?"
                                + " order by created_at desc, back_test_id desc limit ?")
                .params(tenant.value(), KEPT_MAX)
                .query(SqlBackTests::read)
                .list();
    }

    @Override
    public @Nullable BackTest take(UUID worker, Duration lease, Instant now) {
        return inOrNull(() -> {
            database.sql(
                            """
                            update back_test set status = 'FAILED', failure = ?, finished_at = ?
                            where status = 'RUNNING' and leased_until < ? and tries >= ?
                            """)
                    .params(BROKEN_OFF, Moments.written(now), Moments.written(now), TRIES_MAX)
                    .update();
            return database.sql(
                            """
                            update back_test
                            set status = 'RUNNING', worker = :worker, leased_until = :until,
                                tries = tries + 1, done = 0
                            where back_test_id = (
                                select back_test_id from back_test
                                where status = 'WAITING'
                                or (status = 'RUNNING' and leased_until < :now)
                                order by created_at
                                limit 1 for update skip locked)
                            returning\
                            """
                                    + COLUMNS)
                    .param("worker", worker)
                    .param("until", Moments.written(now.plus(lease)))
                    .param("now", Moments.written(now))
                    .query(SqlBackTests::read)
                    .optional()
                    .orElse(null);
        });
    }

    @Override
    public boolean advance(UUID id, UUID worker, Progress progress, Duration lease, Instant now) {
        return update(
                        """
                        update back_test set activities = greatest(?, ?), done = ?, leased_until = ?
                        where back_test_id = ? and worker = ? and status = 'RUNNING'
                        """,
                        progress.activities(),
                        progress.done(),
                        progress.done(),
                        Moments.written(now.plus(lease)),
                        id,
                        worker)
                == 1;
    }

    @Override
    public void release(UUID id, UUID worker) {
        update(
                """
                update back_test set status = 'WAITING', tries = tries - 1
                where back_test_id = ? and worker = ? and status = 'RUNNING'
                """,
                id,
                worker);
    }

    @Override
    public void finish(UUID id, UUID worker, BackTest.Figures figures, Instant now) {
        update(
                """
                update back_test set status = 'DONE', figures = ?::json, finished_at = ?
                where back_test_id = ? and worker = ? and status = 'RUNNING'
                """,
                JSON.writeValueAsString(figures),
                Moments.written(now),
                id,
                worker);
    }

    @Override
    public void fail(UUID id, UUID worker, String failure, Instant now) {
        update(
                """
                update back_test set status = 'FAILED', failure = ?, finished_at = ?
                where back_test_id = ? and worker = ? and status = 'RUNNING'
                """,
                failure,
                Moments.written(now),
                id,
                worker);
    }

    @Override
    public void cancel(TenantId tenant, UUID id, Instant now) {
        update(
                """
                update back_test set status = 'CANCELLED', finished_at = ?
                where tenant_id = ? and back_test_id = ? and status in ('WAITING', 'RUNNING')
                """,
                Moments.written(now),
                tenant.value(),
                id);
    }

    private int update(String statement, Object... parameters) {
        return in(() -> database.sql(statement).params(parameters).update());
    }

    private interface Work<T> {
        T run();
    }

    private <T> T in(Work<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.run()));
    }

    private interface Search<T> {
        @Nullable T run();
    }

    private <T> @Nullable T inOrNull(Search<T> search) {
        return transactions.execute(_ -> search.run());
    }

    private static BackTest read(ResultSet row, int number) throws SQLException {
        String figures = row.getString("figures");
        return new BackTest(
                row.getObject("back_test_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new BackTest.Wanted(
                        row.getString("source"),
                        Moments.readOrNull(row, 4),
                        Moments.read(row, 5),
                        JSON.readValue(
                                row.getString("costs"),
                                new TypeReference<Map<String, PointCost>>() {})),
                BackTest.Status.valueOf(row.getString("status")),
                Moments.read(row, 8),
                row.getLong("activities"),
                row.getLong("done"),
                Moments.readOrNull(row, 11),
                row.getString("failure"),
                figures == null ? null : JSON.readValue(figures, BackTest.Figures.class));
    }
}
