package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.access.TenantClock;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Subject;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class RungCountTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Shop shop;
    private final Records records;
    private final Journal journal;
    private final TenantClock clock;
    private final IdSource ids;
    private TenantId tenant;
    private Instant start;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    RungCountTest(Shop shop, Records records, Journal journal, TenantClock clock, IdSource ids) {
        this.shop = shop;
        this.records = records;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    @BeforeEach
    void open() {
        tenant = shop.tenant();
        start = clock.now(tenant);
    }

    private Map<String, Long> countAt(Instant at) {
        return records.rungCounts(tenant, "loyalty", at);
    }

    private void passDays(int days) {
        clock.moveForward(tenant, DAY.multipliedBy(days));
    }

    @Test
    void countsWhereMembersStandNow() {
        shop.enrol(tenant, "prospect");
        shop.buy(tenant, shop.enrol(tenant, "customer"), 5);

        assertThat(countAt(start)).isEqualTo(Map.of("prospect", 1L, "customer", 1L));
    }

    @Test
    void passesStatesToAMomentThatNothingWasBookedAt() {
        MemberId client = shop.enrol(tenant, "client");
        for (int purchase = 0; purchase < 3; purchase++) {
            shop.buy(tenant, client, 5);
        }

        assertThat(countAt(start.plus(DAY.multipliedBy(365)))).isEqualTo(Map.of("client", 1L));
        assertThat(countAt(start.plus(DAY.multipliedBy(365 + 91))))
                .isEqualTo(Map.of("customer", 1L));
    }

    @Test
    void foldsHistoriesForAMomentInThePast() {
        MemberId member = shop.enrol(tenant, "C-1");
        passDays(1);
        shop.buy(tenant, member, 5);
        passDays(1);
        shop.buy(tenant, member, 5);
        shop.buy(tenant, member, 5);
        shop.enrol(tenant, "newcomer");

        assertThat(countAt(start.minusSeconds(1))).isEmpty();
        assertThat(countAt(start)).isEqualTo(Map.of("prospect", 1L));
        assertThat(countAt(start.plus(DAY))).isEqualTo(Map.of("customer", 1L));
        assertThat(countAt(clock.now(tenant))).isEqualTo(Map.of("client", 1L, "prospect", 1L));
    }

    @Test
    void knowsOfThePastThatWhatCameBackWasNeverBought() {
        MemberId member = shop.enrol(tenant, "C-1");
        passDays(1);
        JournalRecord purchase = shop.buy(tenant, member, 5);
        passDays(800);
        shop.book(
                tenant,
                member,
                new Activity.Return(
                        clock.now(tenant), shop.document(), purchase.id().sequence(), List.of()));

        assertThat(countAt(start.plus(DAY))).isEqualTo(Map.of("prospect", 1L));
    }

    @Test
    void comesToNoLaterMomentByWhatUndoesLater() {
        MemberId member = shop.enrol(tenant, "C-1");
        for (int purchase = 0; purchase < 3; purchase++) {
            shop.buy(tenant, member, 5);
        }
        JournalRecord fourth = shop.buy(tenant, member, 5);
        passDays(800);
        shop.book(
                tenant,
                member,
                new Activity.Return(
                        clock.now(tenant), shop.document(), fourth.id().sequence(), List.of()));

        assertThat(countAt(start.plus(DAY))).isEqualTo(Map.of("client", 1L));
        assertThat(countAt(clock.now(tenant))).isEqualTo(Map.of("customer", 1L));
    }

    @Test
    void countsBeyondAPage() {
        var enrolments = new ArrayList<Recording>();
        for (int number = 0; number < 1_000; number++) {
            enrolments.add(
                    new Recording(
                            tenant,
                            new Subject.Newcomer(
                                    new MemberId(ids.next()), List.of(), Person.UNKNOWN),
                            new Activity.Enrolment(start),
                            "enrolment",
                            null));
        }
        journal.recordAll(enrolments);
        shop.enrol(tenant, "C-1");

        assertThat(countAt(start)).isEqualTo(Map.of("prospect", 1_001L));
    }

    @Test
    void countsNobodyOfAnotherTenant() {
        shop.enrol(tenant, "C-1");

        assertThat(records.rungCounts(shop.tenant(), "loyalty", start)).isEmpty();
        assertThat(records.rungCounts(tenant, "metal", start)).isEmpty();
    }
}
