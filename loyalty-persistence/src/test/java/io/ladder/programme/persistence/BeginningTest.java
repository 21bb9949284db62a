package io.ladder.programme.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.programme.ProgrammeVersions.Version;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.testkit.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Behind what a version begins, of all that its tenant and others have booked. */
class BeginningTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant AHEAD = NOW.plusSeconds(4);

    /** More than are looked at while nobody books. */
    private static final int MANY = 250_000;

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private JdbcClient database;

    @SuppressWarnings("NullAway.Init")
    private SqlProgrammeVersions versions;

    @BeforeEach
    void migrate() {
        DataSource fresh = TestPostgres.freshDatabase().dataSource();
        Flyway.configure().dataSource(fresh).load().migrate();
        database = JdbcClient.create(fresh);
        versions =
                new SqlProgrammeVersions(
                        database,
                        new TransactionTemplate(new JdbcTransactionManager(fresh)),
                        () -> NOW,
                        _ -> {});
        database.sql(
                        "insert into tenant (tenant_id, name, sandbox, secret) values (?, 'a', true, ?)")
                .param(tenant.value())
                .param(new byte[32])
                .update();
    }

    /** Books so many activities at a moment, on an account of their own. */
    private void book(TenantId whose, int count, Instant at) {
        database.sql(
                        """
                        insert into activity (account_id, sequence, tenant_id, member_id, kind,
                            occurred_at, recorded_at, version, body, outcome)
                        select :account, each, :tenant, :account, 'Purchase', :at, :at, 1, '{}', '{}'
                        from generate_series(1, :count) as each
                        """)
                .param("account", UUID.randomUUID())
                .param("tenant", whose.value())
                .param("at", Moments.written(at))
                .param("count", count)
                .update();
    }

    private Instant booked() {
        var booked = new AtomicReference<>(Instant.EPOCH);
        versions.add(
                tenant,
                behind -> {
                    booked.set(behind);
                    return new Version(1, null, NOW, "programme: {}");
                });
        return booked.get();
    }

    @Test
    void isAnyMomentWhereNothingIsBooked() {
        assertThat(booked()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void liesBehindAClockThatRanAheadHoweverMuchOthersHaveBookedSince() {
        book(tenant, 1, AHEAD);
        book(new TenantId(UUID.randomUUID()), MANY, NOW);
        book(tenant, 1, NOW);

        assertThat(booked()).isEqualTo(AHEAD.plusNanos(1_000));
    }

    @Test
    void looksTenMinutesBackAndNotAtAllThatWasEverBooked() {
        book(tenant, 1, NOW.plus(Duration.ofDays(1)));
        book(new TenantId(UUID.randomUUID()), MANY, NOW.minus(Duration.ofMinutes(11)));
        book(tenant, 1, NOW);
        book(new TenantId(UUID.randomUUID()), MANY / 2, NOW);

        assertThat(booked()).isEqualTo(NOW.plusNanos(1_000));
    }
}
