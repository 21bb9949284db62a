package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.transfer.FindTransfer;
import io.ladder.transfer.ReverseTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two records of one person that become one, and two again. */
abstract class MergeContract extends MergeSetting {
    @Test
    void comesToWhatOneHistoryWouldHave() {
        till.buy(ben, "10.60");
        passAnHour();
        till.buy(anna, "5.40");
        assertThat(till.wallet(anna).available() + till.wallet(ben).available()).isEqualTo(15);

        JournalRecord out = merge();

        // The cents that both carried over come to one more point.
        assertThat(till.wallet(anna).available()).isEqualTo(16);
        assertThat(till.wallet(ben)).isEqualTo(Wallet.EMPTY);
        AccountState joined = till.state(anna);
        assertThat(joined.members()).containsOnlyKeys(anna.member());
        assertThat(joined.member(ben.member())).isEqualTo(joined.member(anna.member()));
        assertThat(till.state(ben).members()).isEmpty();
        var departure = (Relocation.Departure) out.activity();
        JournalRecord in = till.history(anna).getLast();
        assertThat(in.id()).isEqualTo(departure.in());
        var arrival = (Relocation.Arrival) in.activity();
        assertThat(arrival.out()).isEqualTo(out.id());
        assertThat(arrival.facts()).containsExactly(new Relocation.Range(1, 2));
        assertThat(in.outcome().movements())
                .allSatisfy(movement -> assertThat(movement.cause()).isEqualTo("merge"));
        assertThat(out.outcome().movements()).hasSize(1);
        requireAllSound();
    }

