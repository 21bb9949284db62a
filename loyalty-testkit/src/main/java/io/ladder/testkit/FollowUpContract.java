package io.ladder.testkit;

import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.adjustment.AdjustPoints;
import io.ladder.adjustment.SettleAdjustment;
import io.ladder.earning.DispatchPurchase;
import io.ladder.earning.RecordPurchase;
import io.ladder.earning.ReturnPurchase;
import io.ladder.earning.Sale;
import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.payment.AuthorisePayment;
import io.ladder.payment.SettlePayment;
import io.ladder.reward.RedeemReward;
import io.ladder.reward.SettleRedemption;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.transfer.FindTransfer;
import io.ladder.transfer.ReverseTransfer;
import io.ladder.transfer.TransferPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What settles or undoes something booked, on an instance whose clock runs behind that of the one
 * that booked it.
 */
abstract class FollowUpContract extends JournalSetting {
    private static final Why LEFT = new Why("left", "They left without it");

    private Subject.OfAccount anna;

    @SuppressWarnings("NullAway.Init")
    FollowUpContract() {}

    @BeforeEach
    void enrol() {
        anna = till.enrolWithPoints("anna", 100);
        programmes.moveForward(Duration.ofHours(1));
    }

    /** Calls another instance, whose clock runs behind by less than a second. */
    private Call elsewhere() {
        programmes.setNow(programmes.now().minusMillis(200));
        return call();
    }

    private Call call() {
        return new Call(tenant, null, false, false, new Actor("key_chief"));
    }

    private SettlePayment payments() {
        return new SettlePayment(journal(), programmes);
    }

    private SettleRedemption redemptions() {
        return new SettleRedemption(journal(), programmes);
    }

    private static void requireSameMoment(JournalRecord former, JournalRecord later) {
        assertThat(later.activity().occurredAt()).isEqualTo(former.activity().occurredAt());
    }

    @Test
    void losesNoPointsWhereATransferIsUndone() {
        var ben = till.enrolWithPoints("ben", 20);
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord given = till.book(till.transfer(anna, ben, 60));

        var transfers = new FindTransfer(journal(), records());
        var undone =
                new ReverseTransfer(journal(), programmes, transfers)
                        .reverse(elsewhere(), given.id(), "by mistake");

        requireSameMoment(given, undone.record());
        assertThat(till.wallet(anna).available()).isEqualTo(100);
        assertThat(till.wallet(ben).available()).isEqualTo(20);
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void refusesToUndoATransferBeforeItWasMade() {
        var ben = till.enrolWithPoints("ben", 20);
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        programmes.setNow(programmes.now().minusMillis(200));

        Refusal refusal = till.refused(till.reversal(given));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.pointer()).isEqualTo("/occurred_at");
        assertThat(till.wallet(anna).available()).isEqualTo(40);
        assertThat(till.wallet(ben).available()).isEqualTo(80);
    }

    @Test
    void capturesAPayment() {
        JournalRecord payment = till.book(anna, till.payment(30L, "100.00"));

        requireSameMoment(payment, payments().capture(elsewhere(), payment.id(), null).record());

        assertThat(till.wallet(anna).redeemed()).isEqualTo(30);
        requireSound(anna);
    }

    @Test
    void voidsAPayment() {
        JournalRecord payment = till.book(anna, till.payment(30L, "100.00"));

        requireSameMoment(
                payment, payments().voidPayment(elsewhere(), payment.id(), LEFT).record());

        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound(anna);
    }

    @Test
    void refundsWhatWasCapturedLaterThanThePaymentBegan() {
        JournalRecord payment = till.book(anna, till.payment(30L, "100.00"));
        programmes.moveForward(Duration.ofMinutes(5));
        JournalRecord capture = till.book(anna, till.captureOf(payment, null));

        var refund = payments().refund(elsewhere(), payment.id(), till.document(), 10, LEFT);

        requireSameMoment(capture, refund.record());
        assertThat(refund.record().activity()).isInstanceOf(PointsPayment.PaymentRefund.class);
        assertThat(till.wallet(anna).redeemed()).isEqualTo(20);
        requireSound(anna);
    }

    @Test
    void handsARewardOver() {
        JournalRecord redemption = till.book(anna, till.redemption("coffee", Duration.ofDays(1)));

        requireSameMoment(
                redemption, redemptions().settle(elsewhere(), redemption.id(), null).record());

        assertThat(till.wallet(anna).redeemed()).isEqualTo(10);
        requireSound(anna);
    }

