package io.ladder.insight.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.insight.MemberTotals;
import io.ladder.insight.MemberTotals.Total;
import io.ladder.insight.ReadExperiment;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Subject;
import io.ladder.merge.MergeMembers;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members did, of those who moved and of those who did nothing as well. */
@DatabaseTest
class MemberTotalsTests {
    private static final String PROGRAMME =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, cost: {points: 10, amount: "1.00"}}
            mechanics:
              - {id: spend, kind: spend, points: 1, per: "1.00"}
              - {id: welcome, kind: welcome, points: 3}
            """;

    @Autowired private Shop shop;
    @Autowired private ApplyProgramme programmes;
    @Autowired private MemberTotals totals;
    @Autowired private ReadExperiment reading;
    @Autowired private MergeMembers merging;
    @Autowired private MovableTime time;

    private TenantId tenant;

    @BeforeEach
    void opensATenant() {
        tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), PROGRAMME, null, 0);
    }

    private Map<MemberId, Total> all(Instant from, Instant until) {
        var all = new HashMap<MemberId, Total>();
        totals.forEach(
                tenant,
                from,
                until,
                Duration.ofMinutes(1),
                total -> assertThat(all.put(total.member(), total)).as("told once").isNull());
        return all;
    }

    @Test
    void endWithThePatience() {
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(() ->
                        totals.forEach(
                                tenant,
                                Instant.EPOCH,
                                time.instant(),
                                Duration.ZERO,
                                _ -> {
                                    throw new IllegalStateException("there was no time");
                                }))
                .satisfies(busy -> assertThat(busy.refusal().code()).isEqualTo(ErrorCode.BUSY));
    }

    private Map<MemberId, Total> all() {
        return all(Instant.EPOCH, time.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void countPurchasesOfThePeriodAndPointsLessThoseTakenBack() {
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ben = shop.enrol(tenant, "ben");
        shop.buy(tenant, anna, 10);
        time.moveForward(Duration.ofHours(1));
        Instant from = time.instant();
        var purchase = shop.buy(tenant, anna, 20);
        time.moveForward(Duration.ofHours(1));
        shop.book(
                tenant,
                anna,
                new Activity.Return(
                        time.instant(), shop.document(), purchase.id().sequence(), List.of()));
        shop.buy(tenant, anna, 5);
        time.moveForward(Duration.ofHours(1));
        Instant until = time.instant();
        shop.buy(tenant, anna, 40);

        assertThat(all(from, until))
                .containsOnly(
                        Map.entry(anna, new Total(anna, 2, 2_500, Map.of("points", 5L))),
                        Map.entry(ben, new Total(ben, 0, 0, Map.of())));
        assertThat(all().get(anna)).isEqualTo(new Total(anna, 4, 7_500, Map.of("points", 58L)));
    }

    @Test
    void countMembersWhoWereMergedAsOneAndApartAgain() {
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ann = shop.enrol(tenant, "ann");
        shop.buy(tenant, anna, 10);
        shop.buy(tenant, ann, 20);
        time.moveForward(Duration.ofHours(1));

        merging.merge(
                Call.of(tenant), new Subject.OfMember(ann), new Subject.OfMember(anna), "twice");
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, anna, 5);

        assertThat(all())
                .containsOnly(Map.entry(anna, new Total(anna, 3, 3_500, Map.of("points", 38L))));
    }

    @Test
    void tellWhatAnExperimentIsWorth() {
        programmes.apply(
                Call.of(tenant),
                PROGRAMME + "experiments:\n  - {id: worth, share: 40, rules: [spend]}\n",
                null,
                1);
        var controlled = new HashMap<MemberId, Boolean>();
        for (int number = 0; number < 60; number++) {
            MemberId member = shop.enrol(tenant, "m" + number);
            time.moveForward(Duration.ofMinutes(1));
            var record = shop.buy(tenant, member, 10 + number % 7);
            controlled.put(member, record.outcome().awards().isEmpty());
        }
        time.moveForward(Duration.ofMinutes(1));

        ReadExperiment.Report report = reading.read(tenant, "worth");

        long control = controlled.values().stream().filter(each -> each).count();
        controlled.forEach(
                (member, got) -> assertThat(report.experiment().controls(member)).isEqualTo(got));
        assertThat(report.purchases().control().count()).isEqualTo(control);
        assertThat(report.purchases().treated().count()).isEqualTo(60 - control);
        assertThat(report.purchases().treated().mean()).isEqualTo(1);
        // Three for joining, which the experiment is not about.
        assertThat(report.points().getFirst().points().control().mean()).isEqualTo(3);
        var difference = Objects.requireNonNull(report.points().getFirst().points().difference());
        assertThat(difference.low()).isBetween(10.0, difference.mean());
        assertThat(difference.high()).isBetween(difference.mean(), 16.0);
    }
}
