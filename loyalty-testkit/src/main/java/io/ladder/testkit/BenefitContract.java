package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Recorded;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Subject;
import io.ladder.journal.Visit;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Condition;
import io.ladder.rule.TimeCondition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tally.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewards that cost nothing: how often, on which conditions, and given back. */
abstract class BenefitContract extends JournalSetting {
    private static final int CALLERS = 200;

    private Subject.OfAccount anna;

    @SuppressWarnings("NullAway.Init")
    BenefitContract() {}

    @BeforeEach
    void offerBenefits() {
        rule(
                aProgramme()
                        .offering(aReward("repair").costing(0).atMost(2, Period.MONTH))
                        .offering(aReward("mug").costing(10))
                        .offering(aReward("warranty").onlyChecked())
                        .offering(
                                aReward("brunch")
                                        .costing(0)
                                        .when(
                                                new TimeCondition.OnWeekdays(
                                                        Set.of(DayOfWeek.SUNDAY))))
                        .offering(
                                aReward("desk")
                                        .costing(0)
                                        .when(
                                                new Condition.OnRungs(
                                                        LadderFixture.LOYALTY,
                                                        Set.of("partner")))));
        anna = till.enrol("anna");
    }

    @Test
    void areTakenWithoutPointsAndWithoutEntries() {
        var taken = till.book(anna, till.redemption("repair", null));

        assertThat(taken.outcome().movements()).isEmpty();
        assertThat(till.wallet(anna).redeemed()).isZero();
        assertThat(left("repair")).isEqualTo(1);
        requireSound(anna);
    }

    @Test
    void renewWithThePeriod() {
        till.book(anna, till.redemption("repair", null));
        till.book(anna, till.redemption("repair", null));
        assertThat(refusal("repair").code()).isEqualTo(ErrorCode.REWARD_LIMIT_REACHED);
        assertThat(standing("repair").obstacles())
                .extracting(Refusal::code)
                .containsExactly(ErrorCode.REWARD_LIMIT_REACHED);
        assertThat(Objects.requireNonNull(standing("repair").left()).renewal())
                .isEqualTo("2026-02-01");

        programmes.moveForward(Duration.ofDays(17));

        assertThat(left("repair")).isEqualTo(2);
        till.book(anna, till.redemption("repair", null));
        requireSound(anna);
    }

    @Test
    void comeBackWhetherHeldOrTaken() {
        var held = till.book(anna, till.redemption("repair", Duration.ofMinutes(15)));
        var taken = till.book(anna, till.redemption("repair", null));
        assertThat(left("repair")).isZero();

        till.book(anna, till.cancel(held));
        assertThat(left("repair")).isEqualTo(1);
        till.book(anna, till.cancel(taken));

        assertThat(left("repair")).isEqualTo(2);
        assertThat(till.refused(anna, till.cancel(taken)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        requireSound(anna);
    }

    @Test
    void comeBackToThePeriodInWhichTheyWereTaken() {
        var january = till.book(anna, till.redemption("repair", Duration.ofDays(25)));
        programmes.moveForward(Duration.ofDays(17));
        till.book(anna, till.redemption("repair", null));

        till.book(anna, till.cancel(january));

        assertThat(left("repair")).isEqualTo(1);
        requireSound(anna);
    }

    @Test
    void lapseWithTheirHold() {
        var held = till.book(anna, till.redemption("repair", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(15));

        var due = till.book(anna, new Activity.Due(programmes.now()));

        assertThat(due.outcome().redemptions())
                .extracting(change -> change.status())
                .containsExactly(RedemptionStatus.LAPSED);
        assertThat(held.outcome().movements()).isEmpty();
        assertThat(left("repair")).isEqualTo(2);
        requireSound(anna);
    }

    @Test
    void areForThoseWhoOweAsWell() {
        var ben = till.enrol("ben");
        var bought = till.buy(ben, "10.00");
        till.book(ben, till.redemption("mug", null));
        till.book(ben, till.returnOf(bought));
        assertThat(till.wallet(ben).available()).isNegative();

        till.book(ben, till.redemption("repair", null));

        requireSound(ben);
    }

    @Test
    void areRefusedWhereTheirConditionsDoNotHold() {
        // It is a Thursday.
        assertThat(refusal("brunch").code()).isEqualTo(ErrorCode.REWARD_NOT_OFFERED);
        assertThat(refusal("brunch").detail()).isEqualTo("The reward is offered on Sunday.");
        assertThat(refusal("desk").code()).isEqualTo(ErrorCode.NOT_ENTITLED);
        assertThat(refusal("desk").detail()).isEqualTo("The reward is offered to partner.");

        programmes.moveForward(Duration.ofDays(3));

        till.book(anna, till.redemption("brunch", null));
    }

    @Test
    void areNotUsedUpWhereTheyAreOnlyChecked() {
        assertThat(standing("warranty").obstacles()).isEmpty();
        assertThat(refusal("warranty").code()).isEqualTo(ErrorCode.REWARD_NOT_USED_UP);
    }

    @Test
    void areTakenAsOftenAsTheyMayBeHoweverManyAsk() throws Exception {
        List<Recorded> answers =
                Threads.atOnce(
                        CALLERS,
                        _ ->
                                journal()
                                        .record(
                                                till.recording(
                                                        anna, till.redemption("repair", null))));

        assertThat(answers).filteredOn(Recorded.Booked.class::isInstance).hasSize(2);
        assertThat(left("repair")).isZero();
        requireSound(anna);
    }

    private Refusal refusal(String reward) {
        return till.refused(anna, till.redemption(reward, null));
    }

    private long left(String reward) {
        return Objects.requireNonNull(standing(reward).left()).count();
    }

    private Reward.Standing standing(String reward) {
        var catalogue =
                Objects.requireNonNull(
                        programmes.timeline().at(programmes.now()).mechanic(RewardCatalogue.class));
        return Visit.of(
                programmes.timeline(),
                till.state(anna),
                anna.member(),
                programmes.now(),
                key -> journal().used(tenant, List.of(key)).getOrDefault(key, 0L),
                turn -> catalogue.standing(Objects.requireNonNull(catalogue.reward(reward)), turn));
    }
}
