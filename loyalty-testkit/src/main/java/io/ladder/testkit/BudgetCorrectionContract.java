package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.Till.externalId;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Replay;
import io.ladder.journal.Rerating;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.programme.CompileDraft;
import io.ladder.rule.Accrual;
import io.ladder.rule.Caps;
import io.ladder.rule.Combining;
import io.ladder.rule.Condition;
import io.ladder.rule.Factors;
import io.ladder.rule.Rule;
import io.ladder.rule.Selection;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.tally.Period;
import io.ladder.tier.Criterion;
import io.ladder.trial.QuoteBasket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What was drawn on budgets is kept, and no more is drawn, where the past is decided again. */
abstract class BudgetCorrectionContract extends JournalSetting {
    private static final String SPRING = "budget:spring";

    /** Gives a moment under the newest version, which is over by then. */
    private Instant pass() {
        programmes.moveForward(Duration.ofHours(1));
        Instant moment = programmes.now();
        programmes.moveForward(Duration.ofHours(1));
        return moment;
    }

    /** Anna draws all 10 points, the budget is raised to 1,000, and Ben draws 490. */
    private Subject.OfAccount drawnBeforeItWasRaised() {
        rule(aProgramme().pooling(3, 30).drawing("spend", "spring", 10));
        var anna = till.enrol("anna");
        till.buy(anna, "10.00");
        rule(aProgramme().pooling(3, 30).drawing("spend", "spring", 1_000));
        till.buy(till.enrol("ben"), "490.00");
        assertThat(till.wallet(anna).available()).isEqualTo(10);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(500);
        return anna;
    }

    @Test
    void keepsWhatWasDrawnWhereMembersAreMergedAfterItWasRaised() {
        var anna = drawnBeforeItWasRaised();
        var cleo = till.enrol("cleo");

        till.book(till.merge(anna, cleo));

        assertThat(till.wallet(cleo).available()).isEqualTo(10);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(500);
        requireSound(cleo);
    }

    @Test
    void keepsWhatWasDrawnWhereAHouseholdIsFoundedAfterItWasRaised() {
        var anna = drawnBeforeItWasRaised();
        var home = new AccountId(UUID.randomUUID());

        till.book(till.founding(anna, home));

        var there = new Subject.OfAccount(home, anna.member());
        assertThat(till.wallet(there).available()).isEqualTo(10);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(500);
        requireSound(there);
    }

    @Test
    void keepsThePointThatALatePurchaseOnlyMoves() {
        rule(aProgramme().earning(1, 100_00).drawing("spend", "spring", 1));
        var anna = till.enrol("anna");
        till.buy(anna, "60.00");
        Instant between = pass();
        till.buy(anna, "60.00");
        assertThat(journal().used(tenant, SPRING)).isEqualTo(1);

        var late = till.book(anna, till.purchase("60.00", between));

        assertThat(late.outcome().awards())
                .singleElement()
                .satisfies(award -> assertThat(award.points()).isEqualTo(1));
        assertThat(till.wallet(anna).available()).isEqualTo(1);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(1);
        requireSound(anna);
    }

    @Test
    void cutsWhatGrewAndNotWhatWasDrawnWhereMembersComeTogether() {
        rule(aProgramme().earning(1, 100_00).drawing("spend", "spring", 10));
        var cleo = till.enrol("cleo");
        var ben = till.enrol("ben");
        till.buy(cleo, "60.00");
        pass();
        var small = till.purchase("60.00", programmes.now());
        till.book(ben, small);
        pass();
        till.buy(ben, "1000.00");
        assertThat(till.wallet(ben).available()).isEqualTo(10);
        pass();

        till.book(till.merge(ben, cleo));

        assertThat(till.wallet(cleo).available()).isEqualTo(10);
        var again =
                till.history(cleo).stream()
                        .filter(each -> each.activity().equals(small))
                        .findFirst()
                        .orElseThrow();
        pass();
        till.book(
                cleo,
                new Activity.Return(
                        programmes.now(), till.document(), again.id().sequence(), List.of()));
        assertThat(till.wallet(cleo).available()).as("drawn for 1,000.00").isEqualTo(10);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(10);
        requireSound(cleo);
    }

    @Test
    void overdrawsNothingWhereACorrectionLetsARuleDrawOnAnotherBudget() {
        rule(aProgramme().drawing("spend", "autumn", 1_000));
        var anna = till.enrol("anna");
        till.buy(anna, "100.00");
        var version = programmes.timeline().version(2);
        programmes.correct(
                aProgramme().drawing("spend", "spring", 5).build(2, version.validFrom()));

        till.book(anna, new Rerating(programmes.now(), 1));

        assertThat(till.wallet(anna).available()).isEqualTo(5);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(5);
        assertThat(journal().used(tenant, "budget:autumn")).isZero();
        requireSound(anna);
    }

    @Test
    void overdrawsNothingWhereALatePurchaseMovesAnEnrolmentIntoAnotherVersion() {
        rule(aProgramme().welcoming(60).drawing("welcome", "spring", 5));
        Instant early = pass();
        rule(aProgramme().welcoming(60).drawing("welcome", "autumn", 1_000));
        var anna = till.book(newcomer("anna"), till.purchase("1.00", programmes.now())).owner();
        assertThat(till.wallet(anna).available()).isEqualTo(61);

        till.book(anna, till.purchase("1.00", early));

        assertThat(till.wallet(anna).available()).isEqualTo(7);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(5);
        assertThat(journal().used(tenant, "budget:autumn")).isZero();
        requireSound(anna);
    }

