package io.ladder.journal.persistence;

import static io.ladder.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.access.TenantClock;
import io.ladder.accounting.Finding;
import io.ladder.accounting.Reconcile;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.programme.ApplyProgramme;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.ProgrammeLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions that are applied while two instances of the service book on one database. */
@DatabaseTest
class ProgrammeChangeTest {
    private static final String DOUBLE = Shop.PROGRAMME.replace("points: 1, per", "points: 2, per");
    private static final int BUYERS = 4;
    private static final int VERSIONS = 30;

    private final Shop shop;
    private final ApplyProgramme applying;
    private final ProgrammeVersions versions;
    private final ProgrammeSource source;
    private final TenantClock clock;
    private final MovableTime time;
    private final Reconcile reconciling;
    private final DataSource pool;
    private final JdbcClient database;
    private final Journal one;
    private SqlJournal other;
    private TenantId tenant;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ProgrammeChangeTest(
            Shop shop,
            ApplyProgramme applying,
            ProgrammeVersions versions,
            ProgrammeSource source,
            TenantClock clock,
            MovableTime time,
            Reconcile reconciling,
            DataSource pool,
            JdbcClient database,
            Journal one) {
        this.shop = shop;
        this.applying = applying;
        this.versions = versions;
        this.source = source;
        this.clock = clock;
        this.time = time;
        this.reconciling = reconciling;
        this.pool = pool;
        this.database = database;
        this.one = one;
    }

    @BeforeEach
    void openAnotherInstance() {
        // It hears of nothing that happens in the first.
        var known = new SqlProgrammes(database, source, clock, time);
        other = new SqlJournal(pool, known, known, new Traffic(), 2);
        tenant = shop.tenant();
    }

    @AfterEach
    void close() {
        other.close();
    }

    private Recording purchase(TenantId where, MemberId member, Instant at) {
        var line = new Line("1", null, null, 1_000, Money.of(1_000, "EUR"));
        var purchase = new Activity.Purchase(at, shop.document(), List.of(line), null, null);
        return new Recording(
                where, new Subject.OfMember(member), purchase, purchase.toString(), null);
    }

    private JournalRecord buy(Journal journal, MemberId member, Instant at) {
        return journal.record(purchase(tenant, member, at)).orThrow().record();
    }

    private void requireStateToEqualItsFold(MemberId member) {
        var account = new AccountId(member.value());
        assertThat(one.state(tenant, account))
                .isEqualTo(
                        Replay.fold(source.read(tenant).timeline(), one.history(tenant, account)));
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        String next = null;
        do {
            Reconcile.Page page = Objects.requireNonNull(reconciling.page(tenant, next));
            findings.addAll(page.findings());
            next = page.next();
        } while (next != null);
        return findings;
    }

    @Test
    void leavesEveryStateWhatItsHistoryComesTo() throws Exception {
        var changed = new AtomicBoolean();
        var bought = new AtomicReference<>(new CountDownLatch(1));
        var members = new ArrayList<MemberId>();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            Journal journal = buyer % 2 == 0 ? one : other;
            MemberId member = shop.enrol(tenant, "member-" + buyer);
            members.add(member);
            tasks.add(() -> {
                int newest = 0;
                while (!changed.get()) {
                    time.moveForward(Duration.ofNanos(1_000));
                    newest = buy(journal, member, clock.now(tenant)).version();
                    bought.get().countDown();
                }
                return newest;
            });
        }
        tasks.add(() -> {
            try {
                for (int number = 1; number <= VERSIONS; number++) {
                    bought.set(new CountDownLatch(2 * BUYERS));
                    assertThat(bought.get().await(1, TimeUnit.MINUTES)).isTrue();
                    time.moveForward(Duration.ofNanos(1_000));
                    String file = number % 2 == 0 ? Shop.PROGRAMME : DOUBLE;
                    applying.apply(Call.of(tenant), file, null, number);
                }
                return versions.list(tenant).size();
            } finally {
                changed.set(true);
            }
        });

        List<Object> newest = Together.run(tasks);

