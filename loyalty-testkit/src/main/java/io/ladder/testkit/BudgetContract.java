package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static io.ladder.testkit.Till.externalId;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Award;
import io.ladder.journal.Recorded;
import io.ladder.journal.Restitution;
import io.ladder.journal.Subject;
import io.ladder.rule.EarningRail;
import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that rules give in all: exactly as many as there are, whoever comes. */
abstract class BudgetContract extends JournalSetting {
    private static final String BUDGET = "budget:spring";
    private static final long POINTS = 100;
    private static final int CALLERS = 1_000;
    private static final int MEMBERS = 50;

    @BeforeEach
    void ruleWithABudget() {
        rule(aProgramme().drawing("spend", "spring", POINTS));
    }

    @Test
    void keepsWhatNobodyGotForTheNextInTheSameBatch() {
        programmes.moveForward(Duration.ofHours(1));
        rule(aProgramme().welcoming(60).drawing("welcome", "spring", POINTS));
        programmes.moveForward(Duration.ofHours(1));
        var refused =
                till.recording(
                        new Subject.Enrolled(new MemberId(UUID.randomUUID()), externalId("anna")),
                        aPurchase()
                                .in("USD")
                                .of("5.00")
                                .numbered("p1")
                                .at(programmes.now())
                                .build());
        var booked =
                till.recording(
                        new Subject.Enrolled(new MemberId(UUID.randomUUID()), externalId("ben")),
                        till.purchase("0.50", programmes.now()));

        var results = journal().recordAll(List.of(refused, booked));

        assertThat(results.getFirst()).isInstanceOf(Recorded.Refused.class);
        assertThat(results.getLast()).isInstanceOf(Recorded.Booked.class);
        var ben = Objects.requireNonNull(journal().find(tenant, externalId("ben")));
        assertThat(till.wallet(ben).available()).isEqualTo(60);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(60);
        requireSound(ben);
    }

