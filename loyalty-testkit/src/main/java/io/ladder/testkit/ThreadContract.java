package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever calls, and however many at a time. */
abstract class ThreadContract extends JournalSetting {
    private static final int THREADS = 64;
    private static final int MEMBERS = 100;
    private static final int PURCHASES = 1_000;
    private static final int TIMES_EACH = 4;
    private static final int CALLERS = 1_000;
    private static final int GROUP = 500;
    private static final long SEED = 20_260_115;

    @Test
    void booksEachPurchaseOnceThoughManyThreadsPostThemAll() throws Exception {
        var members = enrolled(MEMBERS);
        var requests = purchasesOf(members);
        var answers = new ConcurrentHashMap<Document, JournalRecord>();
        var shuffled = new ArrayList<Recording>();
        for (int time = 0; time < TIMES_EACH; time++) {
            shuffled.addAll(requests);
        }
        Collections.shuffle(shuffled, new Random(SEED));

        var fresh =
                Threads.atOnce(
                        THREADS,
                        thread -> {
                            int booked = 0;
                            for (int at = thread; at < shuffled.size(); at += THREADS) {
                                var answer = journal().record(shuffled.get(at)).orThrow();
                                booked += answer.replayed() ? 0 : 1;
                                requireSameFacts(answers, answer.record());
                            }
                            return booked;
                        });

        assertThat(fresh.stream().mapToInt(Integer::intValue).sum()).isEqualTo(PURCHASES);
        assertThat(answers).hasSize(PURCHASES);
        requireWholeBooks(members, requests);
    }

    @Test
    void booksEachPurchaseOnceThoughManyThreadsBringThemInBatches() throws Exception {
        var members = enrolled(MEMBERS);
        var requests = purchasesOf(members);
        var answers = new ConcurrentHashMap<Document, JournalRecord>();

        Threads.atOnce(
                8,
                thread -> {
                    var mine = new ArrayList<>(requests);
                    Collections.shuffle(mine, new Random(SEED + thread));
                    for (int from = 0; from < mine.size(); from += 250) {
                        for (Recorded result :
                                journal().recordAll(mine.subList(from, from + 250))) {
                            requireSameFacts(answers, result.orThrow().record());
                        }
                    }
                    return 0;
                });

        requireWholeBooks(members, requests);
    }

    @Test
    void givesTheLastPiecesOfStockOnceEach() throws Exception {
        var members = enrolled(MEMBERS);
        members.forEach(member -> till.buy(member, "100.00"));

        var results =
                Threads.atOnce(
                        CALLERS,
                        thread ->
                                journal()
                                        .record(
                                                till.recording(
                                                        members.get(thread % MEMBERS),
                                                        till.redemption("mug", null))));

        requireBookedAndRefused(results, 10, ErrorCode.OUT_OF_STOCK);
        assertThat(journal().used(tenant, "stock:mug")).isEqualTo(10);
        assertThat(members.stream().mapToLong(member -> till.wallet(member).redeemed()).sum())
                .isEqualTo(100);
        members.forEach(
                member -> Ledgers.requireAgreement(till.state(member), till.history(member)));
    }

    @Test
    void spendsThePointsOfOneMemberOnceEach() throws Exception {
        var member = till.enrolWithPoints("anna", 100);

        var results =
                Threads.atOnce(
                        CALLERS,
                        _ ->
                                journal()
                                        .record(
                                                till.recording(
                                                        member, till.redemption("single", null))));

        requireBookedAndRefused(results, 100, ErrorCode.INSUFFICIENT_POINTS);
        assertThat(till.wallet(member).available()).isZero();
        assertThat(till.wallet(member).redeemed()).isEqualTo(100);
        Ledgers.requireAgreement(till.state(member), till.history(member));
    }

    @Test
    void holdsThePointsOfOneMemberForOnePaymentEach() throws Exception {
        var member = till.enrolWithPoints("anna", 100);

        var results =
                Threads.atOnce(
                        1_000,
                        _ -> journal().record(till.recording(member, till.payment(1L, "10.00"))));

        requireBookedAndRefused(results, 100, ErrorCode.INSUFFICIENT_POINTS);
        assertThat(till.wallet(member).available()).isZero();
        assertThat(till.wallet(member).held()).isEqualTo(100);
        assertThat(records().payments(tenant, member.account(), null, 200)).hasSize(100);
        Ledgers.requireAgreement(till.state(member), till.history(member));
    }

