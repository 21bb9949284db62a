package io.ladder.testkit;

import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.ledger.Lot;
import io.ladder.shared.ErrorCode;
import io.ladder.tier.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What counts is when it happened: time, late arrivals, returns, withdrawals. */
abstract class HistoryContract extends JournalSetting {

    @Test
    void booksALateArrivalAsIfItHadComeInOrder() {
        var inOrder = till.enrol("anna");
        var shuffled = till.enrol("berta");
        programmes.moveForward(Duration.ofDays(40));
        var days = List.of(0, 1, 2, 3);
        for (int day : days) {
            till.book(inOrder, till.purchase("3.70", START.plus(Duration.ofDays(day))));
        }
        for (int day : List.of(2, 0, 3, 1)) {
            till.book(shuffled, till.purchase("3.70", START.plus(Duration.ofDays(day))));
        }

        assertThat(till.wallet(shuffled)).isEqualTo(till.wallet(inOrder));
        assertThat(rung(shuffled)).isEqualTo(rung(inOrder)).isEqualTo("client");
        assertThat(till.state(shuffled).position().at()).isEqualTo(START.plus(Duration.ofDays(3)));
        requireSound(shuffled);
    }

    @Test
    void takesAPurchaseBackByLinesAndWholly() {
        var member = till.enrol("anna");
        var only = till.enrol("berta");
        programmes.moveForward(Duration.ofDays(1));
        Instant at = programmes.now();
        var both = aPurchase().numbered("p1").line("A", "10.50").line("B", "7.70").at(at).build();
        var purchase = till.book(member, both);
        till.book(only, aPurchase().numbered("p2").line("A", "10.50").at(at).build());
        programmes.moveForward(Duration.ofDays(1));

        var lineB = List.of(new Activity.ReturnedLine("B", 1_000));
        till.book(member, aReturn(purchase.id().sequence(), lineB));

        assertThat(till.wallet(member)).isEqualTo(till.wallet(only));
        assertThat(rung(member)).isEqualTo("customer");

        till.book(member, aReturn(purchase.id().sequence(), List.of()));

        assertThat(till.wallet(member).lots()).isEmpty();
        assertThat(till.wallet(member).issued()).isZero();
        assertThat(rung(member)).isEqualTo("prospect");
        assertThat(till.refused(member, aReturn(purchase.id().sequence(), List.of())).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        requireSound(member);
    }

    @Test
    void returnsNoMoreThanWasBought() {
        var member = till.enrol("anna");
        var purchase = till.book(member, aPurchase().line("A", 3_000, 900).at(START).build());
        long sequence = purchase.id().sequence();
        var two = new Activity.ReturnedLine("A", 2_000);

        assertThat(till.refused(member, aReturn(sequence, List.of(two, two))).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        till.book(member, aReturn(sequence, List.of(two)));
        assertThat(till.refused(member, aReturn(sequence, List.of(two))).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        var none = new Activity.ReturnedLine("B", 1_000);
        assertThat(till.refused(member, aReturn(sequence, List.of(none))).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        assertThat(till.refused(member, aReturn(1, List.of())).code())
                .isEqualTo(ErrorCode.PURCHASE_NOT_FOUND);
    }

    @Test
    void goesIntoDebtWhereReturnedPointsAreSpent() {
        var member = till.enrol("anna");
        var purchase = till.buy(member, "12.00");
        till.book(member, till.redemption("coffee", null));

        till.book(member, till.returnOf(purchase));

        assertThat(till.wallet(member).debt()).isEqualTo(10);
        assertThat(till.wallet(member).available()).isEqualTo(-10);
        requireSound(member);
        programmes.moveForward(Duration.ofMinutes(1));

        till.buy(member, "25.00");

        assertThat(till.wallet(member).debt()).isZero();
        assertThat(till.wallet(member).available()).isEqualTo(15);
        requireSound(member);
    }

    @Test
    void withdrawsEvidenceAsIfItHadNeverBeen() {
        var member = till.enrol("anna");
        for (int day = 0; day < 3; day++) {
            till.buy(member, "5.00");
        }
        var answer = till.book(member, new Activity.SurveyAnswer(START, till.document(), 10, null));
        assertThat(rung(member)).isEqualTo("supporter");

        var withdrawal =
                new Activity.EvidenceWithdrawal(START, answer.id().sequence(), "not theirs");
        till.book(member, withdrawal);

        assertThat(rung(member)).isEqualTo("client");
        assertThat(till.refused(member, withdrawal).code())
                .isEqualTo(ErrorCode.EVIDENCE_ALREADY_WITHDRAWN);
        requireSound(member);
    }

    @Test
    void booksWhatFellDueWithTheNextActivity() {
        var member = till.enrol("anna");
        till.buy(member, "30.00");
        var expiresAt = Objects.requireNonNull(till.wallet(member).lots().getFirst().expiresAt());
        programmes.setNow(expiresAt);

        var record = till.buy(member, "7.00");

        assertThat(till.wallet(member).expired()).isEqualTo(30);
        assertThat(till.wallet(member).available()).isEqualTo(7);
        assertThat(record.outcome().movements()).hasSize(2);
        requireSound(member);
    }

    @Test
    void booksWhatIsDueOnDemand() {
        var member = till.enrol("anna");
        till.buy(member, "30.00");
        programmes.moveForward(Duration.ofDays(800));

        till.book(member, new Activity.Due(programmes.now()));

        assertThat(till.wallet(member).lots()).isEmpty();
        assertThat(till.wallet(member).expired()).isEqualTo(30);
        assertThat(till.state(member).nextDueAt()).isNull();
        requireSound(member);
    }

    @Test
    void stillKnowsWhatIsDueAfterAnActivityThatTouchesNoWallet() {
        var member = till.enrol("anna");
        till.buy(member, "30.00");
        Instant due = till.state(member).nextDueAt();

        till.book(
                member,
                new Activity.StatusChange(programmes.now(), MemberStatus.BLOCKED, "lost card"));

        assertThat(due).isNotNull();
        assertThat(till.state(member).nextDueAt()).isEqualTo(due);
    }

    @Test
    void previewsEachKindOfActivityAsItIsBookedThen() {
        var member = till.enrol("anna");
        var purchase = till.buy(member, "120.00");
        var held = till.book(member, till.redemption("mug", Duration.ofDays(2)));
        programmes.moveForward(Duration.ofDays(1));
        Instant now = programmes.now();
        var activities =
                List.of(
                        till.purchase("9.99", now),
                        till.purchase("9.99", START.minusSeconds(60)),
                        till.capture(held),
                        till.redemption("coffee", null),
                        new Activity.SurveyAnswer(now, till.document(), 9, "shop-1"),
                        new Activity.EvidenceReport(
                                now, till.document(), EvidenceKind.REFERRAL_SENT),
                        new Activity.Adjustment(
                                now, till.document(), "points", -5, "mistake", null),
                        new Activity.RungPin(
                                now, "loyalty", "partner", now.plusSeconds(99), "founder"),
                        new Activity.RungUnpin(now, "loyalty", "by mistake"),
                        new Activity.StatusChange(now, MemberStatus.BLOCKED, "lost card"),
                        till.returnOf(purchase),
                        till.cancel(held));

        for (Activity activity : activities) {
            var request = till.recording(member, activity);
            AccountState before = till.state(member);

            Recorded.Booked preview = journal().preview(request, false).orThrow();
            assertThat(till.state(member)).isEqualTo(before);
            Recorded.Booked booked = journal().record(request).orThrow();

            assertThat(preview).isEqualTo(booked);
            requireSound(member);
        }
    }

    @Test
    void refusesPurchasesOfMembersWhoDoNotTakePart() {
        var member = till.enrol("anna");
        var purchase = till.purchase("1.00", START.plusSeconds(9));

        till.book(member, new Activity.StatusChange(START, MemberStatus.BLOCKED, "lost card"));
        assertThat(till.refused(member, purchase).code()).isEqualTo(ErrorCode.MEMBER_BLOCKED);
        till.book(member, new Activity.StatusChange(START, MemberStatus.ACTIVE, "found"));
        till.book(member, new Activity.StatusChange(START, MemberStatus.CLOSED, "left"));
        assertThat(till.refused(member, purchase).code()).isEqualTo(ErrorCode.MEMBER_CLOSED);
    }

    @Test
    void spendsTheSoonestLotFirst() {
        var member = till.enrol("anna");
        till.buy(member, "20.00");
        programmes.moveForward(Duration.ofDays(60));
        till.buy(member, "20.00");

        till.book(member, till.redemption("coffee", null));

        assertThat(till.wallet(member).lots()).extracting(Lot::points).containsExactly(10L, 20L);
        requireSound(member);
    }

    private Activity.Return aReturn(long purchase, List<Activity.ReturnedLine> lines) {
        return new Activity.Return(programmes.now(), till.document(), purchase, lines);
    }

    private String rung(Subject.OfAccount member) {
        var state = Objects.requireNonNull(till.state(member).member(member.member()));
        return Objects.requireNonNull(state.standings().get("loyalty")).rung();
    }
}
