package io.ladder.testkit;

import static io.ladder.testkit.LadderFixture.aLadder;
import static io.ladder.testkit.LadderFixture.count;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static io.ladder.testkit.Till.externalId;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Programme;
import io.ladder.journal.Receipt;
import io.ladder.journal.Subject;
import io.ladder.rule.Rule;
import io.ladder.rule.Selection;
import io.ladder.rule.Series;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.tier.Criterion;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Shortfall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was booked under one version of a programme and goes on under the next. */
abstract class VersionContract extends JournalSetting {
    private static final Duration HOLD = Duration.ofDays(30);
    private static final String STOCK = "stock:coffee";

    private Instant change(Programme next) {
        programmes.moveForward(Duration.ofDays(1));
        programmes.apply(next);
        return programmes.now();
    }

    private Instant nextDay() {
        return programmes.now().plus(Duration.ofDays(1));
    }

    @Test
    void booksByTimeWhatALaterVersionBringsAndNothingElse() {
        var anna = till.enrol("anna");
        till.buy(anna, "10.00");
        rule(aProgramme().earning(2, 1_00));
        assertThat(till.refused(anna, new Activity.Due(programmes.now())).code())
                .isEqualTo(ErrorCode.STALE);
        var metal = aLadder("metal", "tin").rung("iron", count(1, 0, EvidenceKind.PURCHASE));
        rule(aProgramme().earning(2, 1_00).on(metal));

        var due = till.book(anna, new Activity.Due(programmes.now()));

        assertThat(due.outcome().moves())
                .extracting(each -> each.move().to())
                .containsExactly("iron");
        programmes.moveForward(Duration.ofHours(1));
        assertThat(till.refused(anna, new Activity.Due(programmes.now())).code())
                .isEqualTo(ErrorCode.STALE);
        requireSound(anna);
    }

    @Test
    void countsARewardThatGetsItsStockLater() {
        var anna = till.enrolWithPoints("anna", 25);
        var berta = till.enrolWithPoints("berta", 25);
        var held = till.book(anna, till.redemption("coffee", HOLD));
        assertThat(journal().used(tenant, STOCK)).isEqualTo(1);

        change(aProgramme().offering(aReward("coffee").costing(10).inStock(2)).build(2, nextDay()));

        var second = till.book(berta, till.redemption("coffee", null));
        assertThat(till.refused(berta, till.redemption("coffee", null)).code())
                .isEqualTo(ErrorCode.OUT_OF_STOCK);
        till.book(berta, till.cancel(second));
        till.book(anna, till.cancel(held));
        assertThat(journal().used(tenant, STOCK)).isZero();
    }

    private static ProgrammeFixture collecting(String... items) {
        return aProgramme()
                .alsoBy(
                        new Rule(
                                "set",
                                ProgrammeFixture.POINTS,
                                List.of(),
                                Selection.ALL,
                                new Series(List.of(items), null, 1_000, true, true),
                                null,
                                Rule.Terms.PLAIN));
    }

    private void buyA(String product, Subject member) {
        programmes.moveForward(Duration.ofMinutes(1));
        var line = new Line("1", product, null, 1_000, Money.of(1, "EUR"));
        till.book(
                member,
                new Activity.Purchase(
                        programmes.now(), till.document(), List.of(line), null, null));
    }

    @Test
    void keepsOfASetWhatAVersionLeavesOut() {
        rule(collecting("a", "b", "c"));
        var anna = till.enrol("anna");
        buyA("c", anna);
        rule(collecting("a", "b", "d"));
        buyA("a", anna);
        rule(collecting("a", "b", "c"));
        assertThat(till.wallet(anna).available()).isZero();

        buyA("b", anna);

        assertThat(till.wallet(anna).available()).isEqualTo(1_000);
        requireSound(anna);
    }

