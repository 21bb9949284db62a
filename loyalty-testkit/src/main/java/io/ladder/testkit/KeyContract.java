package io.ladder.testkit;

import static io.ladder.testkit.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing twice, nothing lost: documents, idempotency keys and batches. */
abstract class KeyContract extends JournalSetting {

    @Test
    void booksAPurchaseOnce() {
        var member = till.enrol("anna");

        JournalRecord record = till.buy(member, "12.99");

        assertThat(record.id().account()).isEqualTo(member.account());
        assertThat(record.id().sequence()).isEqualTo(2);
        assertThat(record.member()).isEqualTo(member.member());
        assertThat(record.version()).isEqualTo(1);
        assertThat(record.recordedAt()).isEqualTo(START);
        assertThat(record.outcome().awarded(ProgrammeFixture.POINTS)).isEqualTo(12);
        assertThat(till.wallet(member).available()).isEqualTo(12);
        assertThat(journal().find(tenant, record.id())).isEqualTo(record);
        assertThat(journal().find(tenant, documentOf(record))).isEqualTo(record);
        assertThat(till.history(member)).hasSize(2).last().isEqualTo(record);
    }

    @Test
    void answersARepetitionFromTheJournal() {
        var member = till.enrol("anna");
        var purchase = till.purchase("12.99", START);
        var first = journal().record(till.recording(member, purchase)).orThrow();
        till.buy(member, "50.00");
        programmes.moveForward(Duration.ofDays(400));

        var again = journal().record(till.recording(member, purchase)).orThrow();

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(till.history(member)).hasSize(3);
    }

    @Test
    void answersTheSameIdempotencyKeyFromTheJournal() {
        var member = till.enrol("anna");
        var purchase = till.purchase("12.99", START);
        var request = till.underKey(member, purchase, "12.99", "key-1");

        var first = journal().record(request).orThrow();
        var again = journal().record(request).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(till.wallet(member).available()).isEqualTo(12);
    }

    @Test
    void refusesAnIdempotencyKeyForAnotherDocument() {
        var member = till.enrol("anna");
        var one = till.purchase("12.99", START);
        var other = till.purchase("12.99", START);
        journal().record(till.underKey(member, one, "12.99", "key-1")).orThrow();

        var answer = journal().record(till.underKey(member, other, "12.99", "key-1"));

        assertThat(Till.refusalOf(answer).code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(till.wallet(member).available()).isEqualTo(12);
        assertThat(journal().find(tenant, other.document())).isNull();
    }

    @Test
    void takesAnIdempotencyKeyAgainOnceItHasExpired() {
        var member = till.enrol("anna");
        var first = till.underKey(member, till.purchase("1.00", START), "1.00", "key-1");
        var second = till.underKey(member, till.purchase("2.00", START), "2.00", "key-1");
        journal().record(first).orThrow();
        programmes.moveForward(Duration.ofDays(30).minusSeconds(1));
        assertThat(Till.refusalOf(journal().record(second)).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);

        programmes.moveForward(Duration.ofSeconds(1));

        assertThat(journal().record(second).orThrow().replayed()).isFalse();
        assertThat(journal().record(second).orThrow().replayed()).isTrue();
        assertThat(till.wallet(member).available()).isEqualTo(3);
    }

    @Test
    void answersADocumentThatComesUnderAnotherIdempotencyKey() {
        var member = till.enrol("anna");
        var purchase = till.purchase("12.99", START);
        var first = journal().record(till.underKey(member, purchase, "12.99", "a")).orThrow();

        var again = journal().record(till.underKey(member, purchase, "12.99", "b")).orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first.record());
    }

