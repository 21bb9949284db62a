package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.PastActivities;
import io.ladder.journal.Rerun;
import io.ladder.programme.CompileDraft;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.BookedFigures;
import io.ladder.trial.RunBackTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A worker who is long at a back-test tells that it is there, and hears whether it is wanted. */
class BackTestPulseTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final UUID TEST = new UUID(0, 2);
    private static final UUID WORKER = new UUID(0, 3);
    private static final UUID OTHER = new UUID(0, 4);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** More than go into two pieces of work. */
    private static final int MEMBERS = 1_200;

    private final FixedProgrammes programmes =
            new FixedProgrammes(ProgrammeFixture.aProgramme().build(), START);
    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final InMemoryBackTests tests = new InMemoryBackTests();
    private final Past past = new Past(journal.past());

    /** Whenever somebody looks at the clock, a sixth of the lease has gone by. */
    private Instant now = START;

    private int looks;
    private int cancelledAtLook = Integer.MAX_VALUE;

    private Instant tick() {
        if (++looks == cancelledAtLook) {
            tests.cancel(TENANT, TEST, now);
        }
        now = now.plus(RunBackTest.LEASE.dividedBy(6));
        return now;
    }

    /** The past of a journal, with accounts on which nothing was ever booked. */
    private final class Past implements PastActivities, BookedFigures {
        private final InMemoryPast past;
        private int emptyPages;
        private int pages;

        Past(InMemoryPast past) {
            this.past = past;
        }

        @Override
        public Outline outline(TenantId tenant, Instant until) {
            Outline outline = past.outline(tenant, until);
            var booked = new HashMap<>(outline.booked());
            for (int number = 1; number <= emptyPages * PAGE_MAX; number++) {
                booked.put(new AccountId(new UUID(0, number)), 0L);
            }
            return new Outline(
                    outline.activities(),
                    booked,
                    outline.remembered(),
                    outline.ends(),
                    outline.lookingBack(),
                    outline.relocations());
        }

        @Override
        public List<Rerun.Past> between(TenantId tenant, Instant from, Instant until) {
            return past.between(tenant, from, until);
        }

        @Override
        public Page page(
                TenantId tenant,
                Instant from,
                Instant until,
                ZoneId zone,
                Map<AccountId, Long> booked) {
            pages++;
            assertThat(tests.take(OTHER, RunBackTest.LEASE, now)).as("page " + pages).isNull();
            return past.page(tenant, from, until, zone, booked);
        }
    }

    private BackTest run() throws InterruptedException {
        var till = new Till(journal, programmes, TENANT);
        for (int member = 0; member < MEMBERS; member++) {
            till.enrol("member-" + member);
        }
        Instant until = START.plus(Duration.ofDays(1));
        tests.add(TEST, TENANT, new BackTest.Wanted(null, null, until, Map.of()), now);
        var running =
                new RunBackTest(
                        tests,
                        past,
                        past,
                        journal.records(),
                        programmes,
                        new CompileDraft(
                                programmes,
                                _ -> {
                                    throw new IllegalStateException("there is no draft");
                                }),
                        this::tick);
        assertThat(running.runOne(WORKER)).isTrue();
        return Objects.requireNonNull(tests.find(TENANT, TEST));
    }

    @Test
    void keepsTheLeaseWhileItComparesForLong() throws InterruptedException {
        past.emptyPages = 20;

        BackTest test = run();

        assertThat(test.status()).isEqualTo(BackTest.Status.DONE);
        assertThat(Duration.between(START, now)).isGreaterThan(RunBackTest.LEASE.multipliedBy(4));
    }

    @Test
    void hearsInEachPartOfTheWorkThatNobodyWantsIt() throws InterruptedException {
        past.emptyPages = 20;
        int all = looksOfAll();

        for (int look = 2; look < all - 2; look++) {
            var scene = new BackTestPulseTest();
            scene.past.emptyPages = 20;
            scene.cancelledAtLook = look;

            assertThat(scene.run().status()).isEqualTo(BackTest.Status.CANCELLED);
            assertThat(scene.looks).as("looks after " + look).isLessThanOrEqualTo(look + 1);
        }
    }

    private int looksOfAll() throws InterruptedException {
        run();
        return looks;
    }
}