    @Test
    void cancelsARedemptionHeldOrCaptured() {
        JournalRecord held = till.book(anna, till.redemption("coffee", Duration.ofDays(1)));
        JournalRecord taken = till.book(anna, till.redemption("coffee", null));
        var why = new Why("out_of_stock", null);

        requireSameMoment(held, redemptions().settle(elsewhere(), held.id(), why).record());
        requireSameMoment(taken, redemptions().settle(elsewhere(), taken.id(), why).record());

        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound(anna);
    }

    @Test
    void settlesAProposal() {
        var clerk = new Call(tenant, null, false, false, new Actor("key_clerk"));
        var wanted = new AdjustPoints.Wanted(till.document(), null, 500, "goodwill", null);
        var other = new AdjustPoints.Wanted(till.document(), null, 700, "goodwill", null);
        var adjusting = new AdjustPoints(journal(), programmes);
        JournalRecord one = adjusting.adjust(clerk, anna, wanted).record();
        JournalRecord two = adjusting.adjust(clerk, anna, other).record();

        var settling = new SettleAdjustment(journal(), programmes);
        requireSameMoment(one, settling.approve(elsewhere(), one.id()).record());
        requireSameMoment(two, settling.reject(elsewhere(), two.id(), "no").record());

        assertThat(till.wallet(anna).adjusted()).isEqualTo(500);
        requireSound(anna);
    }

    @Test
    void dispatchesAndTakesBackWhatWasBought() {
        Instant at = programmes.now();
        JournalRecord order =
                till.book(anna, aPurchase().numbered("o1").at(at).awaitingDispatch().build());

        var dispatch = new DispatchPurchase(journal(), programmes);
        requireSameMoment(order, dispatch.dispatch(elsewhere(), order.id(), null).record());
        // A caller whose clock is right is not corrected to one that runs behind.
        var back =
                new ReturnPurchase(journal(), programmes)
                        .takeBack(
                                elsewhere(),
                                new ReturnPurchase.Of.Id(order.id()),
                                till.document(),
                                at,
                                List.of(),
                                null);

        requireSameMoment(order, back.record());
        assertThat(till.wallet(anna).issued()).isEqualTo(100);
        requireSound(anna);
    }

    /** Sells something without naming a moment. */
    private JournalRecord sell(Call call, Subject buyer, String amount) {
        var purchase = till.purchase(amount, programmes.now());
        var sale = new Sale(buyer, purchase.document(), null, purchase.lines(), null, null);
        return new RecordPurchase(journal(), programmes).record(call, sale).record();
    }

    private JournalRecord takeBack(Call call, JournalRecord purchase) {
        return new ReturnPurchase(journal(), programmes)
                .takeBack(
                        call,
                        new ReturnPurchase.Of.Id(purchase.id()),
                        till.document(),
                        null,
                        List.of(),
                        null)
                .record();
    }

    private static void requireRightBehind(JournalRecord former, JournalRecord later) {
        assertThat(later.activity().occurredAt())
                .isEqualTo(former.activity().occurredAt().plusNanos(1_000));
    }

    @Test
    void booksAPurchaseWithoutAMomentBehindAllThatIsBooked() {
        JournalRecord former = till.buy(anna, "1.00");
        Instant then = programmes.now();
        programmes.setNow(then.minusSeconds(11));
        JournalRecord byAWrongClock = sell(call(), anna, "4.00");
        programmes.setNow(then);
        JournalRecord undated = sell(elsewhere(), anna, "2.00");
        Instant before = programmes.now();
        JournalRecord dated = till.book(anna, till.purchase("3.00", before));

        requireRightBehind(former, undated);
        assertThat(dated.activity().occurredAt()).isEqualTo(before);
        assertThat(byAWrongClock.activity().occurredAt()).isEqualTo(then.minusSeconds(11));
        assertThat(till.wallet(anna).issued()).isEqualTo(110);
        requireSound(anna);
    }

