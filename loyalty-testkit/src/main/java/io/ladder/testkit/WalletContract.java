package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Award;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wallets by their rules: pending points, expiry, limits, several of them. */
abstract class WalletContract extends JournalSetting {

    @Test
    void keepsPointsPendingForAPeriod() {
        var member = till.enrol("anna");
        rule(aProgramme().available(new Availability.AfterDays(14)).offering(coffee()));
        till.buy(member, "30.00");

        assertThat(wallet(member).pending()).isEqualTo(30);
        assertThat(wallet(member).available()).isZero();
        assertThat(till.refused(member, till.redemption("coffee", null)).code())
                .isEqualTo(ErrorCode.INSUFFICIENT_POINTS);

        // 14 whole days after 15 January in Berlin end with 29 January.
        programmes.setNow(Instant.parse("2026-01-29T22:59:59.999999Z"));
        assertThat(till.refused(member, till.redemption("coffee", null)).code())
                .isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        programmes.setNow(Instant.parse("2026-01-29T23:00:00Z"));
        till.book(member, till.redemption("coffee", null));

        assertThat(wallet(member).available()).isEqualTo(20);
        requireSound(member);
    }

    @Test
    void keepsPointsPendingUntilADate() {
        var member = till.enrol("anna");
        rule(aProgramme().available(new Availability.OnDate(LocalDate.of(2026, 3, 1))));
        till.buy(member, "30.00");
        assertThat(wallet(member).pending()).isEqualTo(30);

        programmes.setNow(Instant.parse("2026-02-28T23:00:00Z"));
        till.book(member, new Activity.Due(programmes.now()));
        till.buy(member, "1.00");

        assertThat(wallet(member).available()).isEqualTo(31);
        requireSound(member);
    }

