package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Points that members give to each other. */
abstract class TransferContract extends JournalSetting {
    @Test
    void givesTheVeryLotsThatWentOut() {
        var anna = till.enrolWithPoints("anna", 20);
        programmes.moveForward(Duration.ofDays(40));
        till.buy(anna, "30.00");
        var ben = till.enrol("ben");
        List<Lot> before = till.wallet(anna).lots();

        JournalRecord given = till.book(till.transfer(anna, ben, 25));

        assertThat(till.wallet(anna).available()).isEqualTo(25);
        assertThat(till.wallet(anna).transferred()).isEqualTo(-25);
        assertThat(till.wallet(ben).lots())
                .containsExactly(
                        new Lot(null, before.get(0).expiresAt(), 20),
                        new Lot(null, before.get(1).expiresAt(), 5));
        assertThat(till.wallet(ben).transferred()).isEqualTo(25);
        assertThat(till.wallet(ben).lifetime()).isZero();
        var out = (Transfer.TransferOut) given.activity();
        JournalRecord got = till.history(ben).getLast();
        assertThat(got.id()).isEqualTo(out.in());
        var in = (Transfer.TransferIn) got.activity();
        assertThat(in.out()).isEqualTo(given.id());
        assertThat(in.from()).isEqualTo(anna.member());
        assertThat(in.lots()).isEqualTo(till.wallet(ben).lots());
        assertThat(got.recordedAt()).isEqualTo(given.recordedAt());
        requireSound(anna, ben);
    }