    @Test
    void spendsWhatAPurchaseWithoutAMomentBrought() {
        var eva = till.enrol("eva");
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord first = till.buy(eva, "1.00");
        Call call = elsewhere();
        JournalRecord bought = sell(call, eva, "60.00");

        JournalRecord taken =
                redeeming()
                        .redeem(
                                call,
                                eva,
                                till.document(),
                                new RedeemReward.Wish("coffee", null, Duration.ofDays(1)))
                        .record();
        var wish =
                new AuthorisePayment.Wish(
                        null, 10L, till.purchase("40.00", programmes.now()).lines(), null, null);
        JournalRecord paid =
                new AuthorisePayment(journal(), programmes)
                        .authorise(call, eva, till.document(), wish)
                        .record();
        JournalRecord given =
                new TransferPoints(journal(), programmes)
                        .transfer(
                                call,
                                new TransferPoints.Members(eva, anna),
                                till.document(),
                                null,
                                20,
                                null)
                        .record();
        var wanted = new AdjustPoints.Wanted(till.document(), null, -5, "goodwill", null);
        JournalRecord adjusted =
                new AdjustPoints(journal(), programmes).adjust(call, eva, wanted).record();
        JournalRecord back = takeBack(call, first);

        requireRightBehind(first, bought);
        assertThat(List.of(taken, paid, given, adjusted, back))
                .allSatisfy(each ->
                        assertThat(each.activity().occurredAt())
                                .isAfterOrEqualTo(bought.activity().occurredAt()));
        assertThat(((Activity.Redemption) taken.activity()).holdUntil())
                .isEqualTo(taken.activity().occurredAt().plus(Duration.ofDays(1)));
        assertThat(till.wallet(eva).available()).isEqualTo(15);
        assertThat(till.wallet(anna).available()).isEqualTo(120);
        requireSound(eva);
        requireSound(anna);
    }

    @Test
    void settlesBehindAllThatIsBooked() {
        var payments = List.of(till.payment(20L, "100.00"), till.payment(20L, "100.00"));
        var paid = payments.stream().map(each -> till.book(anna, each)).toList();
        JournalRecord held = till.book(anna, till.redemption("coffee", Duration.ofDays(1)));
        JournalRecord left = till.book(anna, till.redemption("coffee", Duration.ofDays(1)));
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord former = till.buy(anna, "1.00");
        Call call = elsewhere();

        var captured = payments().capture(call, paid.getFirst().id(), null).record();
        var voided = payments().voidPayment(call, paid.getLast().id(), LEFT).record();
        var taken = redemptions().settle(call, held.id(), null).record();
        var cancelled = redemptions().settle(call, left.id(), LEFT).record();

        requireRightBehind(former, captured);
        requireRightBehind(captured, voided);
        requireRightBehind(voided, taken);
        requireRightBehind(taken, cancelled);
        assertThat(till.wallet(anna).available()).isEqualTo(71);
        requireSound(anna);
    }

    @Test
    void givesWithoutAMomentBehindAllThatIsBookedOnTheOtherSide() {
        var ben = till.enrol("ben");
        JournalRecord former = till.buy(ben, "1.00");

        JournalRecord given =
                new TransferPoints(journal(), programmes)
                        .transfer(
                                elsewhere(),
                                new TransferPoints.Members(anna, ben),
                                till.document(),
                                null,
                                20,
                                null)
                        .record();

        requireRightBehind(former, given);
        assertThat(till.wallet(ben).available()).isEqualTo(21);
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void takesBackWithoutAMomentWhatWasBoughtOnAnAccountThatWasLeft() {
        var ben = till.enrol("ben");
        JournalRecord bought = till.buy(ben, "30.00");
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(till.merge(ben, anna));
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord former = till.buy(anna, "1.00");

        JournalRecord back = takeBack(elsewhere(), bought);

        requireRightBehind(former, back);
        assertThat(back.id().account()).isEqualTo(anna.account());
        assertThat(till.wallet(anna).available()).isEqualTo(101);
        requireSound(anna);
    }

    /** Sales of a card in one batch, each with a smaller document number than the one before. */
    private List<Recording> sales(Subject buyer, int count) {
        var sales = new ArrayList<Recording>();
        for (int number = count; number > 0; number--) {
            var purchase =
                    aPurchase().of("1.00").numbered("b" + (1_000 + number)).at(programmes.now());
            Function<Instant, Activity> selling = at -> purchase.at(at).build();
            sales.add(till.recording(buyer, selling.apply(programmes.now())).atNoMoment(selling));
        }
        return sales;
    }

    @ParameterizedTest
    @CsvSource({"anna,2", "anna,500", "nobody yet,2", "nobody yet,500"})
    void putsSalesOfACardInOneBatchBehindEachOther(String card, int count) {
        var buyer = new Subject.Enrolled(new MemberId(UUID.randomUUID()), Till.externalId(card));

        var moments =
                journal().recordAll(sales(buyer, count)).stream()
                        .map(each -> each.orThrow().record().activity().occurredAt())
                        .toList();

        for (int next = 0; next < count; next++) {
            assertThat(moments.get(next)).isEqualTo(programmes.now().plusNanos(1_000L * next));
        }
        var owner = Objects.requireNonNull(journal().find(tenant, Till.externalId(card)));
        assertThat(till.wallet(owner).issued()).isEqualTo(count + (card.equals("anna") ? 100 : 0));
        requireSound(owner);
    }
}
