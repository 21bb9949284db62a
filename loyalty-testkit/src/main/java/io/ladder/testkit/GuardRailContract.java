package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.reward.DeviceRail;
import io.ladder.reward.GuardRail;
import io.ladder.rule.EarningRail;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tally.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rewards together must not exceed for one member. */
abstract class GuardRailContract extends JournalSetting {
    private static final int CALLERS = 200;
    private static final GuardRail TENTH = new GuardRail.CostShare("tenth", null, 10, 100, 3);

    private Subject.OfAccount memberUnder(GuardRail... rails) {
        ProgrammeFixture programme = rewards();
        for (GuardRail rail : rails) {
            programme.guarding(rail);
        }
        rule(programme);
        return till.enrol("anna");
    }

    private static ProgrammeFixture rewards() {
        return aProgramme()
                .offering(aReward("tea").costing(2).worth(100))
                .offering(aReward("mug").costing(10).worth(600));
    }

    private Refusal refusal(Subject.OfAccount member, String reward) {
        Refusal refusal = till.refused(member, till.redemption(reward, null));
        assertThat(refusal.code()).isEqualTo(ErrorCode.GUARD_RAIL_REACHED);
        return refusal;
    }

    private void cancel(Subject.OfAccount member, JournalRecord redemption) {
        programmes.moveForward(Duration.ofSeconds(1));
        till.book(member, till.cancel(redemption));
        programmes.moveForward(Duration.ofSeconds(1));
    }

    @Test
    void countRewardsOfADay() {
        var anna = memberUnder(new GuardRail.Redemptions("two", null, 2, Period.DAY));
        till.buy(anna, "100.00");
        till.book(anna, till.redemption("tea", null));
        var mug = till.book(anna, till.redemption("mug", Duration.ofMinutes(15)));

        assertThat(refusal(anna, "tea").facts())
                .isEqualTo(Map.of("guard_rail", "two", "allowed", 2, "given", 2L));
        cancel(anna, mug);
        till.book(anna, till.redemption("tea", null));
        refusal(anna, "tea");
        programmes.moveForward(Duration.ofDays(1));

        till.book(anna, till.redemption("tea", null));
        requireSound(anna);
    }

    @Test
    void countPointsForRewardsOfAWeek() {
        var anna =
                memberUnder(
                        new GuardRail.PointsRedeemed(
                                "calm", null, ProgrammeFixture.POINTS, 11, Period.WEEK));
        till.buy(anna, "100.00");
        var mug = till.book(anna, till.redemption("mug", null));

        assertThat(refusal(anna, "tea").facts())
                .isEqualTo(Map.of("guard_rail", "calm", "allowed", 11L, "given", 10L, "asked", 2L));
        cancel(anna, mug);
        till.book(anna, till.redemption("tea", null));
        refusal(anna, "mug");
        // From Thursday to Monday.
        programmes.moveForward(Duration.ofDays(4));

        till.book(anna, till.redemption("mug", null));
        requireSound(anna);
    }

    @Test
    void keepCostsInProportionToWhatIsBroughtIn() {
        var anna = memberUnder(TENTH);
        till.buy(anna, "69.99");
        till.book(anna, till.redemption("mug", null));

        Refusal refusal = refusal(anna, "tea");

        assertThat(refusal.facts())
                .isEqualTo(
                        Map.of(
                                "guard_rail",
                                "tenth",
                                "brought_in",
                                6_999L,
                                "allowed",
                                699L,
                                "given",
                                600L,
                                "asked",
                                100L));
        assertThat(refusal.detail())
                .isEqualTo(
                        "Of 69.99 EUR brought in within 3 months, 6.99 EUR may be given in rewards;"
                                + " 6.00 EUR was given, 1.00 EUR is asked for.");
        till.buy(anna, "0.01");
        till.book(anna, till.redemption("tea", null));
        requireSound(anna);
    }

    @Test
    void takeTheShareOfTheMarginWhereItIsTold() {
        var anna = memberUnder(new GuardRail.CostShare("half", null, 50, 20, 12));
        till.buy(anna, "59.99");
        refusal(anna, "mug");

        till.buy(anna, "0.01");

        till.book(anna, till.redemption("mug", null));
    }

    @Test
    void countNoMoreWhatCameBackOrWasGivenBack() {
        var anna = memberUnder(TENTH);
        till.buy(anna, "60.00");
        var other = till.buy(anna, "60.00");
        var mug = till.book(anna, till.redemption("mug", null));
        till.book(anna, till.returnOf(other));

        refusal(anna, "mug");
        cancel(anna, mug);

        till.book(anna, till.redemption("mug", null));
        refusal(anna, "tea");
        requireSound(anna);
    }

    @Test
    void forgetWhatTheyCountedWhateverTheProgrammeSaysByNow() {
        var anna = memberUnder(TENTH, new GuardRail.Redemptions("two", null, 2, Period.YEAR));
        till.buy(anna, "70.00");
        var mug = till.book(anna, till.redemption("mug", null));
        programmes.moveForward(Duration.ofDays(1));
        ProgrammeFixture dearer =
                aProgramme()
                        .offering(aReward("tea").costing(2).worth(100))
                        .offering(aReward("mug").costing(10).worth(700));
        rule(dearer.guarding(TENTH));
        till.book(anna, till.redemption("tea", null));

        cancel(anna, mug);

        till.buy(anna, "9.99");
        assertThat(refusal(anna, "mug").facts()).containsEntry("given", 100L);
        till.buy(anna, "0.01");
        till.book(anna, till.redemption("mug", null));
        requireSound(anna);
    }

