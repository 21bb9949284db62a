package io.ladder.journal.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ladder.access.TenantClock;
import io.ladder.journal.Journal;
import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;
import io.ladder.testkit.Books;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one instance of the service has of its own: a pool, and over it journals and sweepers. */
final class SqlInstance implements AutoCloseable {
    private final HikariDataSource pool;
    private final Traffic traffic = new Traffic();

    SqlInstance(TestDatabase database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
    }

    /** A database with the tables of the service. */
    static TestDatabase migrated() {
        TestDatabase fresh = TestPostgres.freshDatabase();
        Flyway.configure().dataSource(fresh.dataSource()).load().migrate();
        return fresh;
    }

    /** Makes a tenant known to the database. */
    void open(TenantId tenant) {
        try (var connection = pool.getConnection();
                var statement =
                        connection.prepareStatement(
                                "insert into tenant (tenant_id, name, sandbox,"
                                        + " programme_revision, secret)"
                                        + " values (?, 'test', true, 1, ?)")) {
            statement.setObject(1, tenant.value());
            statement.setBytes(2, new byte[32]);
            statement.execute();
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    SqlJournal journal(FixedProgrammes programmes) {
        return new SqlJournal(pool, programmes, new AtHand(programmes), traffic, 2);
    }

    /** A journal whose ways to the database are counted. */
    SqlJournal journal(FixedProgrammes programmes, RoundTrips trips) {
        return new SqlJournal(trips.over(pool), programmes, new AtHand(programmes), traffic, 2);
    }

    Books books(Journal journal, FixedProgrammes programmes) {
        var client = JdbcClient.create(pool);
        var template = new JdbcTemplate(pool);
        var past = new PastRecords(template, transactions());
        return new Books(
                journal,
                new SqlRecords(
                        client,
                        template,
                        new AtHand(programmes),
                        new RungCount(client, programmes, past)),
                new SqlCodeHolds(client),
                new SqlAlerts(client, transactions()));
    }

    Sweeper sweeper(Journal journal, FixedProgrammes programmes) {
        return sweeper(journal, programmes, new SweepPace(traffic));
    }

    Sweeper sweeper(Journal journal, FixedProgrammes programmes, SweepPace pace) {
        var client = JdbcClient.create(pool);
        return new Sweeper(
                journal,
                new DueAccounts(client),
                new DuesByVersion(
                        client,
                        journal,
                        new AtHand(programmes),
                        new ClockOf(programmes),
                        transactions()),
                new ClockOf(programmes),
                programmes::now,
                pace,
                client,
                transactions());
    }

    /** What of this instance somebody waits for. */
    Traffic traffic() {
        return traffic;
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @Override
    public void close() {
        pool.close();
    }

    private record AtHand(FixedProgrammes programmes) implements Timelines {
        @Override
        public boolean has(TenantId tenant, int revision) {
            return true;
        }

        @Override
        public Timeline timeline(TenantId tenant, int revision) {
            return programmes.timeline(tenant);
        }

        @Override
        public Timeline timeline(TenantId tenant, int versions, int corrections) {
            return programmes.timeline(tenant);
        }
    }

    private record ClockOf(FixedProgrammes programmes) implements TenantClock {
        @Override
        public Instant now(TenantId tenant) {
            return programmes.now();
        }

        @Override
        public Instant moveForward(TenantId tenant, Duration by) {
            programmes.moveForward(by);
            return programmes.now();
        }

        @Override
        public Instant tryForward(TenantId tenant, Duration by) {
            return programmes.now().plus(by);
        }
    }
}