    @Test
    void showsEachSideItsEntry() {
        var anna = till.enrolWithPoints("anna", 20);
        var ben = till.enrol("ben");

        JournalRecord given = till.book(till.transfer(anna, ben, 8));

        var entries = records().entries(tenant, anna.account(), null, null, 1);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().id()).isEqualTo(given.id());
        requireEntry(entries.getFirst().movement(), Place.AVAILABLE, Place.TRANSFERRED, 12);
        entries = records().entries(tenant, ben.account(), "points", null, 5);
        assertThat(entries).hasSize(1);
        requireEntry(entries.getFirst().movement(), Place.TRANSFERRED, Place.AVAILABLE, 8);
        assertThat(records().list(tenant, ben.account(), Transfer.class, null, 5)).hasSize(1);
        assertThat(records().list(tenant, anna.account(), Transfer.class, null, 5))
                .containsExactly(given);
    }

    private static void requireEntry(Movement movement, Place from, Place to, long available) {
        assertThat(movement.from()).isEqualTo(from);
        assertThat(movement.to()).isEqualTo(to);
        assertThat(movement.points()).isEqualTo(8);
        assertThat(movement.availableAfter()).isEqualTo(available);
        assertThat(movement.cause()).isEqualTo("transfer");
    }

    @Test
    void refusesWhatTheRulesDoNotAllow() {
        var anna = till.enrolWithPoints("anna", 3_000);
        var ben = till.enrol("ben");

        Refusal few = till.refused(till.transfer(anna, ben, 4));
        assertThat(few.code()).isEqualTo(ErrorCode.AMOUNT_OUT_OF_RANGE);
        assertThat(few.facts()).containsEntry("min", 5L);
        assertThat(till.refused(till.transfer(anna, anna, 10)).code())
                .isEqualTo(ErrorCode.TRANSFER_NOT_ALLOWED);
        assertThat(till.refused(inWallet(anna, ben, "miles")).code())
                .isEqualTo(ErrorCode.TRANSFER_NOT_ALLOWED);
        var nobody = Subject.OfAccount.own(new MemberId(UUID.randomUUID()));
        Refusal unknown = till.refused(till.transfer(anna, nobody, 10));
        assertThat(unknown.code()).isEqualTo(ErrorCode.MEMBER_NOT_FOUND);
        assertThat(unknown.pointer()).isEqualTo("/to");
        Refusal poor = till.refused(till.transfer(ben, anna, 10));
        assertThat(poor.code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(poor.facts()).containsEntry("available", 0L).containsEntry("required", 10L);

        assertThat(till.history(anna)).hasSize(2);
        assertThat(till.history(ben)).hasSize(1);
    }

    private Recording inWallet(Subject.OfAccount from, Subject.OfAccount to, String wallet) {
        var out =
                new Transfer.TransferOut(
                        programmes.now(), till.document(), wallet, 10, to.member(), null);
        return new Recording(tenant, from, out, out.toString(), null, null, to);
    }

    @Test
    void limitsWhatIsGivenOnOneDay() {
        var anna = till.enrolWithPoints("anna", 3_000);
        var ben = till.enrol("ben");
        programmes.setNow(Instant.parse("2026-02-01T22:30:00Z"));
        till.book(till.transfer(anna, ben, 600));

        Refusal refusal = till.refused(till.transfer(anna, ben, 401));
        assertThat(refusal.code()).isEqualTo(ErrorCode.TRANSFER_LIMIT_REACHED);
        assertThat(refusal.facts()).containsEntry("limit", 1_000L).containsEntry("left", 400L);
        till.book(till.transfer(anna, ben, 400));
        till.book(till.transfer(ben, anna, 1_000));

        // In Berlin another day has begun.
        programmes.setNow(Instant.parse("2026-02-01T23:00:00Z"));
        till.book(till.transfer(anna, ben, 1_000));
        requireSound(anna, ben);
    }

    @Test
    void asksBothToTakePart() {
        var anna = till.enrolWithPoints("anna", 100);
        var ben = till.enrol("ben");
        till.book(ben, new Activity.StatusChange(START, MemberStatus.BLOCKED, "lost card"));

        Refusal blocked = till.refused(till.transfer(anna, ben, 10));
        assertThat(blocked.code()).isEqualTo(ErrorCode.MEMBER_BLOCKED);
        assertThat(blocked.pointer()).isEqualTo("/to");
        assertThat(till.wallet(anna).available()).isEqualTo(100);
        Refusal self = till.refused(till.transfer(ben, anna, 10));
        assertThat(self.code()).isEqualTo(ErrorCode.MEMBER_BLOCKED);
        assertThat(self.pointer()).isNull();
        requireSound(anna, ben);
    }

    @Test
    void booksADocumentOnceOnBothSides() {
        var anna = till.enrolWithPoints("anna", 100);
        var ben = till.enrol("ben");
        var eva = till.enrol("eva");
        Recording request = till.transfer(anna, ben, 10);
        JournalRecord first = till.book(request);

        Recorded.Booked again = journal().record(request).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first);
        var out = (Transfer.TransferOut) request.activity();
        var elsewhere = new Recording(tenant, anna, out, "to eva", null, null, eva);
        assertThat(till.refused(elsewhere).code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(till.wallet(ben).available()).isEqualTo(10);
        assertThat(till.history(ben)).hasSize(2);
        assertThat(till.history(eva)).hasSize(1);
    }

    @Test
    void previewsBothSidesAndWritesNeither() {
        var anna = till.enrolWithPoints("anna", 100);
        var ben = till.enrol("ben");
        Recording request = till.transfer(anna, ben, 10);

        Recorded preview = journal().preview(request, false);

        assertThat(till.history(anna)).hasSize(2);
        assertThat(till.history(ben)).hasSize(1);
        assertThat(journal().record(request)).isEqualTo(preview);
    }

    @Test
    void leavesWhatWasGivenWithTheReceiver() {
        var anna = till.enrol("anna");
        var purchase = till.buy(anna, "50.00");
        var ben = till.enrol("ben");
        till.book(till.transfer(anna, ben, 40));

        till.book(anna, till.returnOf(purchase));

        assertThat(till.wallet(anna).debt()).isEqualTo(40);
        assertThat(till.wallet(ben).available()).isEqualTo(40);
        requireSound(anna, ben);
    }

    @Test
    void repaysTheDebtOfTheReceiverFirst() {
        var anna = till.enrolWithPoints("anna", 50);
        var ben = till.enrol("ben");
        var purchase = till.buy(ben, "10.00");
        till.book(ben, till.redemption("coffee", null));
        till.book(ben, till.returnOf(purchase));

        till.book(till.transfer(anna, ben, 25));

        assertThat(till.wallet(ben).debt()).isZero();
        assertThat(till.wallet(ben).available()).isEqualTo(15);
        requireSound(anna, ben);
    }

    @Test
    void booksWhatArrivesLateOnBothSides() {
        var anna = till.enrolWithPoints("anna", 100);
        var ben = till.enrol("ben");
        programmes.moveForward(Duration.ofDays(2));
        Recording late = till.transfer(anna, ben, 30);
        programmes.moveForward(Duration.ofDays(1));
        till.buy(anna, "7.00");
        till.buy(ben, "8.00");

        till.book(late);

        assertThat(till.wallet(anna).available()).isEqualTo(77);
        assertThat(till.wallet(ben).available()).isEqualTo(38);
        requireSound(anna, ben);
    }

    @Test
    void passesPointsOnWithinOneBatch() {
        var anna = till.enrolWithPoints("anna", 100);
        var ben = till.enrol("ben");
        var eva = till.enrol("eva");
        var results =
                journal()
                        .recordAll(
                                List.of(
                                        till.transfer(anna, ben, 60),
                                        till.transfer(ben, eva, 70),
                                        till.transfer(ben, eva, 50),
                                        till.transfer(eva, anna, 20)));

        assertThat(Till.refusalOf(results.get(1)).code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(till.wallet(anna).available()).isEqualTo(60);
        assertThat(till.wallet(ben).available()).isEqualTo(10);
        assertThat(till.wallet(eva).available()).isEqualTo(30);
        requireSound(anna, ben, eva);
    }

    private void requireSound(Subject.OfAccount... members) {
        for (Subject.OfAccount member : members) {
            var history = till.history(member);
            Ledgers.requireAgreement(till.state(member), history);
            assertThat(till.state(member)).isEqualTo(Replay.fold(programmes.timeline(), history));
            assertThat(Objects.requireNonNull(till.state(member)).sequence())
                    .isEqualTo(history.size());
        }
    }
}
