package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Payments with points: quote, hold, capture all or part, void, refund, lapse. */
abstract class PaymentContract extends PaymentSetting {

    @Test
    void holdsPointsThenSpendsThem() {
        var member = till.enrolWithPoints("anna", 25);

        var payment = till.book(member, till.payment(10L, "30.00"));

        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.AUTHORISED, 10, 0, 0));
        assertThat(till.wallet(member).held()).isEqualTo(10);
        assertThat(till.wallet(member).available()).isEqualTo(15);

        var capture = till.book(member, till.captureOf(payment, null));

        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.CAPTURED, 10, 10, 0));
        assertThat(capture.outcome().payments()).containsExactly(view(payment));
        assertThat(till.wallet(member).held()).isZero();
        assertThat(till.wallet(member).redeemed()).isEqualTo(10);
        requireSettled(member, payment);
        requireSound(member);
    }

    @Test
    void holdsAsManyPointsAsMayPayWhereNobodySaysHowMany() {
        var member = till.enrolWithPoints("anna", 25);
        var basket = PurchaseFixture.aPurchase().of("bread", "3.90").of("tobacco", "90.00");

        var quote = journal().preview(till.recording(member, till.payment(null, basket)), false);
        var byBasket = till.book(member, till.payment(null, basket));
        var byBalance = till.book(member, till.payment(null, "1000.00"));

        assertThat(pointsOf(quote.orThrow().record())).isEqualTo(19);
        assertThat(pointsOf(byBasket)).isEqualTo(19);
        assertThat(pointsOf(byBalance)).isEqualTo(6);
        assertThat(till.wallet(member).available()).isZero();
        assertThat(pointsOf(Objects.requireNonNull(journal().find(tenant, byBalance.id()))))
                .isEqualTo(6);
        requireSound(member);
    }

    @Test
    void givesTheFirstAnswerToARepetitionThatLeavesThePointsOpen() {
        var member = till.enrolWithPoints("anna", 25);
        var recording = till.recording(member, till.payment(null, "1000.00"));
        var first = journal().record(recording).orThrow();
        till.buy(member, "40.00");

        var again = journal().record(recording).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(pointsOf(again.record())).isEqualTo(25);
    }

    @Test
    void capturesAPartAndGivesTheRestBackToItsLots() {
        var member = till.enrolWithPoints("anna", 10);
        programmes.moveForward(Duration.ofDays(60));
        till.buy(member, "30.00");
        var before = till.wallet(member).lots();
        var payment = till.book(member, till.payment(25L, "100.00"));

        till.book(member, till.captureOf(payment, 12L));

        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.CAPTURED, 25, 12, 0));
        assertThat(till.wallet(member).redeemed()).isEqualTo(12);
        assertThat(till.wallet(member).lots()).hasSize(1);
        assertThat(till.wallet(member).lots().getFirst().points()).isEqualTo(28);
        assertThat(till.wallet(member).lots().getFirst().expiresAt())
                .isEqualTo(before.getLast().expiresAt());
        requireSettled(member, payment);
        requireSound(member);
    }

    @Test
    void refundsToWhatCapturingLessWouldHaveLeft() {
        Wallet less = afterCapturing("anna", 12, 0);
        Wallet refunded = afterCapturing("berta", 25, 13);

        assertThat(refunded).isEqualTo(less);
    }

    private Wallet afterCapturing(String name, long captured, long refunded) {
        var member = till.enrol(name);
        till.book(member, till.purchase("10.00", START));
        programmes.setNow(START.plus(Duration.ofDays(60)));
        till.book(member, till.purchase("30.00", programmes.now()));
        var payment = till.book(member, till.payment(30L, "100.00"));
        till.book(member, till.captureOf(payment, captured));
        if (refunded > 0) {
            till.book(member, till.refundOf(payment, refunded));
        }
        requireSound(member);
        return till.wallet(member);
    }

    @Test
    void refundsSeveralTimesButNoMoreThanWasCaptured() {
        var member = till.enrolWithPoints("anna", 25);
        var before = till.wallet(member);
        var payment = till.book(member, till.payment(20L, "100.00"));
        assertThat(till.refused(member, till.refundOf(payment, 1)).code())
                .isEqualTo(ErrorCode.REFUND_EXCEEDS_PAYMENT);
        till.book(member, till.captureOf(payment, 15L));

        till.book(member, till.refundOf(payment, 6));
        till.book(member, till.refundOf(payment, 5));
        var refusal = till.refused(member, till.refundOf(payment, 5));
        till.book(member, till.refundOf(payment, 4));

        assertThat(refusal.code()).isEqualTo(ErrorCode.REFUND_EXCEEDS_PAYMENT);
        assertThat(refusal.facts()).containsEntry("left", 4L);
        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.CAPTURED, 20, 15, 15));
        assertThat(till.wallet(member)).isEqualTo(before);
        requireSound(member);
    }

    @Test
    void letsRefundedPointsLiveOnWhereTheirLotHasExpired() {
        var member = till.enrolWithPoints("anna", 25);
        var payment = till.book(member, till.payment(20L, "100.00"));
        till.book(member, till.captureOf(payment, null));
        programmes.moveForward(Duration.ofDays(500));

        till.book(member, till.refundOf(payment, 8));

        Wallet wallet = till.wallet(member);
        assertThat(wallet.expired()).isEqualTo(5);
        assertThat(wallet.available()).isEqualTo(8);
        assertThat(wallet.lots().getFirst().expiresAt())
                .isEqualTo(programmes.now().plus(Duration.ofDays(30)));
        requireSound(member);
    }

    @Test
    void voidsAPayment() {
        var member = till.enrolWithPoints("anna", 25);
        var before = till.wallet(member);
        var payment = till.book(member, till.payment(20L, "100.00"));

        till.book(member, till.voidOf(payment));

        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.VOIDED, 20, 0, 0));
        assertThat(till.wallet(member)).isEqualTo(before);
        requireSettled(member, payment);
        requireSound(member);
    }

    @Test
    void letsAPaymentLapseByItself() {
        var member = till.enrolWithPoints("anna", 25);
        var before = till.wallet(member);
        var payment = till.book(member, till.payment(20L, "100.00"));
        programmes.moveForward(Duration.ofMinutes(15));

        requireSettled(member, payment);
        assertThat(till.history(member)).hasSize(3);
        till.book(member, new Activity.Due(programmes.now()));

        assertThat(view(payment)).isEqualTo(stands(payment, PaymentStatus.LAPSED, 20, 0, 0));
        assertThat(till.wallet(member)).isEqualTo(before);
        requireSettled(member, payment);
        requireSound(member);
    }

    @Test
    void keepsAPaymentThoughItsPointsAreReturned() {
        var member = till.enrol("anna");
        var purchase = till.buy(member, "20.00");
        var held = till.book(member, till.payment(5L, "100.00"));
        var spent = till.book(member, till.payment(12L, "100.00"));
        till.book(member, till.captureOf(spent, null));

        till.book(member, till.returnOf(purchase));

        assertThat(till.wallet(member).debt()).isEqualTo(17);
        assertThat(view(held)).isEqualTo(stands(held, PaymentStatus.AUTHORISED, 5, 0, 0));
        requireSound(member);
        till.book(member, till.captureOf(held, 2L));
        till.book(member, till.refundOf(spent, 12));

        assertThat(till.wallet(member).debt()).isEqualTo(2);
        assertThat(till.wallet(member).redeemed()).isEqualTo(2);
        requireSound(member);
    }

    @Test
    void keepsToTheTerms() {
        var member = till.enrolWithPoints("anna", 25);
        var basket = PurchaseFixture.aPurchase().of("bread", "3.90").of("tobacco", "90.00");

        var tooMany = till.refused(member, till.payment(20L, basket));
        var tooFew = till.refused(member, till.payment(26L, "1000.00"));
        var nothing =
                till.refused(
                        member,
                        till.payment(null, PurchaseFixture.aPurchase().of("bread", "0.19")));

        assertThat(tooMany.code()).isEqualTo(ErrorCode.PAYMENT_NOT_ALLOWED);
        assertThat(tooMany.facts()).containsEntry("max", 19L);
        assertThat(tooFew.code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(tooFew.facts()).containsEntry("available", 25L).containsEntry("required", 26L);
        assertThat(nothing.code()).isEqualTo(ErrorCode.PAYMENT_NOT_ALLOWED);
        assertThat(nothing.pointer()).isEqualTo("/lines");
        assertThat(till.history(member)).hasSize(2);
    }

    @Test
    void takesNoPaymentFromABlockedMemberButGivesPointsBack() {
        var member = till.enrolWithPoints("anna", 25);
        var one = till.book(member, till.payment(5L, "100.00"));
        var other = till.book(member, till.payment(5L, "100.00"));
        var spent = till.book(member, till.payment(5L, "100.00"));
        till.book(member, till.captureOf(spent, null));
        till.book(
                member,
                new Activity.StatusChange(programmes.now(), MemberStatus.BLOCKED, "stolen"));

        assertThat(till.refused(member, till.payment(5L, "100.00")).code())
                .isEqualTo(ErrorCode.MEMBER_BLOCKED);
        assertThat(till.refused(member, till.captureOf(one, null)).code())
                .isEqualTo(ErrorCode.MEMBER_BLOCKED);
        till.book(member, till.voidOf(other));
        till.book(member, till.refundOf(spent, 5));

        assertThat(till.wallet(member).available()).isEqualTo(20);
        assertThat(view(one)).isEqualTo(stands(one, PaymentStatus.AUTHORISED, 5, 0, 0));
        requireSound(member);
    }

    private void requireSettled(Subject.OfAccount member, JournalRecord payment) {
        for (PointsPayment again : List.of(till.captureOf(payment, null), till.voidOf(payment))) {
            assertThat(till.refused(member, again).code()).isEqualTo(ErrorCode.PAYMENT_SETTLED);
        }
    }
}