    /** What the enrolment was cut by is the same record's. */
    @Test
    void explainsALatePurchaseBehindAnEnrolmentThatItCut() {
        rule(aProgramme().welcoming(60).limitedTo(0, 50).drawing("welcome", "spring", 5));
        Instant early = pass();
        rule(aProgramme().welcoming(60));
        var anna = till.book(newcomer("anna"), till.purchase("1.00", programmes.now())).owner();
        var late = till.purchase("100.00", early);

        var told = journal().preview(till.recording(anna, late), true).orThrow().reasons();
        var record = till.book(anna, late);

        var before = till.history(anna).subList(0, (int) record.id().sequence() - 1);
        assertThat(record.outcome().awards())
                .singleElement()
                .satisfies(award -> assertThat(award.points()).isEqualTo(45));
        assertThat(Replay.explain(programmes.timeline(), before, record)).isEqualTo(told);
    }

    private static Subject newcomer(String name) {
        return new Subject.Enrolled(new MemberId(UUID.randomUUID()), externalId(name));
    }

    @Test
    void givesNoMoreThanThereIsToWhoeverIsEnrolledByAPurchase() {
        rule(
                aProgramme()
                        .welcoming(60)
                        .drawing("welcome", "spring", 100)
                        .drawing("spend", "spring", 100));

        var booked = till.book(newcomer("anna"), till.purchase("70.00", programmes.now()));

        assertThat(till.wallet(booked.owner()).available()).isEqualTo(100);
        assertThat(journal().used(tenant, SPRING)).isEqualTo(100);
        requireSound(booked.owner());
    }

    @Test
    void quotesWhatALatePurchaseWouldBring() {
        rule(aProgramme().earning(1, 100_00));
        Instant early = pass();
        rule(aProgramme().earning(1, 100_00).drawing("spend", "spring", 1));
        var anna = till.enrol("anna");
        till.buy(till.enrol("ben"), "100.00");
        till.buy(anna, "70.00");
        var late = till.purchase("70.00", early);
        var quotes =
                new QuoteBasket(
                        journal(),
                        programmes,
                        new CompileDraft(
                                programmes,
                                _ -> {
                                    throw new IllegalStateException("there is no draft");
                                }));

        var quote =
                quotes.quote(
                        tenant,
                        new QuoteBasket.Wish(
                                new QuoteBasket.Buyer.Known(anna),
                                null,
                                early,
                                late.lines(),
                                null,
                                null,
                                List.of(),
                                Attributes.NONE));

        var booked = till.book(anna, late);
        assertThat(quote.outcome().receipt()).isEqualTo(booked.outcome().receipt());
        assertThat(till.wallet(anna).available()).isZero();
    }

    /**
     * A late answer of a survey lifts a member to where each purchase brings points up to a cap,
     * and others have drawn them all: what one purchase does not get is the next one's.
     */
    @Test
    void foldsAFewTimesThoughWhatIsCutGoesToTheNextPurchase() {
        var bonus =
                new Rule(
                        "bonus",
                        ProgrammeFixture.POINTS,
                        List.of(new Condition.OnRungs("loyalty", Set.of("vip"))),
                        Selection.ALL,
                        Accrual.ofMoney(1, 100, Factors.NONE),
                        null,
                        new Rule.Terms(Combining.ADD, new Caps(0, Map.of(Period.YEAR, 10L))));
        rule(
                aProgramme()
                        .on(
                                LadderFixture.aLadder("loyalty", "prospect")
                                        .rung("vip", new Criterion.LatestAnswer(9, 3_650)))
                        .earning(1, 1_000_000L)
                        .alsoBy(bonus)
                        .drawing("bonus", "spring", 10));
        var eve = till.enrol("eve");
        var anna = till.enrol("anna");
        Instant early = pass();
        till.book(eve, new Activity.SurveyAnswer(programmes.now(), till.document(), 10, null));
        pass();
        till.buy(eve, "10.00");
        assertThat(journal().used(tenant, SPRING)).isEqualTo(10);
        for (int bought = 0; bought < 40; bought++) {
            pass();
            till.buy(anna, "10.00");
        }
        var answer = new Activity.SurveyAnswer(early, till.document(), 10, null);
        var asked = new AtomicInteger();
        SharedCounters counting =
                key -> {
                    asked.incrementAndGet();
                    return journal().used(tenant, key);
                };

        var decision =
                Replay.decide(
                        programmes.timeline(),
                        till.state(anna),
                        till.history(anna),
                        new JournalEntry(till.state(anna).sequence() + 1, anna.member(), answer),
                        counting,
                        false);
        till.book(anna, answer);

        assertThat(decision).isInstanceOf(Decision.Decided.class);
        assertThat(asked.get()).as("counters that were asked").isBetween(1, 20);
        assertThat(till.wallet(anna).available()).isZero();
        assertThat(journal().used(tenant, SPRING)).isEqualTo(10);
        requireSound(anna);
    }
}
