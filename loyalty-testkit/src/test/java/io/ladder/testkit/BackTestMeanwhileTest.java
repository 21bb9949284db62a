package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.PastActivities;
import io.ladder.journal.Rerun;
import io.ladder.journal.Subject;
import io.ladder.programme.CompileDraft;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.RunBackTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is booked while a back-test reads the past is none of that past, whatever its moment. */
class BackTestMeanwhileTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final UUID TEST = new UUID(0, 2);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant BOUGHT = START.plusSeconds(60);
    private static final Instant UNTIL = START.plusSeconds(90);

    private final FixedProgrammes programmes =
            new FixedProgrammes(ProgrammeFixture.aProgramme().build(), START);
    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final InMemoryBackTests tests = new InMemoryBackTests();
    private final Till till = new Till(journal, programmes, TENANT);
    private final Subject.OfAccount anna = till.enrol("anna");
    private final Subject.OfAccount ben = till.enrol("ben");

    /** The figures of one purchase of 10.00, where something is booked once the outline is read. */
    private BackTest.Figures figures(Runnable meanwhile) throws InterruptedException {
        var past = journal.past();
        var reading =
                new PastActivities() {
                    @Override
                    public Outline outline(TenantId tenant, Instant until) {
                        var outline = past.outline(tenant, until);
                        programmes.moveForward(Duration.ofMinutes(2));
                        meanwhile.run();
                        return outline;
                    }

                    @Override
                    public List<Rerun.Past> between(TenantId tenant, Instant from, Instant until) {
                        return past.between(tenant, from, until);
                    }
                };
        tests.add(TEST, TENANT, new BackTest.Wanted(null, null, UNTIL, Map.of()), START);
        var drafts =
                new CompileDraft(
                        programmes,
                        _ -> {
                            throw new IllegalStateException("there is no draft");
                        });
        new RunBackTest(tests, reading, past, journal.records(), programmes, drafts, () -> UNTIL)
                .runOne(new UUID(0, 3));
        return Objects.requireNonNull(Objects.requireNonNull(tests.find(TENANT, TEST)).figures());
    }

    private static void requireOnePurchase(BackTest.Figures figures) {
        assertThat(figures.purchases()).isEqualTo(1);
        assertThat(figures.members()).isEqualTo(2);
        assertThat(figures.membersAffected()).isZero();
        assertThat(figures.wallets())
                .singleElement()
                .satisfies(wallet -> {
                    assertThat(wallet.issued()).isEqualTo(new BackTest.Given(10, 10));
                    assertThat(wallet.owed()).isEqualTo(new BackTest.Given(10, 10));
                });
    }

    @Test
    void leavesOutGoodsThatComeBack() throws InterruptedException {
        var purchase = till.book(anna, till.purchase("10.00", BOUGHT.minusSeconds(30)));

        requireOnePurchase(
                figures(() ->
                        till.book(
                                anna,
                                new Activity.Return(
                                        BOUGHT,
                                        till.document(),
                                        purchase.id().sequence(),
                                        List.of()))));
    }

    @Test
    void countsNobodyTwiceWhoMoves() throws InterruptedException {
        till.book(anna, till.purchase("10.00", BOUGHT));

        requireOnePurchase(figures(() -> till.book(till.merge(anna, ben))));
    }

    @Test
    void leavesOutLatePurchases() throws InterruptedException {
        till.book(anna, till.purchase("10.00", BOUGHT));

        requireOnePurchase(figures(() -> till.book(ben, till.purchase("70.00", BOUGHT))));
    }
}
