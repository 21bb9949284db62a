package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ladder.access.TenantRegister;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.Person;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the service does by itself. */
@SpringBootTest(
        properties = {
            "ladder.sweeper.interval=PT0.1S",
            "ladder.sealer.interval=PT0.1S",
            "ladder.sealer.patience=PT0S"
        })
@DirtiesContext
class SchedulingTests {
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String PROGRAMME =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: UTC
            currency: EUR
            wallets:
              - {code: points, name: Points}
            mechanics:
              - {id: spend, kind: spend, wallet: points, points: 1, per: "1.00"}
            """;

    private final TenantRegister register;
    private final ApplyProgramme applications;
    private final Journal journal;
    private final Programmes programmes;
    private final DataSource pool;
    private final JdbcClient database;
    private final ThreadPoolTaskScheduler scheduler;
    private final ScheduledTaskHolder tasks;

    @Autowired
    SchedulingTests(
            TenantRegister register,
            ApplyProgramme applications,
            Journal journal,
            Programmes programmes,
            DataSource pool,
            JdbcClient database,
            ThreadPoolTaskScheduler scheduler,
            ScheduledTaskHolder tasks) {
        this.register = register;
        this.applications = applications;
        this.journal = journal;
        this.programmes = programmes;
        this.pool = pool;
        this.database = database;
        this.scheduler = scheduler;
        this.tasks = tasks;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        fresh.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void hasAThreadForEachTask() {
        assertThat(tasks.getScheduledTasks())
                .hasSize(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize());
    }

    @Test
    void sealsWhileASweepIsHeldUp() throws Exception {
        var tenant = new TenantId(UUID.randomUUID());
        register.add(tenant, "test", true, new byte[TenantRegister.SECRET_BYTES]);
        applications.apply(Call.of(tenant), PROGRAMME, null, 0);
        try (Connection other = pool.getConnection();
                var lock = other.createStatement()) {
            // What a sweep ends with waits for it, and a booking that claims nothing does not.
            lock.execute("lock table claim in share mode");
            await().atMost(LONG).until(() -> waiting() > 0);

            var newcomer =
                    new Subject.Newcomer(
                            new MemberId(UUID.randomUUID()), List.of(), Person.UNKNOWN);
            var enrolment = new Activity.Enrolment(programmes.now(tenant));
            journal.record(new Recording(tenant, newcomer, enrolment, "enrolment", null)).orThrow();

            await().atMost(LONG).until(() -> seals(tenant) > 0);
            assertThat(waiting()).isPositive();
            other.rollback();
        }
    }

    /** How many wait to write claims. */
    private long waiting() {
        return database.sql(
                        """
                        select count(*) from pg_locks
                        where relation = 'claim'::regclass and not granted
                        """)
                .query(Long.class)
                .single();
    }

    private long seals(TenantId tenant) {
        return database.sql("select count(*) from seal where tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }
}