    @Test
    void forgetNothingThatTheyDidNotCount() {
        rule(rewards());
        var anna = till.enrol("anna");
        till.buy(anna, "100.00");
        var early = till.book(anna, till.redemption("tea", null));
        programmes.moveForward(Duration.ofDays(1));
        rule(rewards().guarding(new GuardRail.Redemptions("one", null, 1, Period.YEAR)));
        till.book(anna, till.redemption("tea", null));

        cancel(anna, early);

        assertThat(refusal(anna, "tea").facts()).containsEntry("given", 1L);
        requireSound(anna);
    }

    @Test
    void forgetWhatIsOlderThanTheirMonths() {
        var anna = memberUnder(TENTH);
        till.buy(anna, "60.00");
        // From January to March, which is the third month.
        programmes.moveForward(Duration.ofDays(60));
        till.buy(anna, "10.00");
        till.book(anna, till.redemption("mug", null));
        programmes.moveForward(Duration.ofDays(30));

        Refusal refusal = refusal(anna, "tea");

        assertThat(refusal.facts())
                .containsEntry("brought_in", 1_000L)
                .containsEntry("given", 600L);
        requireSound(anna);
    }

    @Test
    void countBeforeTheyRefuse() {
        Instant later = START.plus(Duration.ofDays(2));
        var anna = memberUnder(new GuardRail.Redemptions("one", later, 1, Period.MONTH));
        till.buy(anna, "100.00");
        till.book(anna, till.redemption("tea", null));
        till.book(anna, till.redemption("tea", null));
        programmes.moveForward(Duration.ofDays(2));

        assertThat(refusal(anna, "tea").facts()).containsEntry("given", 2L);
    }

    @Test
    void countRewardsOfADeviceWhoeverTakesThem() {
        var anna = memberUnder(new DeviceRail("device", null, 1, Set.of("tea")));
        var ben = till.enrol("ben");
        till.buy(anna, "100.00");
        till.buy(ben, "100.00");

        assertThat(till.refused(anna, till.redemption("tea", null)).pointer()).isEqualTo("/device");
        var held = till.book(anna, till.redemptionOn("d1", "tea", Duration.ofMinutes(15)));
        var refusal = till.refused(ben, till.redemptionOn("d1", "tea", null));
        assertThat(refusal.code()).isEqualTo(ErrorCode.GUARD_RAIL_REACHED);
        assertThat(refusal.facts())
                .isEqualTo(Map.of("guard_rail", "device", "allowed", 1, "given", 1L));
        till.book(ben, till.redemptionOn("d1", "mug", null));
        till.book(ben, till.redemptionOn("d2", "tea", null));
        cancel(anna, held);

        var taken = till.book(ben, till.redemptionOn("d1", "tea", null));
        cancel(ben, taken);
        till.book(anna, till.redemptionOn("d1", "tea", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(16));
        till.buy(anna, "1.00");
        assertThat(journal().used(tenant, "device:device:d1")).isZero();
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void holdHoweverManyAskOnADevice() throws Exception {
        memberUnder(new DeviceRail("device", null, 3, Set.of()));
        List<Recorded> answers = atOnce(CALLERS, 5, () -> till.redemptionOn("d1", "tea", null));

        assertThat(answers).filteredOn(Recorded.Booked.class::isInstance).hasSize(3);
    }

    @Test
    void keepPurchasesOfTooShortATimeFromBringingAnything() {
        rule(aProgramme().guarding(new EarningRail.Purchases("calm", null, 2, 1)));
        var anna = till.enrol("anna");
        var first = till.buy(anna, "1.00");
        programmes.moveForward(Duration.ofMinutes(20));
        till.buy(anna, "2.00");
        programmes.moveForward(Duration.ofMinutes(20));
        till.buy(anna, "4.00");
        assertThat(till.wallet(anna).available()).isEqualTo(3);
        // An hour after the first, which is outside then; two are within.
        programmes.moveForward(Duration.ofMinutes(20));
        till.buy(anna, "8.00");
        assertThat(till.wallet(anna).available()).isEqualTo(3);
        programmes.moveForward(Duration.ofMinutes(61));
        till.buy(anna, "16.00");
        assertThat(till.wallet(anna).available()).isEqualTo(19);

        // As if the first had never been: the third is the second of its hour.
        till.book(anna, till.returnOf(first));

        assertThat(till.wallet(anna).available()).isEqualTo(22);
        requireSound(anna);
    }

    @Test
    void holdHoweverManyAsk() throws Exception {
        var anna = memberUnder(TENTH);
        till.buy(anna, "50.00");

        List<Recorded> answers =
                Threads.atOnce(
                        CALLERS,
                        _ -> journal().record(till.recording(anna, till.redemption("tea", null))));

        assertThat(answers).filteredOn(Recorded.Booked.class::isInstance).hasSize(5);
        requireSound(anna);
    }
}