    @Test
    void bringsEntriesToBothAccountsAndNoneToTheFactsAgain() {
        JournalRecord bought = till.buy(ben, "10.00");

        merge();

        var entries = records().entries(tenant, anna.account(), null, null, 10);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().movement().availableAfter()).isEqualTo(10);
        var left = records().entries(tenant, ben.account(), null, null, 10);
        assertThat(left).hasSize(2);
        assertThat(left.getFirst().movement().availableAfter()).isZero();
        var purchases = records().list(tenant, anna.account(), Activity.Purchase.class, null, 10);
        assertThat(purchases).hasSize(1);
        JournalRecord again = purchases.getFirst();
        assertThat(again.activity()).isEqualTo(bought.activity());
        assertThat(again.member()).isEqualTo(ben.member());
        assertThat(again.outcome().awards()).isEqualTo(bought.outcome().awards());
        assertThat(again.outcome().movements()).isEmpty();
        assertThat(journal().current(tenant, bought.id())).isEqualTo(again.id());
        assertThat(journal().current(tenant, again.id())).isEqualTo(again.id());
        assertThat(journal().find(tenant, bought.id())).isEqualTo(bought);
    }

    @Test
    void letsWhoeverNamesTheOtherRecordActOnTheOneAccount() {
        till.buy(ben, "10.00");
        merge();
        passAnHour();

        JournalRecord byId = till.buy(new Subject.OfMember(ben.member()), "1.00");
        JournalRecord byCard = till.buy(new Subject.OfIdentity(Till.externalId("ben")), "2.00");
        JournalRecord byAccount = till.buy(ben, "3.00");

        for (JournalRecord record : List.of(byId, byCard, byAccount)) {
            assertThat(record.id().account()).isEqualTo(anna.account());
            assertThat(record.member()).isEqualTo(ben.member());
        }
        assertThat(till.wallet(anna).available()).isEqualTo(16);
        assertThat(journal().find(tenant, Till.externalId("ben")))
                .isEqualTo(new Subject.OfAccount(anna.account(), ben.member()));
        assertThat(journal().resolve(tenant, new Subject.OfMember(ben.member())))
                .isEqualTo(new Subject.OfAccount(anna.account(), ben.member()));
        requireAllSound();
    }

    @Test
    void findsWhoeverWasMergedManyTimes() {
        JournalRecord bought = till.buy(ben, "10.00");
        var last = ben;
        for (int merged = 0; merged < 12; merged++) {
            var next = till.enrol("ben-" + merged);
            passAnHour();
            till.book(till.merge(last, next));
            last = next;
        }
        passAnHour();

        JournalRecord again = till.buy(new Subject.OfMember(ben.member()), "1.00");
        JournalRecord back = till.book(ben, till.returnOf(bought));

        assertThat(again.id().account()).isEqualTo(last.account());
        assertThat(back.id().account()).isEqualTo(last.account());
        assertThat(till.wallet(last).available()).isEqualTo(1);
        requireAllSound();
    }

    @Test
    void takesBackWhatWasBoughtBefore() {
        JournalRecord bought = till.buy(ben, "10.00");
        merge();
        passAnHour();

        JournalRecord back = till.book(ben, till.returnOf(bought));

        assertThat(back.id().account()).isEqualTo(anna.account());
        assertThat(till.wallet(anna).available()).isZero();
        assertThat(till.refused(ben, till.returnOf(bought)).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        requireAllSound();
    }

    @Test
    void settlesWhatWasOpenBefore() {
        till.buy(ben, "50.00");
        passAnHour();
        JournalRecord mug = till.book(ben, till.redemption("mug", Duration.ofDays(9)));
        JournalRecord coffee = till.book(ben, till.redemption("coffee", null));
        JournalRecord payment = till.book(ben, till.payment(10L, "40.00"));
        JournalRecord forgotten = till.book(ben, till.payment(5L, "40.00"));
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(till.merge(ben, anna));

        assertThat(till.wallet(anna).held()).isEqualTo(25);
        assertThat(till.wallet(anna).available()).isEqualTo(15);
        till.book(ben, till.capture(mug));
        till.book(ben, till.cancel(coffee));
        till.book(ben, till.captureOf(payment, null));
        till.book(ben, till.refundOf(payment, 4));
        passAnHour();
        assertThat(till.refused(ben, till.captureOf(forgotten, null)).code())
                .isEqualTo(ErrorCode.PAYMENT_SETTLED);

        assertThat(till.wallet(anna).redeemed()).isEqualTo(16);
        assertThat(till.wallet(anna).available()).isEqualTo(29);
        var view = Objects.requireNonNull(records().redemption(tenant, mug.id()));
        assertThat(view.status().text()).isEqualTo("captured");
        assertThat(view.id()).isEqualTo(journal().current(tenant, mug.id()));
        assertThat(records().redemptions(tenant, anna.account(), null, 9)).hasSize(2);
        assertThat(records().redemptions(tenant, ben.account(), null, 9)).isEmpty();
        assertThat(journal().used(tenant, "stock:mug")).isEqualTo(1);
        var paid = Objects.requireNonNull(records().payment(tenant, payment.id()));
        assertThat(paid.change().refunded()).isEqualTo(4);
        requireAllSound();
    }

    @Test
    void answersARepetitionWithWhatWasFirst() {
        Recording bought = till.recording(ben, till.purchase("10.00", programmes.now()));
        JournalRecord first = till.book(bought);
        Recording request = till.merge(ben, anna);
        var keyed =
                new Recording(
                        tenant,
                        new Subject.OfMember(ben.member()),
                        request.activity(),
                        "merge",
                        "why",
                        "k-1",
                        anna);
        JournalRecord out = till.book(keyed);

        Recorded.Booked again = journal().record(keyed).orThrow();
        Recorded.Booked purchase = journal().record(bought).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(out);
        assertThat(purchase.replayed()).isTrue();
        assertThat(purchase.record()).isEqualTo(first);
        requireAllSound();
    }

    @Test
    void answersTheUndoingOfATransferAgainThoughItStandsElsewhere() {
        till.buy(ben, "10.00");
        var eva = till.enrol("eva");
        JournalRecord given = till.book(till.transfer(ben, eva, 10));
        passAnHour();
        var undoing =
                new ReverseTransfer(journal(), programmes, new FindTransfer(journal(), records()));
        var keyed = new Call(tenant, "k-1", false, false);
        JournalRecord first = undoing.reverse(keyed, given.id(), "by mistake").record();
        merge();

        Recorded.Booked again = undoing.reverse(keyed, given.id(), "by mistake");

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first);
        assertThat(till.wallet(anna).available()).isEqualTo(10);
        requireAllSound();
        requireSound(eva);
    }

    @Test
    void previewsBothSidesAndWritesNeither() {
        till.buy(ben, "10.00");
        Recording request = till.merge(ben, anna);

        Recorded preview = journal().preview(request, false);

        assertThat(till.history(anna)).hasSize(1);
        assertThat(till.history(ben)).hasSize(2);
        assertThat(journal().record(request)).isEqualTo(preview);
    }

    @Test
    void refusesWhatCannotBeOne() {
        var eva = till.enrol("eva");
        assertThat(till.refused(till.merge(ben, ben)).code())
                .isEqualTo(ErrorCode.MERGE_NOT_ALLOWED);
        assertThat(till.refused(till.separation(ben.member())).code())
                .isEqualTo(ErrorCode.MEMBER_NOT_MERGED);
        var nobody = Subject.OfAccount.own(new MemberId(UUID.randomUUID()));
        Refusal unknown = till.refused(till.merge(ben, nobody));
        assertThat(unknown.code()).isEqualTo(ErrorCode.MEMBER_NOT_FOUND);
        assertThat(unknown.pointer()).isEqualTo("/into");
        till.book(eva, new Activity.StatusChange(programmes.now(), MemberStatus.BLOCKED, null));
        Refusal blocked = till.refused(till.merge(ben, eva));
        assertThat(blocked.code()).isEqualTo(ErrorCode.MEMBER_BLOCKED);
        assertThat(blocked.pointer()).isEqualTo("/into");
        assertThat(till.refused(till.merge(eva, ben)).pointer()).isNull();

        merge();

        assertThat(till.refused(till.merge(ben, eva)).code()).isEqualTo(ErrorCode.MEMBER_MERGED);
        var leo = till.enrol("leo");
        Refusal into = till.refused(till.merge(leo, ben));
        assertThat(into.code()).isEqualTo(ErrorCode.MEMBER_MERGED);
        assertThat(into.pointer()).isEqualTo("/into");
        assertThat(till.refused(till.merge(anna, ben)).code())
                .isEqualTo(ErrorCode.MERGE_NOT_ALLOWED);
        requireAllSound();
    }

    @Test
    void enrolsOnePersonOnce() {
        rule(ProgrammeFixture.aProgramme().expiringAtTheEndOfMonth(12).welcoming(100));
        var eva = till.enrol("eva");
        passAnHour();
        var leo = till.enrol("leo");
        passAnHour();

        till.book(till.merge(eva, leo));

        assertThat(till.wallet(leo).available()).isEqualTo(100);
        requireSound(eva);
        requireSound(leo);
    }
}
