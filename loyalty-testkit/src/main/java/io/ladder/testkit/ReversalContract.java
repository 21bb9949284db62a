package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that are undone. */
abstract class ReversalContract extends JournalSetting {
    private static final Duration GRACE = Duration.ofDays(30);

    private Subject.OfAccount anna;
    private Subject.OfAccount ben;

    @SuppressWarnings("NullAway.Init")
    ReversalContract() {}

    @BeforeEach
    void enrol() {
        anna = till.enrolWithPoints("anna", 100);
        ben = till.enrolWithPoints("ben", 20);
        programmes.moveForward(Duration.ofHours(1));
    }

    @Test
    void leavesBothAsTheyWere() {
        Wallet annas = till.wallet(anna);
        Wallet bens = till.wallet(ben);
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        programmes.moveForward(Duration.ofDays(3));

        JournalRecord undone = till.book(till.reversal(given));

        assertThat(till.wallet(anna)).isEqualTo(annas);
        assertThat(till.wallet(ben)).isEqualTo(bens);
        assertThat(undone.outcome().movements()).hasSize(1);
        assertThat(undone.outcome().movements().getFirst().cause()).isEqualTo("reversal");
        assertThat(till.history(ben).getLast().outcome().movements()).hasSize(1);
        requireSound();
    }

    @Test
    void happensOnce() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        Recording request = till.reversal(given);
        till.book(request);
        programmes.moveForward(Duration.ofSeconds(1));

        assertThat(till.refused(till.reversal(given)).code())
                .isEqualTo(ErrorCode.TRANSFER_ALREADY_REVERSED);
        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound();
    }

    @Test
    void isAnsweredAgainUnderItsKey() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        Recording plain = till.reversal(given);
        var keyed =
                new Recording(
                        tenant,
                        plain.subject(),
                        plain.activity(),
                        "r",
                        "why",
                        "k-1",
                        Objects.requireNonNull(plain.other()));
        JournalRecord first = till.book(keyed);

        Recorded.Booked again = journal().record(keyed).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first);
    }

    @Test
    void isRefusedWhereTheReceiverHasSpentThePoints() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        for (int cup = 0; cup < 3; cup++) {
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(ben, till.redemption("coffee", null));
        }
        long records = till.history(anna).size();

        Refusal refusal = till.refused(till.reversal(given));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(refusal.facts()).containsEntry("available", 50L).containsEntry("missing", 10L);
        assertThat(till.history(anna)).hasSize((int) records);
        requireSound();

        till.buy(ben, "10.00");
        till.book(till.reversal(given));
        assertThat(till.wallet(ben).available()).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound();
    }

    @Test
    void givesExpiredPointsAnotherWhile() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        programmes.moveForward(Duration.ofDays(500));
        till.book(ben, new Activity.Due(programmes.now()));
        assertThat(till.wallet(ben).expired()).isEqualTo(80);

        till.book(till.reversal(given));

        assertThat(till.wallet(anna).lots())
                .containsExactly(new Lot(null, programmes.now().plus(GRACE), 60));
        assertThat(till.wallet(anna).expired()).isEqualTo(40);
        assertThat(till.wallet(ben).expired()).isEqualTo(20);
        assertThat(till.wallet(ben).transferred()).isZero();
        requireSound();
    }

    @Test
    void settlesADebtThatTheTransferLeft() {
        var purchase = till.buy(anna, "30.00");
        JournalRecord given = till.book(till.transfer(anna, ben, 110));
        till.book(anna, till.returnOf(purchase));
        assertThat(till.wallet(anna).debt()).isEqualTo(10);

        till.book(till.reversal(given));

        assertThat(till.wallet(anna).debt()).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound();
    }

    @Test
    void freesWhatTheDayAllows() {
        till.buy(anna, "2000.00");
        JournalRecord given = till.book(till.transfer(anna, ben, 1_000));
        assertThat(till.refused(till.transfer(anna, ben, 5)).code())
                .isEqualTo(ErrorCode.TRANSFER_LIMIT_REACHED);
        till.book(till.reversal(given));
        programmes.moveForward(Duration.ofMinutes(1));

        till.book(till.transfer(anna, ben, 1_000));

        requireSound();
    }

    @Test
    void reachesThoseWhoLeft() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        till.book(anna, closing());
        till.book(ben, closing());

        till.book(till.reversal(given));

        assertThat(till.wallet(anna).available()).isEqualTo(100);
        requireSound();
    }

    private Activity.StatusChange closing() {
        return new Activity.StatusChange(programmes.now(), MemberStatus.CLOSED, "left");
    }

    @Test
    void previewsBothSidesAndWritesNeither() {
        JournalRecord given = till.book(till.transfer(anna, ben, 60));
        Recording request = till.reversal(given);

        Recorded preview = journal().preview(request, false);

        assertThat(till.wallet(anna).available()).isEqualTo(40);
        assertThat(journal().record(request)).isEqualTo(preview);
    }

    private void requireSound() {
        for (Subject.OfAccount member : new Subject.OfAccount[] {anna, ben}) {
            var history = till.history(member);
            Ledgers.requireAgreement(till.state(member), history);
            assertThat(Objects.requireNonNull(till.state(member)))
                    .isEqualTo(Replay.fold(programmes.timeline(), history));
        }
        assertThat(till.wallet(anna).transferred() + till.wallet(ben).transferred()).isZero();
    }
}
