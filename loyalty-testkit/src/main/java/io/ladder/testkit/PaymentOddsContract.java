package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import io.ladder.ledger.Hold;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Payments among others: many of them, late ones, lists. */
abstract class PaymentOddsContract extends PaymentSetting {

    @Test
    void keepsNoMoreThanSoManyHoldsOpen() {
        var member = till.enrolWithPoints("anna", 500);
        for (int count = 1; count < Hold.OPEN_MAX; count++) {
            till.book(member, till.payment(1L, "100.00"));
        }
        var last = till.book(member, till.redemption("single", Duration.ofMinutes(15)));

        var refusal = till.refused(member, till.payment(1L, "100.00"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.HOLD_LIMIT_REACHED);
        assertThat(refusal.facts()).containsEntry("limit", Hold.OPEN_MAX);
        assertThat(till.refused(member, till.redemption("single", Duration.ofMinutes(15))).code())
                .isEqualTo(ErrorCode.HOLD_LIMIT_REACHED);
        till.book(member, till.redemption("single", null));
        till.book(member, till.capture(last));
        programmes.moveForward(Duration.ofSeconds(1));
        till.book(member, till.payment(1L, "100.00"));
    }

    @Test
    void tellsRedemptionsFromPaymentsWhenTheyLapse() {
        var member = till.enrolWithPoints("anna", 25);
        var payment = till.book(member, till.payment(5L, "100.00"));
        till.book(member, till.redemption("mug", Duration.ofMinutes(15)));
        programmes.moveForward(Duration.ofMinutes(20));

        var due = till.book(member, new Activity.Due(programmes.now()));

        assertThat(due.outcome().payments()).containsExactly(view(payment));
        assertThat(due.outcome().redemptions()).hasSize(1);
        assertThat(journal().used(tenant, "stock:mug")).isZero();
        requireSound(member);
    }

    @Test
    void takesALateAuthorisationOfWhatIsLeftNow() {
        var member = till.enrolWithPoints("anna", 25);
        Instant before = programmes.now();
        programmes.moveForward(Duration.ofSeconds(2));
        till.book(member, till.redemption("coffee", null));
        PointsPayment.PaymentAuthorisation late = at(before, till.payment(null, "1000.00"));

        var payment = till.book(member, late);

        assertThat(pointsOf(payment)).isEqualTo(15);
        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.AUTHORISED, 15, 0, 0));
        assertThat(till.wallet(member).available()).isZero();
        requireSound(member);
    }

    private static PointsPayment.PaymentAuthorisation at(
            Instant moment, PointsPayment.PaymentAuthorisation payment) {
        return new PointsPayment.PaymentAuthorisation(
                moment.plusSeconds(1),
                payment.document(),
                payment.wallet(),
                payment.points(),
                payment.lines(),
                payment.holdUntil(),
                payment.shop());
    }

    @Test
    void listsPaymentsNewestFirst() {
        var member = till.enrolWithPoints("anna", 25);
        var one = till.book(member, till.payment(5L, "100.00"));
        var two = till.book(member, till.payment(6L, "100.00"));
        till.book(member, till.captureOf(one, null));

        var all = records().payments(tenant, member.account(), null, 10);
        var older = records().payments(tenant, member.account(), two.id().sequence(), 10);

        assertThat(all).extracting(payment -> payment.id()).containsExactly(two.id(), one.id());
        assertThat(older).hasSize(1);
        assertThat(older.getFirst().wallet()).isEqualTo(ProgrammeFixture.POINTS);
        assertThat(older.getFirst().member()).isEqualTo(member.member());
        assertThat(older.getFirst().change()).isEqualTo(view(one));
    }
}
