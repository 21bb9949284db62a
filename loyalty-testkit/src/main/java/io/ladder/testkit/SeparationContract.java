package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Records that were merged and turn out to be of two persons, or of yet another one. */
abstract class SeparationContract extends MergeSetting {
    private JournalRecord separate() {
        passAnHour();
        return till.book(till.separation(ben.member()));
    }

    @Test
    void isUndoneAsIfItHadNeverBeen() {
        till.buy(ben, "10.60");
        till.buy(anna, "5.40");
        Wallet annas = till.wallet(anna);
        Wallet bens = till.wallet(ben);
        var known = Objects.requireNonNull(till.state(ben).member(ben.member()));
        merge();

        separate();

        assertThat(till.wallet(anna)).isEqualTo(annas);
        assertThat(till.wallet(ben)).isEqualTo(bens);
        var again = Objects.requireNonNull(till.state(ben).member(ben.member()));
        assertThat(again.slots()).isEqualTo(known.slots());
        assertThat(till.state(anna).members()).containsOnlyKeys(anna.member());
        requireAllSound();
        merge();
        assertThat(till.wallet(anna).available()).isEqualTo(16);
        requireAllSound();
    }

    @Test
    void leavesTheOneWithADebtForPointsOfTheOther() {
        JournalRecord bought = till.buy(ben, "30.00");
        merge();
        passAnHour();
        till.book(anna, till.redemption("coffee", null));
        till.buy(new Subject.OfMember(ben.member()), "4.00");

        separate();

        assertThat(till.wallet(anna).debt()).isEqualTo(10);
        assertThat(till.wallet(ben).available()).isEqualTo(34);
        passAnHour();
        till.book(ben, till.returnOf(bought));
        assertThat(till.wallet(ben).available()).isEqualTo(4);
        requireAllSound();
    }

    @Test
    void givesBackToTheOneWhatTheOtherReturnedWithoutAReceipt() {
        till.buy(anna, "10.00");
        till.buy(ben, "4.00");
        merge();
        passAnHour();
        till.book(new Subject.OfMember(ben.member()), till.returnOf(600, 30));
        assertThat(till.wallet(anna).available()).isEqualTo(8);

        separate();

        // Of the 6.00, 4.00 were of Ben's own purchase; the rest was of Anna's, who returned
        // nothing.
        assertThat(till.wallet(ben).available()).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(10);
        requireAllSound();
    }

    @Test
    void followsWhoeverMovesOnWithTheirRecords() {
        var eva = till.enrol("eva");
        JournalRecord bought = till.buy(ben, "10.00");
        merge();
        passAnHour();
        till.book(till.merge(anna, eva));
        assertThat(till.wallet(eva).available()).isEqualTo(10);
        passAnHour();
        till.book(ben, till.returnOf(bought, 300));
        assertThat(till.wallet(eva).available()).isEqualTo(7);

        separate();
        assertThat(till.wallet(ben).available()).isEqualTo(7);
        assertThat(till.wallet(eva).available()).isZero();
        passAnHour();
        till.book(ben, till.returnOf(bought));

        assertThat(till.wallet(ben).available()).isZero();
        requireSound(eva);
        requireAllSound();
    }

    @Test
    void undoesATransferOfWhoeverMoved() {
        till.buy(ben, "30.00");
        var eva = till.enrol("eva");
        passAnHour();
        JournalRecord given = till.book(till.transfer(ben, eva, 20));
        merge();
        passAnHour();
        till.book(till.merge(eva, till.enrol("leo")));
        passAnHour();

        till.book(till.reversal(given));

        assertThat(till.wallet(anna).available()).isEqualTo(30);
        assertThat(till.wallet(anna).transferred()).isZero();
        requireAllSound();
    }
}