    @Test
    void refusesTheSameDocumentWithOtherContent() {
        var member = till.enrol("anna");
        till.book(member, aPurchase().numbered("7").of("12.99").at(START).build());

        var other = aPurchase().numbered("7").of("12.98").at(START).build();

        assertThat(till.refused(member, other).code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(till.wallet(member).available()).isEqualTo(12);
        assertThat(till.history(member)).hasSize(2);
    }

    @Test
    void refusesTheSameDocumentForAnotherMember() {
        var anna = till.enrol("anna");
        var berta = till.enrol("berta");
        var purchase = till.purchase("12.99", START);
        till.book(anna, purchase);

        assertThat(till.refused(berta, purchase).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(till.wallet(berta).available()).isZero();
    }

    @Test
    void tellsDocumentsOfTwoSourcesApart() {
        var member = till.enrol("anna");
        var one = new Activity.Adjustment(START, new Document("a", "1"), "points", 5, "gift", null);
        var other =
                new Activity.Adjustment(START, new Document("b", "1"), "points", 5, "gift", null);

        till.book(member, one);
        till.book(member, other);

        assertThat(till.wallet(member).available()).isEqualTo(10);
    }

    @Test
    void aRefusalUsesNoKey() {
        var member = till.enrol("anna");
        var dear = till.redemption("coffee", null);
        var request = till.underKey(member, dear, "coffee", "key-1");
        assertThat(Till.refusalOf(journal().record(request)).code())
                .isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(journal().find(tenant, dear.document())).isNull();
        assertThat(till.history(member)).hasSize(1);
        till.buy(member, "10.00");

        var booked = journal().record(request).orThrow();

        assertThat(booked.replayed()).isFalse();
        assertThat(till.wallet(member).available()).isZero();
    }

    @Test
    void previewsWithoutWriting() {
        var member = till.enrol("anna");
        var before = till.state(member);
        var request = till.recording(member, till.purchase("12.99", START));

        var preview = journal().preview(request, true).orThrow();

        assertThat(preview.replayed()).isFalse();
        assertThat(preview.reasons()).isNotEmpty();
        assertThat(till.state(member)).isEqualTo(before);
        assertThat(till.history(member)).hasSize(1);
        assertThat(journal().find(tenant, preview.record().id())).isNull();
        assertThat(journal().record(request).orThrow().record()).isEqualTo(preview.record());
    }

    @Test
    void previewsARepetitionAsWhatWasBooked() {
        var member = till.enrol("anna");
        var purchase = till.purchase("12.99", START);
        var booked = till.book(member, purchase);

        var preview = journal().preview(till.recording(member, purchase), false).orThrow();

        assertThat(preview.replayed()).isTrue();
        assertThat(preview.record()).isEqualTo(booked);
    }

    @Test
    void booksTheOthersWhereOneOfABatchIsRefused() {
        var anna = till.enrol("anna");
        var berta = till.enrol("berta");
        var batch =
                List.of(
                        till.recording(anna, till.purchase("10.00", START)),
                        till.recording(berta, till.redemption("coffee", null)),
                        till.recording(berta, till.purchase("20.00", START)));

        var results = journal().recordAll(batch);

        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isInstanceOf(Recorded.Booked.class);
        assertThat(Till.refusalOf(results.get(1)).code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(results.get(2)).isInstanceOf(Recorded.Booked.class);
        assertThat(till.wallet(anna).available()).isEqualTo(10);
        assertThat(till.wallet(berta).available()).isEqualTo(20);
    }

    @Test
    void keepsTheOrderOfAnAccountInABatch() {
        var members = List.of(till.enrol("anna"), till.enrol("berta"), till.enrol("carla"));
        var batch = new ArrayList<Recording>();
        for (int round = 0; round < 30; round++) {
            for (var member : members) {
                batch.add(till.recording(member, till.purchase("1.00", START.plusSeconds(round))));
            }
        }

        var results = journal().recordAll(batch);

        for (int index = 0; index < batch.size(); index++) {
            var record = results.get(index).orThrow().record();
            assertThat(record.activity()).isEqualTo(batch.get(index).activity());
            assertThat(record.id().sequence()).isEqualTo(2 + index / members.size());
        }
    }

    @Test
    void answersARepetitionWithinABatch() {
        var anna = till.enrol("anna");
        var berta = till.enrol("berta");
        var purchase = till.purchase("12.99", START);

        var results =
                journal()
                        .recordAll(
                                List.of(
                                        till.recording(anna, purchase),
                                        till.recording(anna, purchase),
                                        till.recording(berta, purchase)));

        var first = results.get(0).orThrow();
        var again = results.get(1).orThrow();
        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(Till.refusalOf(results.get(2)).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(till.wallet(anna).available()).isEqualTo(12);
    }

    @Test
    void keepsTenantsApart() {
        var record = till.buy(till.enrol("anna"), "12.99");
        var stranger = new TenantId(UUID.randomUUID());

        assertThat(journal().find(stranger, record.id())).isNull();
        assertThat(journal().find(stranger, documentOf(record))).isNull();
        assertThat(journal().find(stranger, Till.externalId("anna"))).isNull();
        assertThat(journal().state(stranger, record.id().account())).isNull();
        assertThat(journal().history(stranger, record.id().account())).isEmpty();
    }

    private static Document documentOf(JournalRecord record) {
        return java.util.Objects.requireNonNull(record.activity().document());
    }
}
