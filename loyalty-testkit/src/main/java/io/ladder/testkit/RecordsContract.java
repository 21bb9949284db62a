package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Subject;
import io.ladder.shared.RecordId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists are complete, newest first, and page without a gap. */
abstract class RecordsContract extends JournalSetting {
    private static final List<Integer> LIMITS = List.of(1, 2, 3, 200);

    @Test
    void listsRecordsOfAKindNewestFirst() {
        var member = aBusyMember();
        var purchases = ofKind(member, Activity.Purchase.class);

        for (int limit : LIMITS) {
            var pages =
                    pages(
                            (before, max) ->
                                    records()
                                            .list(
                                                    tenant,
                                                    member.account(),
                                                    Activity.Purchase.class,
                                                    before,
                                                    max),
                            JournalRecord::id,
                            limit);
            assertThat(pages).isEqualTo(purchases.reversed());
        }
        assertThat(records().list(tenant, member.account(), Activity.Return.class, null, 5))
                .isEqualTo(ofKind(member, Activity.Return.class))
                .hasSize(1);
    }

    @Test
    void listsMovementsWithoutSplittingARecord() {
        var member = aBusyMember();
        var expected = new ArrayList<Records.Entry>();
        for (JournalRecord record : till.history(member)) {
            var movements = record.outcome().movements();
            for (int ordinal = 0; ordinal < movements.size(); ordinal++) {
                expected.add(
                        new Records.Entry(
                                record.id(), ordinal, record.recordedAt(), movements.get(ordinal)));
            }
        }
        assertThat(expected.stream().map(Records.Entry::ordinal).max(Comparator.naturalOrder()))
                .hasValueSatisfying(most -> assertThat(most).isPositive());

        for (@Nullable String wallet : new @Nullable String[] {null, ProgrammeFixture.POINTS}) {
            for (int limit : LIMITS) {
                var pages =
                        pages(
                                (before, max) ->
                                        records()
                                                .entries(
                                                        tenant,
                                                        member.account(),
                                                        wallet,
                                                        before,
                                                        max),
                                Records.Entry::id,
                                limit);
                assertThat(pages).isEqualTo(expected.reversed());
            }
        }
        assertThat(records().entries(tenant, member.account(), "miles", null, 5)).isEmpty();
    }

    @Test
    void listsMovesWithoutSplittingARecord() {
        var member = aBusyMember();
        var expected = new ArrayList<Records.RecordedMove>();
        for (JournalRecord record : till.history(member)) {
            record.outcome()
                    .moves()
                    .forEach(each ->
                            expected.add(
                                    new Records.RecordedMove(
                                            record.id(),
                                            each.member(),
                                            record.recordedAt(),
                                            each.move())));
        }
        assertThat(expected).hasSizeGreaterThan(3);

        for (int limit : LIMITS) {
            var pages =
                    pages(
                            (before, max) -> records().moves(tenant, member.account(), before, max),
                            Records.RecordedMove::id,
                            limit);
            assertThat(pages).isEqualTo(expected.reversed());
        }
    }

    @Test
    void listsRedemptionsAsTheyStandNow() {
        var member = aBusyMember();

        for (int limit : LIMITS) {
            var pages =
                    pages(
                            (before, max) ->
                                    records().redemptions(tenant, member.account(), before, max),
                            Records.RedemptionView::id,
                            limit);
            assertThat(pages)
                    .extracting(Records.RedemptionView::status)
                    .containsExactly(
                            RedemptionStatus.HELD,
                            RedemptionStatus.LAPSED,
                            RedemptionStatus.CANCELLED,
                            RedemptionStatus.CAPTURED);
        }
        var newest = records().redemptions(tenant, member.account(), null, 1).getFirst();
        assertThat(newest.reward()).isEqualTo("coffee");
        assertThat(newest.points()).isEqualTo(10);
        assertThat(newest.member()).isEqualTo(member.member());
        assertThat(newest.occurredAt()).isEqualTo(programmes.now());
        assertThat(newest.holdUntil()).isEqualTo(programmes.now().plus(Duration.ofHours(1)));
        assertThat(records().redemption(tenant, newest.id())).isEqualTo(newest);
    }

    @Test
    void findsNoRedemptionWhereThereIsNone() {
        var record = till.buy(till.enrol("anna"), "1.00");

        assertThat(records().redemption(tenant, record.id())).isNull();
        assertThat(records().redemption(tenant, new RecordId(record.id().account(), 99))).isNull();
    }

    @Test
    void countsMembersOnEachRungAsOfAMoment() {
        till.enrol("prospect");
        till.buy(till.enrol("customer"), "1.00");
        var client = till.enrol("client");
        for (int day = 0; day < 3; day++) {
            till.buy(client, "1.00");
        }

        var gone = till.enrol("gone");
        till.book(gone, new Activity.StatusChange(programmes.now(), MemberStatus.CLOSED, "left"));

        assertThat(records().rungCounts(tenant, "loyalty", programmes.now()))
                .isEqualTo(Map.of("prospect", 1L, "customer", 1L, "client", 1L));
        assertThat(records().rungCounts(tenant, "loyalty", START.plus(Duration.ofDays(365 + 91))))
                .isEqualTo(Map.of("prospect", 1L, "customer", 2L));
        assertThat(records().rungCounts(tenant, "metal", programmes.now())).isEmpty();
    }

    @Test
    void listsNothingOfAnotherTenant() {
        var member = aBusyMember();
        var stranger = new io.ladder.shared.TenantId(UUID.randomUUID());

        assertThat(records().entries(stranger, member.account(), null, null, 5)).isEmpty();
        assertThat(records().moves(stranger, member.account(), null, 5)).isEmpty();
        assertThat(records().redemptions(stranger, member.account(), null, 5)).isEmpty();
        assertThat(records().list(stranger, member.account(), Activity.class, null, 5)).isEmpty();
    }

    /** Someone with records of many kinds, who climbed and fell, and a stranger beside. */
    private Subject.OfAccount aBusyMember() {
        var member = till.enrolWithPoints("anna", 100);
        till.enrolWithPoints("berta", 100);
        till.book(member, till.redemption("coffee", null));
        var cancelled = till.book(member, till.redemption("mug", Duration.ofHours(1)));
        till.book(member, till.cancel(cancelled));
        till.book(member, till.redemption("mug", Duration.ofHours(1)));
        programmes.moveForward(Duration.ofDays(1));
        var second = till.buy(member, "20.00");
        till.buy(member, "5.00");
        till.book(
                member, new Activity.SurveyAnswer(programmes.now(), till.document(), 10, "shop-1"));
        till.book(member, till.returnOf(second));
        programmes.moveForward(Duration.ofDays(800));
        till.buy(member, "200.00");
        till.book(member, till.redemption("coffee", Duration.ofHours(1)));
        return member;
    }

    private List<JournalRecord> ofKind(Subject.OfAccount member, Class<? extends Activity> kind) {
        return till.history(member).stream()
                .filter(record -> kind.isInstance(record.activity()))
                .toList();
    }

    /** Everything, page by page, by the sequence number that each page ended with. */
    private static <T> List<T> pages(
            BiFunction<@Nullable Long, Integer, List<T>> page,
            Function<T, RecordId> id,
            int limit) {
        var all = new ArrayList<T>();
        Long before = null;
        while (true) {
            List<T> items = page.apply(before, limit);
            if (items.isEmpty()) {
                return all;
            }
            assertThat(items.stream().map(id).distinct().count()).isLessThanOrEqualTo(limit);
            all.addAll(items);
            before = Objects.requireNonNull(id.apply(items.getLast())).sequence();
        }
    }
}
