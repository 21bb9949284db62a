package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Restitution;
import io.ladder.journal.Subject;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goods that come back in whatever way, and points that are spent by then. */
abstract class ReturnContract extends JournalSetting {

    @Test
    void takesBackAnAmount() {
        var member = till.enrol("anna");
        var bought =
                aPurchase().numbered("p1").line("A", "10.00").line("B", "20.00").at(START).build();
        var purchase = till.book(member, bought);

        till.book(member, till.returnOf(purchase, 1_000));
        assertThat(till.wallet(member).issued()).isEqualTo(20);

        // Two thirds of the 10.00 were B's, of which 13.33 are left; A has 6.67.
        var lineB = new Activity.ReturnedLine("B", 1_000);
        till.book(
                member,
                new Activity.Return(
                        programmes.now(),
                        till.document(),
                        purchase.id().sequence(),
                        List.of(lineB)));
        assertThat(till.wallet(member).issued()).isZero();
        assertThat(till.refused(member, till.returnOf(purchase, 1)).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        requireSound(member);
    }

    @Test
    void takesBackNoMoreMoneyThanWasPaid() {
        var member = till.enrol("anna");
        var purchase = till.buy(member, "30.00");
        till.book(member, till.returnOf(purchase, 2_000));

        var refusal = till.refused(member, till.returnOf(purchase, 1_001));
        assertThat(refusal.code()).isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        assertThat(refusal.facts()).containsEntry("left", 1_000L);

        till.book(member, till.returnOf(purchase, 1_000));
        assertThat(till.wallet(member).issued()).isZero();
        requireSound(member);
    }

    @Test
    void takesFromTheNewestPurchasesWhereThereIsNoReceipt() {
        var member = till.enrol("anna");
        var old = till.buy(member, "50.00");
        programmes.moveForward(Duration.ofDays(40));
        var first = till.buy(member, "20.00");
        programmes.moveForward(Duration.ofDays(1));
        var second = till.buy(member, "10.00");
        programmes.moveForward(Duration.ofDays(1));

        assertThat(till.refused(member, till.returnOf(3_001, 30)).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        var back = till.book(member, till.returnOf(1_500, 30));

        assertThat(back.outcome().restitution().purchases())
                .containsExactly(
                        new Restitution.FromPurchase(second.id().sequence(), 1_000),
                        new Restitution.FromPurchase(first.id().sequence(), 500));
        assertThat(till.wallet(member).issued()).isEqualTo(50 + 15);
        assertThat(till.refused(member, till.returnOf(second)).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);

        // Once settled it stays, whatever comes to light of the past.
        till.book(member, till.purchase("8.00", programmes.now().minusSeconds(60)));
        till.book(member, till.returnOf(first, 1_500));
        till.book(member, till.returnOf(old));
        assertThat(till.wallet(member).issued()).isEqualTo(8);
        requireSound(member);
    }

    @Test
    void letsPointsBeOwedThatAreSpent() {
        var member = till.enrol("anna");
        var purchase = spent(member, WalletRules.Shortfall.OWED);

        var back = till.book(member, till.returnOf(purchase));

        assertThat(back.outcome().restitution()).isEqualTo(Restitution.NONE);
        assertThat(till.wallet(member).available()).isEqualTo(-15);
        till.buy(member, "20.00");
        assertThat(till.wallet(member).available()).isEqualTo(5);
        requireSound(member);
    }

    @Test
    void writesOffPointsThatAreSpent() {
        var member = till.enrol("anna");
        var purchase = spent(member, writtenOff());

        var back = till.book(member, till.returnOf(purchase));

        assertThat(back.outcome().restitution().shortfalls())
                .containsExactly(new Restitution.Shortfall("points", 15, 0));
        assertThat(till.wallet(member).available()).isZero();
        programmes.moveForward(Duration.ofSeconds(1));
        till.buy(member, "20.00");
        assertThat(till.wallet(member).available()).isEqualTo(20);
        requireSound(member);
    }

    @Test
    void settlesNoDebtsButItsOwnWhereItIsLate() {
        var member = till.enrol("anna");
        rule(aProgramme().offering(aReward("cake").costing(15)));
        var first = till.buy(member, "10.00");
        var second = till.buy(member, "20.00");
        till.book(member, till.redemption("cake", null));
        till.book(member, till.redemption("cake", null));
        till.book(member, till.returnOf(first));
        assertThat(till.wallet(member).debt()).isEqualTo(10);
        rule(aProgramme().settling(writtenOff()).offering(aReward("cake").costing(15)));
        var late = till.returnOf(second);
        programmes.moveForward(Duration.ofDays(1));
        till.buy(member, "50.00");
        assertThat(till.wallet(member).available()).isEqualTo(40);

        var back = till.book(member, late);

        // Of the 30 points owed at its moment, 10 were owed without it, and are repaid since.
        assertThat(back.outcome().restitution().shortfalls())
                .containsExactly(new Restitution.Shortfall("points", 20, 0));
        assertThat(till.wallet(member).available()).isEqualTo(40);
        requireSound(member);
    }

    private static WalletRules.Shortfall writtenOff() {
        return new WalletRules.Shortfall(WalletRules.Shortfall.Policy.WRITE_OFF, 1, 0);
    }

    @Test
    void tellsTheTillTheMoneyToWithholdForPointsThatAreSpent() {
        var member = till.enrol("anna");
        var withheld = new WalletRules.Shortfall(WalletRules.Shortfall.Policy.WITHHOLD, 100, 99);
        var purchase = spent(member, withheld);
        var other = till.buy(member, "2.00");

        var back = till.book(member, till.returnOf(purchase));

        // 13 of 15 are missing; 13 × 0.99 ÷ 100 is 0.1287, rounded up to a cent.
        assertThat(back.outcome().restitution().shortfalls())
                .containsExactly(new Restitution.Shortfall("points", 13, 13));
        assertThat(till.wallet(member).available()).isZero();

        till.book(member, till.returnOf(other));
        assertThat(till.wallet(member).available()).isZero();
        assertThat(till.history(member).getLast().outcome().restitution().shortfalls())
                .containsExactly(new Restitution.Shortfall("points", 2, 2));
        requireSound(member);
    }

    /** A purchase that gave 20 points, of which a reward has taken 15. */
    private JournalRecord spent(Subject.OfAccount member, WalletRules.Shortfall policy) {
        rule(aProgramme().settling(policy).offering(aReward("cake").costing(15)));
        var purchase = till.buy(member, "20.00");
        till.book(member, till.redemption("cake", null));
        assertThat(till.wallet(member).available()).isEqualTo(5);
        programmes.moveForward(Duration.ofDays(1));
        return purchase;
    }
}
