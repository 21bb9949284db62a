package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;
import io.ladder.testkit.Books;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.JournalContract;
import io.ladder.testkit.ProgrammeFixture;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of the service on one database, which behave as one. */
class TwoInstancesTest extends JournalContract {
    private static final int MEMBERS = 40;

    @SuppressWarnings("NullAway.Init")
    private static SqlInstance one;

    @SuppressWarnings("NullAway.Init")
    private static SqlInstance other;

    private final List<SqlJournal> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        TestDatabase database = SqlInstance.migrated();
        one = new SqlInstance(database);
        other = new SqlInstance(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @AfterEach
    void closeJournals() {
        opened.forEach(SqlJournal::close);
    }

    private SqlJournal journal(SqlInstance instance, FixedProgrammes programmes) {
        SqlJournal journal = instance.journal(programmes);
        opened.add(journal);
        return journal;
    }

    /** Each call goes to the other instance than the one before. */
    @Override
    protected Books open(FixedProgrammes programmes, TenantId tenant) {
        one.open(tenant);
        var journals = List.of(journal(one, programmes), journal(other, programmes));
        var calls = new AtomicInteger();
        Journal alternating =
                new RoutedJournal(() -> journals.get(calls.getAndIncrement() % journals.size()));
        return one.books(alternating, programmes);
    }

    @Test
    void bookWhatIsDueOnceThoughBothHaveSeenIt() throws Exception {
        var tenant = new TenantId(UUID.randomUUID());
        var programmes =
                new FixedProgrammes(
                        ProgrammeFixture.aProgramme().expiringAtTheEndOfMonth(1).build(),
                        Instant.parse("2026-01-15T10:00:00Z"));
        one.open(tenant);
        SqlJournal ofOne = journal(one, programmes);
        SqlJournal ofOther = journal(other, programmes);
        var till = new Till(ofOne, programmes, tenant);
        List<Subject.OfAccount> members =
                IntStream.range(0, MEMBERS)
                        .mapToObj(index -> till.enrolWithPoints("member-" + index, 10))
                        .toList();
        programmes.moveForward(Duration.ofDays(90));
        // Both book in one step, and neither before both have looked.
        List.of(one, other).forEach(each -> each.traffic().count());
        var bothHaveLooked = new CyclicBarrier(2);
        List<Callable<Integer>> sweepers =
                List.of(
                        one.sweeper(
                                        new RoutedJournal(() -> after(bothHaveLooked, ofOne)),
                                        programmes)
                                ::bookDue,
                        other.sweeper(
                                        new RoutedJournal(() -> after(bothHaveLooked, ofOther)),
                                        programmes)
                                ::bookDue);

        int booked = 0;
        // Threads of their own: both must be at work at once, whatever the machine has.
        try (var threads = Executors.newFixedThreadPool(2)) {
            var passes = threads.invokeAll(sweepers);
            for (Future<Integer> pass : passes) {
                booked += pass.get();
            }
        }

        assertThat(booked).isEqualTo(MEMBERS);
        for (Subject.OfAccount member : members) {
            assertThat(till.wallet(member).expired()).isEqualTo(10);
            List<JournalRecord> history = till.history(member);
            assertThat(history).hasSize(3);
            assertThat(history.getLast().activity()).isInstanceOf(Activity.Due.class);
            assertThat(history.getLast().outcome().movements()).hasSize(1);
        }
    }

    private static Journal after(CyclicBarrier barrier, Journal journal) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
            return journal;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
