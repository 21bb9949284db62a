package io.ladder.testkit;

import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.journal.PointsPayment;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a shop tells of a purchase is kept, through all that becomes of it. */
abstract class FactsContract extends JournalSetting {
    private static final Attributes OF_THE_LINE =
            Attributes.of(
                    Map.of("fare_class", "J", "segments", 2L, "least", -Attributes.NUMBER_MAX));
    private static final Attributes OF_THE_PURCHASE =
            Attributes.of(
                    Map.of("pump", 7L, "pump_name", "7", "self_service", true, "night", false));
    private static final Line TOLD = told("1", 3_000, 3_000);

    private static Line told(String id, long quantityThousandths, long minor) {
        return new Line(
                id,
                "sku-1",
                "travel",
                "Kilimanjaro",
                quantityThousandths,
                Money.of(minor, "EUR"),
                Money.of(minor + 1_000, "EUR"),
                Money.of(minor / 6, "EUR"),
                OF_THE_LINE);
    }

    private PurchaseFixture aToldPurchase(String number) {
        return aPurchase()
                .numbered(number)
                .at(programmes.now())
                .of(TOLD)
                .of("5.00")
                .paidBy("own-card", "cash")
                .telling(OF_THE_PURCHASE);
    }

    @Test
    void areKept() {
        var member = till.enrol("anna");
        Activity.Purchase purchase = aToldPurchase("p").build();

        var record = till.book(member, purchase);

        assertThat(record.activity()).isEqualTo(purchase);
        assertThat(journal().find(tenant, record.id())).isEqualTo(record);
        assertThat(till.history(member)).last().isEqualTo(record);
        assertThat(journal().record(till.recording(member, purchase)).orThrow().replayed())
                .isTrue();
        requireSound(member);
    }

    @Test
    void areKeptOfABasketThatPointsPay() {
        var member = till.enrolWithPoints("anna", 100);
        programmes.moveForward(Duration.ofMinutes(1));
        PointsPayment.PaymentAuthorisation payment = till.payment(10L, aPurchase().of(TOLD));

        var record = till.book(member, payment);

        assertThat(record.activity()).isEqualTo(payment);
        assertThat(journal().find(tenant, record.id())).isEqualTo(record);
    }

    @Test
    void anotherBrandIsAnotherPurchase() {
        var member = till.enrol("anna");
        till.book(member, aPurchase().numbered("p").of(TOLD).at(START).build());
        var other =
                new Line(
                        "1",
                        TOLD.product(),
                        TOLD.category(),
                        "Other",
                        TOLD.quantityThousandths(),
                        TOLD.amount(),
                        TOLD.listAmount(),
                        TOLD.tax(),
                        TOLD.attributes());

        assertThat(
                        till.refused(member, aPurchase().numbered("p").of(other).at(START).build())
                                .code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void areKeptOfWhatIsLeftAfterReturns() {
        var member = till.enrol("anna");
        var purchase = till.book(member, aToldPurchase("p").build());
        programmes.moveForward(Duration.ofDays(1));

        till.book(
                member,
                new Activity.Return(
                        programmes.now(),
                        till.document(),
                        purchase.id().sequence(),
                        List.of(new Activity.ReturnedLine("1", 1_000))));
        programmes.moveForward(Duration.ofDays(1));
        till.book(member, till.returnOf(purchase, 500));

        assertThat(till.wallet(member).available()).isEqualTo(20);
        assertThat(journal().find(tenant, purchase.id())).isEqualTo(purchase);
        requireSound(member);
    }

    @Test
    void moveWithAMemberWhoIsMerged() {
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        programmes.moveForward(Duration.ofDays(1));
        Activity.Purchase purchase = aToldPurchase("p").build();
        till.book(ben, purchase);
        programmes.moveForward(Duration.ofDays(1));

        till.book(till.merge(ben, anna));

        assertThat(till.history(anna)).anyMatch(record -> record.activity().equals(purchase));
        assertThat(till.wallet(anna).available()).isEqualTo(35);
        requireSound(anna);
    }
}
