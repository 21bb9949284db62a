package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.payment.AuthorisePayment;
import io.ladder.payment.SettlePayment;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What clerks write with payments. */
@DatabaseTest
class PaymentWordsTest {
    private static final String PROGRAMME =
            Shop.PROGRAMME.replace(
                    "end_of: month}}", "end_of: month}, payment: {points: 1, worth: \"0.10\"}}");

    private final Shop shop;
    private final AuthorisePayment authorising;
    private final SettlePayment settling;
    private final SeparateWords words;
    private final TenantId tenant;
    private final MemberId member;

    PaymentWordsTest(
            @Autowired Shop shop,
            @Autowired ApplyProgramme programmes,
            @Autowired AuthorisePayment authorising,
            @Autowired SettlePayment settling,
            @Autowired SeparateWords words) {
        this.shop = shop;
        this.authorising = authorising;
        this.settling = settling;
        this.words = words;
        this.tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), PROGRAMME, null, 0);
        this.member = shop.enrol(tenant, "C-1");
    }

    @Test
    void keepsWhyPaymentsWereVoidedOrRefundedApart() {
        shop.buy(tenant, member, 100);
        JournalRecord unused = paid(30);
        JournalRecord used = paid(20);
        settling.capture(Call.of(tenant), used.id(), null);
        var left = new Why("left", "Mrs Miller left");
        var broken = new Why("broken", "The cup of Mrs Miller");

        JournalRecord undone = settling.voidPayment(Call.of(tenant), unused.id(), left).record();
        JournalRecord refund =
                settling.refund(Call.of(tenant), used.id(), shop.document(), 5, broken).record();

        words.require(tenant, undone, "Mrs Miller left");
        words.require(tenant, refund, "The cup of Mrs Miller");
        assertThat(((PointsPayment.PaymentVoid) undone.activity()).reasonCode()).isEqualTo("left");
        assertThat(((PointsPayment.PaymentRefund) refund.activity()).reasonCode())
                .isEqualTo("broken");
    }

    private JournalRecord paid(long points) {
        var line = new Line("1", null, null, 1_000, Money.of(10_000, "EUR"));
        return authorising
                .authorise(
                        Call.of(tenant),
                        new Subject.OfMember(member),
                        shop.document(),
                        new AuthorisePayment.Wish(null, points, List.of(line), null, null))
                .record();
    }
}