    @Test
    void givesWhatIsLeftToTheLastAndNothingToWhoeverComesLater() {
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");

        till.buy(anna, "70.00");
        var last = till.buy(ben, "70.00");
        var late = till.buy(anna, "70.00");

        assertThat(last.outcome().awards())
                .containsExactly(new Award("spend", ProgrammeFixture.POINTS, 30, true, null));
        assertThat(late.outcome().awards())
                .containsExactly(new Award("spend", ProgrammeFixture.POINTS, 0, true, null));
        assertThat(till.wallet(anna).available()).isEqualTo(70);
        assertThat(till.wallet(ben).available()).isEqualTo(30);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(POINTS);
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void tellsOfSeveralSharedThingsAtOnce() {
        till.buy(till.enrol("anna"), "70.00");

        var used = journal().used(tenant, List.of(BUDGET, "budget:none"));

        assertThat(used).containsEntry(BUDGET, 70L);
        assertThat(used.getOrDefault("budget:none", 0L)).isZero();
        assertThat(journal().used(tenant, List.of())).isEmpty();
    }

    @Test
    void drawsAgainOnWhatComesBackWithGoods() {
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        var purchase = till.buy(anna, "70.00");
        till.buy(ben, "70.00");

        till.book(anna, till.returnOf(purchase));

        assertThat(journal().used(tenant, BUDGET)).isEqualTo(30);
        till.buy(anna, "100.00");
        assertThat(till.wallet(anna).available()).isEqualTo(70);
        assertThat(till.wallet(ben).available()).as("facts stay").isEqualTo(30);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(POINTS);
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void givesBackNoMoreThanItGave() {
        var anna = till.enrol("anna");
        till.buy(anna, "80.00");
        var cutShort = till.buy(anna, "80.00");

        till.book(anna, till.returnOf(cutShort));

        assertThat(till.wallet(anna).available()).isEqualTo(80);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(80);
        requireSound(anna);
    }

    @Test
    void drawsForALateArrivalOnWhatIsLeftNow() {
        var anna = till.enrol("anna");
        programmes.moveForward(Duration.ofDays(1));
        till.buy(anna, "80.00");

        var late =
                till.book(
                        anna, till.purchase("80.00", programmes.now().minus(Duration.ofHours(3))));

        assertThat(late.outcome().awards())
                .containsExactly(new Award("spend", ProgrammeFixture.POINTS, 20, true, null));
        assertThat(till.wallet(anna).available()).isEqualTo(POINTS);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(POINTS);
        requireSound(anna);
    }

    /** A late purchase completes the step of another. */
    @Test
    void isAskedForWhatALatePurchaseLetsAnotherBring() {
        var early = steps(1);
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        var drained = till.buy(ben, "100.00");
        till.buy(anna, "70.00");

        var late = till.book(anna, till.purchase("70.00", early));

        assertThat(late.outcome().awards()).isEmpty();
        assertThat(late.outcome().restitution().cuts())
                .containsExactly(new Restitution.Cut(2, "spend", 0));
        assertThat(till.wallet(anna).available()).isZero();
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(1);
        till.book(ben, till.returnOf(drained));
        till.buy(anna, "30.00");
        assertThat(till.wallet(anna).available()).as("a cut is a fact").isZero();
        till.buy(anna, "30.00");
        assertThat(till.wallet(anna).available()).isEqualTo(1);
        requireSound(anna);
        requireSound(ben);
    }

    /** Points for each 100.00 of all that a member buys; gives a moment after which that is so. */
    private Instant steps(long limit) {
        programmes.moveForward(Duration.ofHours(1));
        rule(aProgramme().earning(1, 100_00).drawing("spend", "spring", limit));
        programmes.moveForward(Duration.ofHours(1));
        Instant early = programmes.now();
        programmes.moveForward(Duration.ofHours(1));
        return early;
    }

    /** What had been kept back would come with a purchase of 5,000.00, once another is returned. */
    @Test
    void isAskedForWhatAReturnLetsAnotherBring() {
        programmes.moveForward(Duration.ofHours(1));
        rule(
                aProgramme()
                        .drawing("spend", "spring", POINTS)
                        .guarding(new EarningRail.Purchases("calm", null, 1, 24)));
        programmes.moveForward(Duration.ofHours(1));
        var anna = till.enrol("anna");
        till.buy(till.enrol("ben"), "90.00");
        var small = till.buy(anna, "5.00");
        till.buy(anna, "5000.00");

        var preview = journal().preview(till.recording(anna, till.returnOf(small)), true).orThrow();
        till.book(anna, till.returnOf(small));

        assertThat(preview.record().outcome().restitution().cuts())
                .containsExactly(new Restitution.Cut(3, "spend", 10));
        assertThat(till.wallet(anna).available()).isEqualTo(10);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(POINTS);
        requireSound(anna);
    }

    @Test
    void isAskedWhereMembersComeTogether() {
        steps(1);
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        till.buy(till.enrol("eve"), "100.00");
        till.buy(anna, "70.00");
        till.buy(ben, "70.00");

        till.book(till.merge(ben, anna));

        assertThat(till.wallet(anna).available()).isZero();
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(1);
        requireSound(anna);
        till.book(till.separation(ben.member()));
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void isAskedByCorrectionsOfManyAtOnce() throws Exception {
        var early = steps(10);
        List<Subject.OfAccount> members =
                IntStream.range(0, MEMBERS).mapToObj(index -> till.enrol("m" + index)).toList();
        members.forEach(member -> till.buy(member, "70.00"));

        Threads.atOnce(
                MEMBERS,
                thread ->
                        journal()
                                .record(
                                        till.recording(
                                                members.get(thread), till.purchase("70.00", early)))
                                .orThrow());

        assertThat(members.stream().mapToLong(member -> till.wallet(member).available()).sum())
                .isEqualTo(10);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(10);
        members.forEach(this::requireSound);
    }

    @Test
    void leavesWhatItLeftThoughTheDayHadLessToGive() {
        programmes.moveForward(Duration.ofHours(1));
        rule(aProgramme().limitedTo(0, 60).drawing("spend", "spring", POINTS));
        programmes.moveForward(Duration.ofHours(1));
        var anna = till.enrol("anna");
        till.buy(till.enrol("ben"), "10.00");
        var first = till.buy(anna, "50.00");

        var cutTwice = till.buy(anna, "70.00");

        assertThat(cutTwice.outcome().awards())
                .containsExactly(new Award("spend", ProgrammeFixture.POINTS, 10, true, 40L));
        till.book(anna, till.returnOf(first));
        assertThat(till.wallet(anna).available()).isEqualTo(40);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(50);
        requireSound(anna);
    }

    @Test
    void givesExactlyItsPointsThoughManyThreadsDrawOnIt() throws Exception {
        List<Subject.OfAccount> members =
                IntStream.range(0, MEMBERS).mapToObj(index -> till.enrol("m" + index)).toList();

        Threads.atOnce(
                CALLERS,
                thread ->
                        journal()
                                .record(
                                        till.recording(
                                                members.get(thread % MEMBERS),
                                                till.purchase("1.00", programmes.now())))
                                .orThrow());

        assertThat(members.stream().mapToLong(member -> till.wallet(member).available()).sum())
                .isEqualTo(POINTS);
        assertThat(journal().used(tenant, BUDGET)).isEqualTo(POINTS);
        members.forEach(this::requireSound);
    }
}
