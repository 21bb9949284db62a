package io.ladder.journal.persistence;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ladder.Together;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.Till;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups that use some shared things and give back others, each in the order of another. */
class CounterOrderTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Duration HOLD = Duration.ofDays(1);
    private static final long STOCK = 1_000_000;
    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .drawing("spend", "spring", STOCK)
                            .offering(aReward("apple").costing(1).inStock(STOCK))
                            .offering(aReward("mug").costing(1).inStock(STOCK))
                            .build(),
                    START);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private TestDatabase database;
    private SqlInstance instance;
    private SqlJournal one;
    private SqlJournal other;
    private Till till;

    @SuppressWarnings("NullAway.Init")
    CounterOrderTest() {}

    @BeforeEach
    void open() {
        database = SqlInstance.migrated();
        instance = new SqlInstance(database);
        instance.open(tenant);
        one = instance.journal(programmes);
        other = instance.journal(programmes);
        till = new Till(one, programmes, tenant);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        instance.close();
    }

    private static List<JournalRecord> book(SqlJournal journal, Recording... group) {
        return journal.recordAll(List.of(group)).stream()
                .map(Recorded::orThrow)
                .map(Recorded.Booked::record)
                .toList();
    }

    private Recording take(String reward, Subject.OfAccount member) {
        return till.recording(member, till.redemption(reward, HOLD));
    }

    @Test
    void areLockedInOneOrderWhateverIsRead() throws Exception {
        var anna = till.enrolWithPoints("anna", 10);
        var ben = till.enrolWithPoints("ben", 10);
        var apple = till.book(take("apple", anna));
        try (Connection somebody = database.dataSource().getConnection();
                Connection next = database.dataSource().getConnection()) {
            somebody.setAutoCommit(false);
            lock(somebody, "stock:apple");
            var group =
                    CompletableFuture.supplyAsync(() ->
                            book(one, take("mug", ben), till.recording(anna, till.cancel(apple))));
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            number(next, "select count(*) from pg_locks where not granted") > 0);

            // Whoever waits for the one holds nothing that comes after it.
            next.setAutoCommit(false);
            lock(next, "stock:mug");
            next.rollback();
            somebody.rollback();

            assertThat(group.get()).hasSize(2);
        }
        assertThat(one.used(tenant, "stock:apple")).isZero();
        assertThat(one.used(tenant, "stock:mug")).isEqualTo(1);
    }

    private void lock(Connection connection, String key) throws SQLException {
        try (var lock =
                connection.prepareStatement(
                        "select used from shared_counter where tenant_id = ? and key = ?"
                                + " for update nowait")) {
            lock.setObject(1, tenant.value());
            lock.setString(2, key);
            lock.execute();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void letNobodyWaitForWhoeverWaitsForThem() throws Exception {
        till.enrolWithPoints("first", 1);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int thread = 0; thread < THREADS; thread++) {
            SqlJournal journal = thread % 2 == 0 ? one : other;
            boolean upward = thread / 2 % 2 == 0;
            String takes = upward ? "apple" : "mug";
            String gives = upward ? "mug" : "apple";
            var taker = till.enrolWithPoints("taker-" + thread, 10 * ROUNDS);
            var giver = till.enrolWithPoints("giver-" + thread, 10 * ROUNDS);
            tasks.add(() -> takeAndGive(journal, takes, taker, gives, giver));
        }

        List<Object> rounds = Together.run(tasks);

        assertThat(rounds).containsOnly(ROUNDS);
        assertThat(one.used(tenant, "stock:apple")).isEqualTo(THREADS / 2 * ROUNDS);
        assertThat(one.used(tenant, "stock:mug")).isEqualTo(THREADS / 2 * ROUNDS);
        assertThat(deadlocks()).isZero();
    }

    /** Takes one reward and gives back the other, and all goods of a purchase, in one group. */
    private int takeAndGive(
            SqlJournal journal,
            String takes,
            Subject.OfAccount taker,
            String gives,
            Subject.OfAccount giver) {
        for (int round = 0; round < ROUNDS; round++) {
            var before =
                    book(
                            journal,
                            till.recording(giver, till.purchase("1.00", START)),
                            take(gives, giver));
            Activity.Return back = till.returnOf(before.getFirst());
            book(
                    journal,
                    take(takes, taker),
                    till.recording(giver, till.cancel(before.getLast())),
                    till.recording(giver, back));
        }
        return ROUNDS;
    }

    /** How many PostgreSQL has seen, as every connection tells at its end. */
    private long deadlocks() throws SQLException {
        instance.close();
        try (Connection connection = database.dataSource().getConnection()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            number(
                                            connection,
                                            """
                                            select count(*) from pg_stat_activity
                                            where datname = current_database()
                                            and pid <> pg_backend_pid()
                                            """)
                                    == 0);
            return number(
                    connection,
                    "select deadlocks from pg_stat_database where datname = current_database()");
        }
    }
}
