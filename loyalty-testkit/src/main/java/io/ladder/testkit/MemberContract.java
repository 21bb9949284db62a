package io.ladder.testkit;

import static io.ladder.testkit.Till.externalId;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose activity it is: members, identities, newcomers. */
abstract class MemberContract extends JournalSetting {

    @Test
    void findsAMemberByEachSubject() {
        var anna = till.enrol("anna");

        till.buy(new Subject.OfMember(anna.member()), "1.00");
        till.buy(new Subject.OfIdentity(externalId("anna")), "1.00");
        till.buy(anna, "1.00");
        till.buy(new Subject.Enrolled(aMemberId(), externalId("anna")), "1.00");

        assertThat(till.wallet(anna).available()).isEqualTo(4);
        assertThat(journal().find(tenant, externalId("anna"))).isEqualTo(anna);
        assertThat(till.history(anna)).hasSize(5);
    }

    @Test
    void givesANewcomerAnAccountOfTheirOwn() {
        var newcomer = till.newcomer("anna");

        var record = till.book(newcomer, new Activity.Enrolment(START));

        assertThat(record.member()).isEqualTo(newcomer.member());
        assertThat(record.id().account()).isEqualTo(new AccountId(newcomer.member().value()));
        assertThat(record.id().sequence()).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownMember() {
        var purchase = till.purchase("1.00", START);

        for (Subject nobody :
                List.of(
                        new Subject.OfMember(aMemberId()),
                        new Subject.OfIdentity(externalId("nobody")),
                        new Subject.OfAccount(new AccountId(UUID.randomUUID()), aMemberId()))) {
            assertThat(till.refused(nobody, purchase).code()).isEqualTo(ErrorCode.MEMBER_NOT_FOUND);
        }
        assertThat(journal().find(tenant, purchase.document())).isNull();
    }

    @Test
    void refusesATakenIdentity() {
        var anna = till.enrol("anna");
        var impostor =
                new Subject.Newcomer(
                        aMemberId(),
                        List.of(externalId("other"), externalId("anna")),
                        Person.UNKNOWN);

        var refusal = till.refused(impostor, new Activity.Enrolment(START));

        assertThat(refusal.code()).isEqualTo(ErrorCode.IDENTITY_TAKEN);
        assertThat(journal().find(tenant, externalId("anna"))).isEqualTo(anna);
        assertThat(journal().find(tenant, externalId("other"))).isNull();
        assertThat(journal().state(tenant, new AccountId(impostor.member().value()))).isNull();
    }

    @Test
    void refusesATakenIdentityWithinABatch() {
        var one = till.recording(till.newcomer("anna"), new Activity.Enrolment(START));
        var other = till.recording(till.newcomer("anna"), new Activity.Enrolment(START));

        var results = journal().recordAll(List.of(one, other));

        var first = results.get(0).orThrow().record();
        assertThat(Till.refusalOf(results.get(1)).code()).isEqualTo(ErrorCode.IDENTITY_TAKEN);
        assertThat(journal().find(tenant, externalId("anna"))).isEqualTo(first.owner());
    }

    @Test
    void answersARepeatedEnrolmentThoughItBringsANewId() {
        var activity = new Activity.Enrolment(START);
        var first =
                journal().record(till.underKey(till.newcomer("anna"), activity, "anna", "key-1"));

        var again =
                journal().record(till.underKey(till.newcomer("anna"), activity, "anna", "key-1"));

        assertThat(again.orThrow().replayed()).isTrue();
        assertThat(again.orThrow().record()).isEqualTo(first.orThrow().record());
    }

    @Test
    void enrolsAnUnknownMemberWithTheFirstPurchase() {
        var subject = new Subject.Enrolled(aMemberId(), externalId("anna"));
        var purchase = till.purchase("12.99", START);

        var record = till.book(subject, purchase);

        var anna = record.owner();
        assertThat(anna.member()).isEqualTo(subject.member());
        assertThat(anna.account()).isEqualTo(new AccountId(subject.member().value()));
        assertThat(journal().find(tenant, externalId("anna"))).isEqualTo(anna);
        assertThat(till.wallet(anna).available()).isEqualTo(12);
        assertThat(till.history(anna))
                .extracting(JournalRecord::activity)
                .containsExactly(new Activity.Enrolment(START, true), purchase);
        var next = new Subject.Enrolled(aMemberId(), externalId("anna"));
        assertThat(till.buy(next, "1.00").owner()).isEqualTo(anna);
        var again = journal().record(till.recording(next, purchase)).orThrow();
        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(record);
    }

    @Test
    void enrolsAnUnknownMemberOnceInABatch() {
        var batch =
                List.of(
                        till.recording(
                                new Subject.Enrolled(aMemberId(), externalId("anna")),
                                till.purchase("1.00", START)),
                        till.recording(
                                new Subject.Enrolled(aMemberId(), externalId("anna")),
                                till.purchase("2.00", START.plusSeconds(1))),
                        till.recording(
                                new Subject.OfIdentity(externalId("anna")),
                                till.purchase("4.00", START.plusSeconds(2))));

        var owners =
                journal().recordAll(batch).stream()
                        .map(result -> result.orThrow().record().owner())
                        .distinct()
                        .toList();

        assertThat(owners).hasSize(1);
        assertThat(till.wallet(owners.getFirst()).available()).isEqualTo(7);
    }

    @Test
    void doesNotEnrolWithARefusedPurchase() {
        var subject = new Subject.Enrolled(aMemberId(), externalId("anna"));
        var foreign = PurchaseFixture.aPurchase().in("USD").of("1.00").at(START).build();

        assertThat(till.refused(subject, foreign).code()).isEqualTo(ErrorCode.CURRENCY_MISMATCH);

        assertThat(journal().find(tenant, externalId("anna"))).isNull();
        assertThat(journal().state(tenant, new AccountId(subject.member().value()))).isNull();
    }

    @Test
    void previewsANewcomerWithoutWriting() {
        var newcomer = till.newcomer("anna");
        var request = till.recording(newcomer, new Activity.Enrolment(START));

        journal().preview(request, false).orThrow();

        assertThat(journal().find(tenant, externalId("anna"))).isNull();
        assertThat(journal().record(request).orThrow().replayed()).isFalse();
    }

    private static MemberId aMemberId() {
        return new MemberId(UUID.randomUUID());
    }

    @Test
    void areReadManyAtOnce() {
        var anna = till.enrolWithPoints("anna", 5);
        var ben = till.enrol("ben");
        var nobody = new AccountId(new UUID(0, 7));

        assertThat(journal().states(tenant, List.of(anna.account(), nobody, ben.account())))
                .isEqualTo(
                        Map.of(anna.account(), till.state(anna), ben.account(), till.state(ben)));
        assertThat(journal().states(new TenantId(new UUID(0, 8)), List.of(anna.account())))
                .isEmpty();
    }
}