        assertThat(newest.getLast()).isEqualTo(VERSIONS + 1);
        assertThat(newest).allSatisfy(each -> assertThat((Integer) each).isPositive());
        members.forEach(this::requireStateToEqualItsFold);
        assertThat(findings()).isEmpty();
    }

    /** A booking of the tenant that goes on until its transaction is ended. */
    private Connection bookingThatTakesLong() throws SQLException {
        Connection booking = pool.getConnection();
        try (var lock = booking.prepareStatement(ProgrammeLock.SHARED)) {
            Long[] keys = {ProgrammeLock.key(tenant)};
            lock.setArray(1, booking.createArrayOf("bigint", keys));
            lock.execute();
        }
        return booking;
    }

    @Test
    void beginsBehindBookingsThatAreUnderWay() throws Exception {
        try (Connection booking = bookingThatTakesLong()) {
            var applied =
                    CompletableFuture.supplyAsync(
                            () -> applying.apply(Call.of(tenant), DOUBLE, null, 1),
                            Thread::startVirtualThread);
            awaitSomebodyToWait();
            time.moveForward(Duration.ofSeconds(1));
            booking.commit();

            assertThat(applied.get().validFrom()).isEqualTo(clock.now(tenant));
        }
    }

    @Test
    void keepsBookingsWaitingUntilItIsThere() throws Exception {
        MemberId member = shop.enrol(tenant, "anna");
        time.moveForward(Duration.ofSeconds(1));
        Instant from = clock.now(tenant);
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var added =
                CompletableFuture.supplyAsync(
                        () ->
                                versions.add(
                                        tenant,
                                        _ -> {
                                            entered.countDown();
                                            awaitRelease(release);
                                            return new ProgrammeVersions.Version(
                                                    2, from, from, DOUBLE);
                                        }),
                        Thread::startVirtualThread);
        entered.await();

        var bought =
                CompletableFuture.supplyAsync(
                        () -> buy(other, member, from), Thread::startVirtualThread);
        awaitSomebodyToWait();
        release.countDown();

        assertThat(added.get().number()).isEqualTo(2);
        assertThat(bought.get().version()).isEqualTo(2);
        assertThat(bought.get().outcome().awarded("points")).isEqualTo(20);
        requireStateToEqualItsFold(member);
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitSomebodyToWait() {
        // A change waits in tries, which are short.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        database.sql(
                                                """
                                                select count(*) from pg_locks
                                                where locktype = 'advisory' and not granted
                                                """)
                                        .query(Long.class)
                                        .single()
                                > 0);
    }

    @Test
    void beginsBehindWhatWasBookedByAClockThatRunsAhead() {
        MemberId member = shop.enrol(tenant, "anna");
        Instant ahead = clock.now(tenant).plusSeconds(3);
        buy(other, member, ahead);

        var applied = applying.apply(Call.of(tenant), DOUBLE, null, 1);
        JournalRecord next = buy(other, member, ahead.plusNanos(1_000));

        assertThat(applied.validFrom()).isEqualTo(ahead.plusNanos(1_000));
        assertThat(next.version()).isEqualTo(2);
        requireStateToEqualItsFold(member);
        assertThat(findings()).isEmpty();
    }

    @Test
    void refusesToKeepBookingsWaitingForOneThatTakesLong() throws Exception {
        try (Connection booking = bookingThatTakesLong()) {
            assertRefused(ErrorCode.BUSY, () -> applying.apply(Call.of(tenant), DOUBLE, null, 1));
            booking.rollback();
        }
        assertThat(applying.apply(Call.of(tenant), DOUBLE, null, 1).number()).isEqualTo(2);
    }

    /** A neighbour is booked in one group with a purchase of the tenant whose change waits. */
    @Test
    void letsAGroupPassAfterTheTryThatItMet() throws Exception {
        TenantId neighbour = shop.tenant();
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ben = shop.enrol(neighbour, "ben");
        // So that it knows both programmes, and does not begin anew.
        book(neighbour, anna, ben);
        try (Connection booking = bookingThatTakesLong()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> passes(neighbour, anna, ben));
            booking.rollback();
        }
    }

    private void book(TenantId neighbour, MemberId anna, MemberId ben) {
        Instant now = clock.now(tenant);
        List<Recording> group = List.of(purchase(tenant, anna, now), purchase(neighbour, ben, now));
        assertThat(other.recordAll(group))
                .allSatisfy(each -> assertThat(each).isInstanceOf(Recorded.Booked.class));
    }

    /**
     * Whether a group was seen to wait behind a try of a change, and the change to try again once
     * the group was booked; never does the group wait behind another try.
     */
    private boolean passes(TenantId neighbour, MemberId anna, MemberId ben) {
        var change =
                CompletableFuture.runAsync(
                        () ->
                                assertRefused(
                                        ErrorCode.BUSY,
                                        () -> applying.apply(Call.of(tenant), DOUBLE, null, 1)),
                        Thread::startVirtualThread);
        CompletableFuture<Void> group = null;
        Instant met = null;
        boolean again = false;
        while (!change.isDone()) {
            Waiting waiting = waiting();
            if (waiting.change == null) {
                continue;
            }
            if (group == null) {
                group =
                        CompletableFuture.runAsync(
                                () -> book(neighbour, anna, ben), Thread::startVirtualThread);
            } else if (waiting.group) {
                met = met == null ? waiting.change : met;
                assertThat(waiting.change).isEqualTo(met);
            } else {
                again |= group.isDone() && !waiting.change.equals(met);
            }
        }
        change.join();
        if (group != null) {
            group.join();
        }
        return met != null && again;
    }

    /**
     * Who waits for the lock of the tenant.
     *
     * @param change since when a change does
     * @param group whether a group does
     */
    private record Waiting(@Nullable Instant change, boolean group) {}

    private Waiting waiting() {
        return database.sql(
                        """
                        select max(waitstart) filter (where mode = 'ExclusiveLock'),
                            count(*) filter (where mode = 'ShareLock') > 0
                        from pg_locks
                        where locktype = 'advisory' and not granted
                          and (classid::bigint << 32 | objid::bigint) = ?
                        """)
                .param(ProgrammeLock.key(tenant))
                .query((row, _) -> new Waiting(Moments.readOrNull(row, 1), row.getBoolean(2)))
                .single();
    }
}
