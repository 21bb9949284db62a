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
import io.ladder.testkit.RewardFixture;
import io.ladder.testkit.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepPaceTest {
    private static final int PAGE = 1_000;
    private static final int PAGES = 3;
    private static final int DUE = PAGES * PAGE;
    private static final int STEPS = 5;

    private final SqlInstance instance = new SqlInstance(SqlInstance.migrated());
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    ProgrammeFixture.aProgramme()
                            .expiringAtTheEndOfMonth(1)
                            .offering(RewardFixture.aReward("mug").costing(10))
                            .build(),
                    Instant.parse("2026-01-15T10:00:00Z"));
    private final SqlJournal journal = instance.journal(programmes);
    private final ConcurrentLinkedQueue<Thread> sweeping = new ConcurrentLinkedQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> rests = new ArrayList<>();

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
        var pace = new SweepPace(instance.traffic(), nanos::get, rests::add);
        return instance.sweeper(watched, programmes, pace).bookDue();
    }

    @Test
    void takesTwoProcessorsWhileNobodyBooks() {
        assertThat(sweep(() -> {})).isEqualTo(DUE);

        assertThat(sweeping).hasSize(2 * PAGES);
        assertThat(sweeping.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void takesOneWhileSomebodyBooks() {
        instance.traffic().count();

        assertThat(sweep(instance.traffic()::count)).isEqualTo(DUE);

        assertThat(sweeping).hasSize(PAGES * STEPS).containsOnly(Thread.currentThread());
    }

    @Test
    void restsForAsLongAsEachStepTookUpToABound() {
        var taken = Stream.of(30, 700, 20, 500, 40).map(Duration::ofMillis).toList();
        var steps = new AtomicInteger();
        instance.traffic().count();

        sweep(() -> {
            instance.traffic().count();
            nanos.addAndGet(taken.get(steps.getAndIncrement() % STEPS).toNanos());
        });

        var rested = Stream.of(30, 500, 20, 500, 40).map(Duration::ofMillis).toList();
        assertThat(rests)
                .containsExactlyElementsOf(
                        Stream.generate(() -> rested).limit(PAGES).flatMap(List::stream).toList());
    }

    @Test
    void restsNoLongerOnceItHasSeenThatNobodyBooks() {
        instance.traffic().count();

        sweep(() -> nanos.addAndGet(1_000));

        assertThat(rests).hasSize(STEPS).containsOnly(Duration.ofNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void booksHoldsOfOthersBeforeWhatExpiredLongBefore(int minutes) {
        Till neighbour = neighbour();
        Subject.OfAccount anna = neighbour.enrolWithPoints("anna", 10);
        neighbour.book(anna, neighbour.redemption("mug", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(minutes));

        requireFirst(neighbour, anna);
    }

    /** Ten points were set aside five minutes before the month ended, and ten more expired then. */
    @Test
    void booksHoldsOfOthersWhosePointsExpiredBeforeTheHoldsLapsed() {
        Till neighbour = neighbour();
        Subject.OfAccount anna = neighbour.enrolWithPoints("anna", 20);
        Instant monthEnds = Instant.parse("2026-05-31T22:00:00Z");
        programmes.moveForward(
                Duration.between(programmes.now(), monthEnds.minus(Duration.ofMinutes(5))));
        neighbour.book(anna, neighbour.redemption("mug", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(15));

        requireFirst(neighbour, anna);

        assertThat(neighbour.wallet(anna).expired()).isEqualTo(10);
    }

    private Till neighbour() {
        var neighbour = new TenantId(UUID.randomUUID());
        instance.open(neighbour);
        return new Till(journal, programmes, neighbour);
    }

    /** The hold is booked by itself before all others, and all of them after it. */
    private void requireFirst(Till neighbour, Subject.OfAccount anna) {
        var held = new ConcurrentLinkedQueue<Long>();

        assertThat(sweep(() -> held.add(neighbour.wallet(anna).held()))).isEqualTo(DUE + 1);

        assertThat(held).startsWith(10L, 0L);
        assertThat(sweeping).hasSize(1 + STEPS + 2 * (PAGES - 1));
        assertThat(rests).hasSize(1 + STEPS);
    }

    @Test
    void countsAsSomebodyWhoeverBooksByThemselves() {
        var till = new Till(journal, programmes, tenant);
        var cards = new AtomicInteger();
        till.enrol("card");

        assertThat(sweep(() -> till.enrol("card-" + cards.incrementAndGet()))).isEqualTo(DUE);

        assertThat(sweeping).hasSize(PAGES * STEPS).containsOnly(Thread.currentThread());
    }
}
