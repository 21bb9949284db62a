package io.ladder.journal.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;
import io.ladder.testkit.Books;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.JournalContract;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SqlJournalTest extends JournalContract {
    private static HikariDataSource database;

    @BeforeAll
    static void migrate() {
        TestDatabase fresh = TestPostgres.freshDatabase();
        var config = new HikariConfig();
        config.setJdbcUrl(fresh.jdbcUrl());
        config.setUsername(fresh.username());
        config.setPassword(fresh.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(8);
        database = new HikariDataSource(config);
        Flyway.configure().dataSource(fresh.dataSource()).load().migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected Books open(FixedProgrammes programmes, TenantId tenant) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "insert into tenant (tenant_id, name, sandbox,"
                                        + " programme_revision, secret)"
                                        + " values (?, 'test', true, 1, ?)")) {
            statement.setObject(1, tenant.value());
            statement.setBytes(2, new byte[32]);
            statement.execute();
            connection.commit();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
        var timelines = new AtHand(programmes);
        var opened = new SqlJournal(database, programmes, timelines, 2);
        var client = JdbcClient.create(database);
        var template = new JdbcTemplate(database);
        var past =
                new PastRecords(
                        template, new TransactionTemplate(new JdbcTransactionManager(database)));
        return new Books(
                opened,
                new SqlRecords(
                        client, template, timelines, new RungCount(client, programmes, past)));
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
    }
}