    @Test
    void givesBackWhatLapsesOnceARewardHasStock() {
        var anna = till.enrolWithPoints("anna", 25);
        till.book(anna, till.redemption("coffee", HOLD));
        change(aProgramme().offering(aReward("coffee").costing(10).inStock(1)).build(2, nextDay()));

        programmes.moveForward(HOLD);
        till.buy(anna, "1.00");

        assertThat(journal().used(tenant, STOCK)).isZero();
        assertThat(till.wallet(anna).held()).isZero();
    }

    @Test
    void letsARewardGoAndKeepsWhatIsHeld() {
        var anna = till.enrolWithPoints("anna", 25);
        var captured = till.book(anna, till.redemption("mug", HOLD));
        var cancelled = till.book(anna, till.redemption("mug", HOLD));

        change(aProgramme().build(2, nextDay()));

        assertThat(till.refused(anna, till.redemption("mug", null)).code())
                .isEqualTo(ErrorCode.REWARD_NOT_FOUND);
        till.book(anna, till.capture(captured));
        till.book(anna, till.cancel(cancelled));
        assertThat(till.wallet(anna).redeemed()).isEqualTo(10);
        assertThat(journal().used(tenant, "stock:mug")).isEqualTo(1);
    }

    @Test
    void answersALateActivityTheSameUnderAnyVersion() {
        var anna = till.enrol("anna");
        var more =
                aLadder(LadderFixture.LOYALTY, "prospect")
                        .rung("customer", count(1, 0, EvidenceKind.PURCHASE))
                        .rung("regular", count(2, 0, EvidenceKind.PURCHASE))
                        .rung("client", count(4, 365, EvidenceKind.PURCHASE));
        var either =
                new Criterion.AnyOf(
                        List.of(
                                count(1, 0, EvidenceKind.REVIEW),
                                count(3, 0, EvidenceKind.PURCHASE)));
        var metal = aLadder("metal", "tin").rung("iron", either);
        Instant before = programmes.now();
        change(aProgramme().on(more).alsoOn(metal).build(2, nextDay()));
        till.buy(anna, "1.00");

        var late = till.purchase("1.00", before.plusSeconds(1));
        JournalRecord booked = till.book(anna, late);

        assertThat(booked.version()).isEqualTo(1);
        Receipt receipt = booked.outcome().receipt();
        assertThat(receipt.version()).isEqualTo(2);
        assertThat(receipt.standings())
                .extracting(Receipt.Place::rung)
                .isEqualTo(List.of("regular", "tin"));
        assertThat(receipt.standings().getLast().missing())
                .extracting(Shortfall::counts)
                .containsExactly(List.of(0L, 2L));
        assertThat(journal().find(tenant, booked.id())).isEqualTo(booked);
        assertThat(journal().record(till.recording(anna, late)).orThrow().record())
                .isEqualTo(booked);
    }

    @Test
    void enrolsWithTheFirstPurchaseWhicheverArrivesFirst() {
        programmes.apply(
                aProgramme().welcoming(50).expiringAtTheEndOfMonth(12).build(2, nextDay()));
        programmes.moveForward(Duration.ofDays(200));
        Instant january = START.plus(Duration.ofDays(10));
        Instant june = START.plus(Duration.ofDays(150));

        var inOrder = buyAt("anna", january, june);
        var reversed = buyAt("berta", june, january);

        assertThat(till.wallet(reversed)).isEqualTo(till.wallet(inOrder));
        assertThat(till.wallet(reversed).lots()).hasSize(2);
        till.book(reversed, till.returnOf(till.history(reversed).get(2)));
        assertThat(till.wallet(reversed)).isEqualTo(till.wallet(buyAt("carla", june)));
    }

    private Subject.OfAccount buyAt(String name, Instant... moments) {
        var buyer = new Subject.Enrolled(new MemberId(UUID.randomUUID()), externalId(name));
        Subject.OfAccount owner = null;
        for (Instant moment : moments) {
            Activity purchase = till.purchase("7.00", moment);
            owner = till.book(buyer, purchase).owner();
        }
        return java.util.Objects.requireNonNull(owner);
    }
}
