package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Journal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.ProgrammeFixture;
import io.ladder.testkit.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepPaceTest {
    private static final int PAGE = 1_000;
    private static final int PAGES = 3;
    private static final int DUE = PAGES * PAGE;
    private static final int STEPS = 5;

    private final SqlInstance instance = new SqlInstance(SqlInstance.migrated());
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    ProgrammeFixture.aProgramme().expiringAtTheEndOfMonth(1).build(),
                    Instant.parse("2026-01-15T10:00:00Z"));
    private final SqlJournal journal = instance.journal(programmes);
    private final ConcurrentLinkedQueue<Thread> sweeping = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void letPointsOfManyFallDue() {
        instance.open(tenant);
        var till = new Till(journal, programmes, tenant);
        for (int from = 0; from < DUE; from += Journal.BATCH_MAX) {
            var purchases = new ArrayList<Recording>();
            for (int index = from; index < from + Journal.BATCH_MAX; index++) {
                purchases.add(
                        till.recording(
                                new Subject.Enrolled(
                                        new MemberId(UUID.randomUUID()),
                                        Till.externalId("member-" + index)),
                                till.purchase("10.00", programmes.now())));
            }
            List<Recorded> results = journal.recordAll(purchases);
            assertThat(results).allMatch(Recorded.Booked.class::isInstance);
        }
        programmes.moveForward(Duration.ofDays(90));
    }

    @AfterEach
    void close() {
        journal.close();
        instance.close();
    }

    private int sweep(Runnable meanwhile) {
        Journal watched =
                new RoutedJournal(() -> {
                    sweeping.add(Thread.currentThread());
                    meanwhile.run();
                    return journal;
                });
        return instance.sweeper(watched, programmes).bookDue();
    }

    @Test
    void takesTwoProcessorsOnceItHasSeenThatNobodyBooks() {
        assertThat(sweep(() -> {})).isEqualTo(DUE);

        assertThat(sweeping).hasSize(STEPS + 2 * (PAGES - 1));
        assertThat(sweeping.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void takesOneWhileSomebodyBooks() {
        assertThat(sweep(instance.traffic()::count)).isEqualTo(DUE);

        assertThat(sweeping).hasSize(PAGES * STEPS).containsOnly(Thread.currentThread());
    }

    @Test
    void countsAsSomebodyWhoeverBooksByThemselves() {
        var till = new Till(journal, programmes, tenant);
        var cards = new AtomicInteger();

        assertThat(sweep(() -> till.enrol("card-" + cards.incrementAndGet()))).isEqualTo(DUE);

        assertThat(sweeping).hasSize(PAGES * STEPS).containsOnly(Thread.currentThread());
    }
}