    @Test
    void keepsPointsPendingUntilTheGoodsAreDispatched() {
        var member = till.enrol("anna");
        rule(aProgramme().available(new Availability.AtDispatch(30)));
        var first = order(member, "30.00");
        var second = order(member, "5.00");
        till.buy(member, "2.00");
        assertThat(wallet(member).pending()).isEqualTo(35);
        assertThat(wallet(member).available()).isEqualTo(2);

        programmes.moveForward(Duration.ofDays(3));
        JournalRecord dispatch = till.book(member, till.dispatch(first));

        assertThat(dispatch.outcome().movements())
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.points()).isEqualTo(30);
                    assertThat(movement.cause()).isEqualTo("dispatch");
                });
        assertThat(wallet(member).available()).isEqualTo(32);
        assertThat(till.refused(member, till.dispatch(first)).code())
                .isEqualTo(ErrorCode.DISPATCH_NOT_AWAITED);

        till.book(member, till.returnOf(second));
        assertThat(wallet(member).pending()).isZero();
        assertThat(till.refused(member, till.dispatch(second)).code())
                .isEqualTo(ErrorCode.DISPATCH_NOT_AWAITED);
        requireSound(member);
    }

    @Test
    void doesNotWaitForeverForADispatch() {
        var member = till.enrol("anna");
        rule(aProgramme().available(new Availability.AtDispatch(30)));
        order(member, "30.00");

        programmes.moveForward(Duration.ofDays(31));
        till.book(member, new Activity.Due(programmes.now()));

        assertThat(wallet(member).available()).isEqualTo(30);
        requireSound(member);
    }

    @Test
    void letsPointsExpireOnDaysOfTheYear() {
        var member = till.enrol("anna");
        rule(aProgramme().expiring(new Expiry.Days(List.of(MonthDay.of(6, 30)), 3)));
        till.buy(member, "30.00");
        programmes.setNow(Instant.parse("2026-05-01T10:00:00Z"));
        till.buy(member, "7.00");

        assertThat(wallet(member).lots())
                .containsExactly(
                        new Lot(null, Instant.parse("2026-06-30T22:00:00Z"), 30),
                        new Lot(null, Instant.parse("2027-06-30T22:00:00Z"), 7));
        requireSound(member);
    }

    @Test
    void letsPointsLiveAsLongAsTheMemberIsActive() {
        var member = till.enrol("anna");
        var idle = new Expiry.Idle(new Expiry.Months(2, Expiry.End.DAY), Set.of("redemption"));
        rule(aProgramme().expiring(idle).offering(coffee()));
        till.buy(member, "30.00");
        programmes.setNow(Instant.parse("2026-02-20T10:00:00Z"));
        till.buy(member, "5.00");
        assertThat(wallet(member).lots()).hasSize(2);

        programmes.setNow(Instant.parse("2026-03-01T10:00:00Z"));
        var redeemed = till.book(member, till.redemption("coffee", null));

        assertThat(wallet(member).lots())
                .containsExactly(new Lot(null, Instant.parse("2026-05-01T22:00:00Z"), 25));
        assertThat(redeemed.outcome().movements().getLast().points()).isZero();
        programmes.setNow(Instant.parse("2026-05-01T22:00:00Z"));
        till.book(member, new Activity.Due(programmes.now()));
        assertThat(wallet(member).expired()).isEqualTo(25);
        requireSound(member);
    }

    @Test
    void givesNoMoreThanTheLimitsOfAPurchaseAndOfADay() {
        var member = till.enrol("anna");
        rule(aProgramme().limitedTo(40, 70));
        assertThat(earned(till.buy(member, "100.00"))).isEqualTo(40);
        var second = till.buy(member, "35.00");
        assertThat(earned(second)).isEqualTo(30);
        assertThat(earned(till.buy(member, "10.00"))).isZero();

        programmes.moveForward(Duration.ofDays(1));
        assertThat(earned(till.buy(member, "10.00"))).isEqualTo(10);

        // Without the second purchase the third would have been within the limit of its day.
        till.book(member, till.returnOf(second));
        assertThat(wallet(member).issued()).isEqualTo(40 + 10 + 10);
        requireSound(member);
    }

    @Test
    void countsWhatAllRulesGiveTowardsTheLimits() {
        var member = till.enrol("anna");
        rule(aProgramme().limitedTo(40, 70).alsoEarning("more", ProgrammeFixture.POINTS, 2, 100));

        // 30 and 60 by themselves, then 25 and 50: the purchase ends the first, the day the second.
        assertThat(till.buy(member, "30.00").outcome().awards())
                .extracting(Award::points)
                .containsExactly(30L, 10L);
        assertThat(till.buy(member, "25.00").outcome().awards())
                .extracting(Award::points)
                .containsExactly(25L, 5L);
        requireSound(member);
    }

    @Test
    void saysWhatLimitsAndBudgetsLeave() {
        var member = till.enrol("anna");
        rule(aProgramme().limitedTo(40, 70).drawing("spend", "spring", 60));

        assertThat(reason(member, "30.00")).isEqualTo("true: " + spent(30));
        till.buy(member, "30.00");
        assertThat(reason(member, "60.00"))
                .isEqualTo("true: " + spent(60) + " Its budget leaves 30.");
        till.buy(member, "5.00");
        assertThat(reason(member, "24.00")).isEqualTo("true: " + spent(24));
        rule(aProgramme().limitedTo(40, 35).drawing("spend", "spring", 60));
        assertThat(reason(member, "41.00"))
                .isEqualTo(
                        "false: "
                                + spent(41)
                                + " Its budget leaves 25. Limits of the wallet leave 0.");
        programmes.moveForward(Duration.ofDays(1));
        rule(aProgramme().limitedTo(40, 35));
        assertThat(reason(member, "41.00"))
                .isEqualTo("true: " + spent(41) + " Limits of the wallet leave 35.");
        rule(aProgramme().drawing("spend", "spring", 35));
        assertThat(reason(member, "1.00"))
                .isEqualTo("false: " + spent(1) + " Its budget leaves 0.");
        assertThat(reason(member, "0.99")).startsWith("false: 0.99 EUR spent gives 0 at");
    }

    private static String spent(int euros) {
        return "%1$d.00 EUR spent gives %1$d at 1 for each 1.00 EUR.".formatted(euros);
    }

    private String reason(Subject.OfAccount member, String amount) {
        var purchase = till.recording(member, till.purchase(amount, programmes.now()));
        var reasons = journal().preview(purchase, true).orThrow().reasons();
        assertThat(reasons).hasSize(1);
        return reasons.getFirst().applied() + ": " + reasons.getFirst().text();
    }

    @Test
    void keepsSeveralWalletsByTheirOwnRules() {
        var member = till.enrol("anna");
        rule(
                aProgramme()
                        .alsoKeeping(wallet("status", WalletRules.Kind.STATUS, 0, Expiry.never()))
                        .alsoKeeping(
                                wallet(
                                        "cashback",
                                        WalletRules.Kind.MONEY,
                                        2,
                                        new Expiry.Months(6, Expiry.End.YEAR)))
                        .alsoEarning("level", "status", 2, 100)
                        // 2 cents for each full euro.
                        .alsoEarning("back", "cashback", 2, 100));
        till.buy(member, "12.60");
        till.buy(member, "0.50");

        assertThat(wallet(member).available()).isEqualTo(13);
        assertThat(till.state(member).wallet("status").available()).isEqualTo(26);
        assertThat(till.state(member).wallet("cashback").lots())
                .containsExactly(new Lot(null, Instant.parse("2026-12-31T23:00:00Z"), 26));
        requireSound(member);
    }

    private static WalletRules wallet(
            String code, WalletRules.Kind kind, int decimals, Expiry expiry) {
        return new WalletRules(
                code,
                kind,
                decimals,
                expiry,
                Duration.ofDays(30),
                Availability.atOnce(),
                WalletRules.Limits.NONE,
                WalletRules.Shortfall.OWED,
                null);
    }

    private JournalRecord order(Subject.OfAccount member, String amount) {
        var purchase = aPurchase().numbered(till.document().number()).of(amount);
        return till.book(member, purchase.at(programmes.now()).awaitingDispatch().build());
    }

    private static long earned(JournalRecord purchase) {
        return purchase.outcome().awarded(ProgrammeFixture.POINTS);
    }

    private Wallet wallet(Subject.OfAccount member) {
        return till.wallet(member);
    }

    private static RewardFixture coffee() {
        return aReward("coffee").costing(10);
    }
}