    @Test
    void letsOneThatCannotBeKeptFailAloneInItsBatch() {
        var members = enrolled(MEMBERS);
        var batch = groupWithPoison(members);

        var results = journal().recordAll(batch);

        requireOnlyThePoisonToFail(members, results);
        assertThat(Till.refusalOf(results.get(GROUP / 3)).code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void letsOneThatCannotBeKeptFailAloneAmongManyCallers() throws Exception {
        var members = enrolled(MEMBERS);
        var recordings = groupWithPoison(members);

        var results = Threads.atOnce(GROUP, thread -> journal().record(recordings.get(thread)));

        requireOnlyThePoisonToFail(members, results);
    }

    /** No rule sees anything in a NUL, but PostgreSQL keeps no text that has one. */
    private List<Recording> groupWithPoison(List<Subject.OfAccount> members) {
        var group = new ArrayList<Recording>(GROUP);
        for (int index = 0; index < GROUP; index++) {
            var purchase = PurchaseFixture.aPurchase().of("1.00").at(START);
            String number = index == GROUP / 3 ? "poison\0" : "sound-" + index;
            group.add(
                    till.recording(
                            members.get(index % members.size()),
                            purchase.numbered(number).build()));
        }
        return group;
    }

    private void requireOnlyThePoisonToFail(
            List<Subject.OfAccount> members, List<Recorded> results) {
        requireBookedAndRefused(results, GROUP - 1, ErrorCode.INTERNAL_ERROR);
        assertThat(members.stream().mapToLong(member -> till.wallet(member).available()).sum())
                .isEqualTo(GROUP - 1);
        members.forEach(
                member -> Ledgers.requireAgreement(till.state(member), till.history(member)));
    }

    @Test
    void booksADocumentThatTwoMembersBringForOneOfThem() throws Exception {
        var members = enrolled(16);
        var purchase = till.purchase("10.00", START);

        var results =
                Threads.atOnce(
                        members.size(),
                        thread -> journal().record(till.recording(members.get(thread), purchase)));

        requireBookedAndRefused(results, 1, ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(members.stream().mapToLong(member -> till.wallet(member).available()).sum())
                .isEqualTo(10);
    }

    @Test
    void enrolsAnUnknownMemberOnce() throws Exception {
        var results =
                Threads.atOnce(
                        32,
                        thread ->
                                journal()
                                        .record(
                                                till.recording(
                                                        new Subject.Enrolled(
                                                                till.newcomer("x").member(),
                                                                Till.externalId("anna")),
                                                        till.purchase(
                                                                "1.00",
                                                                START.plusSeconds(thread)))));

        var owners =
                results.stream()
                        .map(result -> result.orThrow().record().owner())
                        .distinct()
                        .toList();
        assertThat(owners).hasSize(1);
        assertThat(till.wallet(owners.getFirst()).available()).isEqualTo(32);
        assertThat(journal().find(tenant, Till.externalId("anna"))).isEqualTo(owners.getFirst());
    }

    private List<Subject.OfAccount> enrolled(int count) {
        return IntStream.range(0, count).mapToObj(index -> till.enrol("member-" + index)).toList();
    }

    private List<Recording> purchasesOf(List<Subject.OfAccount> members) {
        var requests = new ArrayList<Recording>(PURCHASES);
        for (int index = 0; index < PURCHASES; index++) {
            requests.add(
                    till.recording(
                            members.get(index % members.size()),
                            till.purchase(
                                    1 + index % 37 + "." + (10 + index % 90),
                                    START.plusSeconds(index))));
        }
        return requests;
    }

    private static void requireSameFacts(
            Map<Document, JournalRecord> answers, JournalRecord record) {
        var document = Objects.requireNonNull(record.activity().document());
        var first = answers.putIfAbsent(document, record);
        assertThat(first == null || first.equals(record)).as("the same facts").isTrue();
    }

    private void requireWholeBooks(List<Subject.OfAccount> members, List<Recording> requests) {
        long balances = 0;
        long entries = 0;
        var spentMinor = new HashMap<Subject.OfAccount, Long>();
        for (Recording request : requests) {
            var purchase = (io.ladder.journal.Activity.Purchase) request.activity();
            spentMinor.merge(
                    (Subject.OfAccount) request.subject(),
                    purchase.total().minor(),
                    Math::addExact);
        }
        for (Subject.OfAccount member : members) {
            var history = till.history(member);
            Ledgers.requireAgreement(till.state(member), history);
            assertThat(history).hasSize(1 + PURCHASES / MEMBERS);
            long available = till.wallet(member).available();
            assertThat(available).isEqualTo(Objects.requireNonNull(spentMinor.get(member)) / 100);
            balances += available;
            for (JournalRecord record : history) {
                for (Movement movement : record.outcome().movements()) {
                    entries += movement.to() == Place.AVAILABLE ? movement.points() : 0;
                    entries -= movement.from() == Place.AVAILABLE ? movement.points() : 0;
                }
            }
        }
        assertThat(balances).isEqualTo(entries);
    }

    private static void requireBookedAndRefused(
            List<Recorded> results, int booked, ErrorCode refusal) {
        var refused =
                results.stream().filter(result -> result instanceof Recorded.Refused).toList();
        assertThat(results).hasSize(booked + refused.size());
        assertThat(refused).allMatch(result -> Till.refusalOf(result).code() == refusal);
    }
}
