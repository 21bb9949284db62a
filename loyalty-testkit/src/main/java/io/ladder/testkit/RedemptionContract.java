package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rewards: hold, capture, cancel, lapse, and the stock that members share. */
abstract class RedemptionContract extends JournalSetting {
    private static final String STOCK = "stock:mug";

    @Test
    void spendsPointsAtOnce() {
        var member = till.enrolWithPoints("anna", 25);

        var redemption = till.book(member, till.redemption("mug", null));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.CAPTURED);
        assertThat(till.wallet(member).redeemed()).isEqualTo(10);
        assertThat(till.wallet(member).available()).isEqualTo(15);
        assertThat(journal().used(tenant, STOCK)).isEqualTo(1);
    }

    @Test
    void holdsPointsThenSpendsThem() {
        var member = till.enrolWithPoints("anna", 25);

        var redemption = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.HELD);
        assertThat(till.wallet(member).held()).isEqualTo(10);
        assertThat(till.wallet(member).available()).isEqualTo(15);

        till.book(member, till.capture(redemption));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.CAPTURED);
        assertThat(till.wallet(member).held()).isZero();
        assertThat(till.wallet(member).redeemed()).isEqualTo(10);
        assertThat(journal().used(tenant, STOCK)).isEqualTo(1);
        assertThat(till.refused(member, till.capture(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
    }

    @Test
    void givesHeldPointsBackToTheirLots() {
        var member = till.enrolWithPoints("anna", 25);
        var before = till.wallet(member);
        var redemption = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));

        till.book(member, till.cancel(redemption));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.CANCELLED);
        assertThat(till.wallet(member)).isEqualTo(before);
        assertThat(journal().used(tenant, STOCK)).isZero();
        assertThat(till.refused(member, till.cancel(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        assertThat(till.refused(member, till.capture(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
    }

    @Test
    void givesSpentPointsBackToTheirLots() {
        var member = till.enrolWithPoints("anna", 25);
        programmes.moveForward(Duration.ofDays(60));
        till.buy(member, "30.00");
        var before = till.wallet(member);
        var redemption = till.book(member, till.redemption("mug", null));
        programmes.moveForward(Duration.ofDays(1));

        till.book(member, till.cancel(redemption));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.CANCELLED);
        assertThat(till.wallet(member)).isEqualTo(before);
        assertThat(journal().used(tenant, STOCK)).isZero();
        assertThat(till.refused(member, till.cancel(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        Ledgers.requireAgreement(till.state(member), till.history(member));
    }

    @Test
    void letsAHoldLapseAndFreesItsStockWhenThatIsBooked() {
        var member = till.enrolWithPoints("anna", 25);
        var redemption = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(15));
        assertThat(journal().used(tenant, STOCK)).isEqualTo(1);

        till.book(member, new Activity.Due(programmes.now()));

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.LAPSED);
        assertThat(till.wallet(member).available()).isEqualTo(25);
        assertThat(journal().used(tenant, STOCK)).isZero();
        assertThat(till.refused(member, till.capture(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        assertThat(till.refused(member, till.cancel(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        Ledgers.requireAgreement(till.state(member), till.history(member));
    }

    @Test
    void refusesACaptureAfterTheHoldHasRunOutThoughThatIsNotBookedYet() {
        var member = till.enrolWithPoints("anna", 25);
        var redemption = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(15));

        assertThat(till.refused(member, till.capture(redemption)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);

        assertThat(status(redemption)).isEqualTo(RedemptionStatus.HELD);
        assertThat(till.history(member)).hasSize(3);
    }

    @Test
    void freesStockOfAHoldThatLapsesBeforeALaterRedemptionOfTheSameMember() {
        var member = till.enrolWithPoints("anna", 200);
        for (int piece = 0; piece < 10; piece++) {
            till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        }
        assertThat(till.refused(member, till.redemption("mug", null)).code())
                .isEqualTo(ErrorCode.OUT_OF_STOCK);
        programmes.moveForward(Duration.ofMinutes(20));

        till.book(member, till.redemption("mug", null));

        assertThat(journal().used(tenant, STOCK)).isEqualTo(1);
    }

    @Test
    void refusesWhatTheStockDoesNotHold() {
        var rich = till.enrolWithPoints("anna", 200);
        var other = till.enrolWithPoints("berta", 200);
        for (int piece = 0; piece < 10; piece++) {
            till.book(piece % 2 == 0 ? rich : other, till.redemption("mug", null));
        }

        assertThat(till.refused(rich, till.redemption("mug", null)).code())
                .isEqualTo(ErrorCode.OUT_OF_STOCK);
        assertThat(journal().used(tenant, STOCK)).isEqualTo(10);
        till.book(rich, till.redemption("coffee", null));
    }

    @Test
    void refusesAnUnknownReward() {
        var member = till.enrolWithPoints("anna", 25);

        assertThat(till.refused(member, till.redemption("yacht", null)).code())
                .isEqualTo(ErrorCode.REWARD_NOT_FOUND);
    }

    @Test
    void handsNothingToABlockedMember() {
        var member = till.enrolWithPoints("anna", 25);
        var one = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        var other = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        change(member, MemberStatus.BLOCKED);

        assertThat(till.refused(member, till.capture(one)).code())
                .isEqualTo(ErrorCode.MEMBER_BLOCKED);
        assertThat(till.refused(member, till.redemption("mug", null)).code())
                .isEqualTo(ErrorCode.MEMBER_BLOCKED);
        till.book(member, till.cancel(other));

        assertThat(status(one)).isEqualTo(RedemptionStatus.HELD);
        assertThat(status(other)).isEqualTo(RedemptionStatus.CANCELLED);
        change(member, MemberStatus.ACTIVE);
        till.book(member, till.capture(one));
        assertThat(status(one)).isEqualTo(RedemptionStatus.CAPTURED);
    }

    @Test
    void handsNothingToAClosedMemberAndStillGivesPointsBack() {
        var member = till.enrolWithPoints("anna", 25);
        var held = till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        var spent = till.book(member, till.redemption("mug", null));
        change(member, MemberStatus.CLOSED);

        assertThat(till.refused(member, till.capture(held)).code())
                .isEqualTo(ErrorCode.MEMBER_CLOSED);
        till.book(member, till.cancel(held));
        till.book(member, till.cancel(spent));

        assertThat(till.wallet(member).available()).isEqualTo(25);
        Ledgers.requireAgreement(till.state(member), till.history(member));
    }

    @Test
    void adjustsPointsOfABlockedMemberButNotOfAClosedOne() {
        var member = till.enrolWithPoints("anna", 25);
        change(member, MemberStatus.BLOCKED);

        till.book(member, adjustment());

        assertThat(till.wallet(member).available()).isEqualTo(30);
        change(member, MemberStatus.CLOSED);
        assertThat(till.refused(member, adjustment()).code()).isEqualTo(ErrorCode.MEMBER_CLOSED);
    }

    private void change(Subject.OfAccount member, MemberStatus status) {
        till.book(member, new Activity.StatusChange(programmes.now(), status, "reported stolen"));
    }

    private Activity.Adjustment adjustment() {
        return new Activity.Adjustment(
                programmes.now(), till.document(), ProgrammeFixture.POINTS, 5, "goodwill", null);
    }

    private RedemptionStatus status(JournalRecord redemption) {
        return Objects.requireNonNull(records().redemption(tenant, redemption.id())).status();
    }
}
