package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.alert.ReviewAlerts;
import io.ladder.journal.Actor;
import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.reward.GuardRail;
import io.ladder.reward.RedeemReward;
import io.ladder.rule.EarningRail;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.tally.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What guard rails kept back: listed, counted exactly, and looked at by somebody. */
abstract class AlertContract extends JournalSetting {
    private static final int CALLERS = 100;
    private static final Actor CLERK = new Actor("key_1");

    private static ProgrammeFixture calm() {
        return aProgramme()
                .guarding(new EarningRail.Purchases("calm", null, 1, 1))
                .guarding(new GuardRail.Redemptions("few", null, 1, Period.DAY))
                .offering(aReward("tea").costing(0).worth(100));
    }

    private ReviewAlerts reviewing() {
        return new ReviewAlerts(alerts(), programmes);
    }

    private LocalDate today() {
        return programmes.now().atZone(programmes.timeline().version(1).zone()).toLocalDate();
    }

    private Alerts.Filter all() {
        return new Alerts.Filter(today().minusDays(300), today(), null, null, null);
    }

    private Alerts.Filter open(boolean open) {
        return new Alerts.Filter(today().minusDays(300), today(), open, null, null);
    }

    private List<Alert> list(Alerts.Filter filter) {
        return alerts().list(tenant, filter, null, 200);
    }

    private AlertKey key(AlertKey.Kind kind, String by, Subject.OfAccount member) {
        return new AlertKey(today(), kind, by, member.member());
    }

    private long count(AlertKey.Kind kind, String by, Subject.OfAccount member) {
        Alert alert = alerts().find(tenant, key(kind, by, member));
        return alert == null ? 0 : alert.count();
    }

    private JournalRecord buy(Subject.OfAccount member) {
        programmes.moveForward(Duration.ofMinutes(1));
        return till.buy(member, "5.00");
    }

    private @Nullable ErrorCode take(Subject.OfAccount member, boolean dryRun) {
        var wish = new RedeemReward.Wish("tea", null, null);
        try {
            redeeming()
                    .redeem(new Call(tenant, null, dryRun, false), member, till.document(), wish);
            return null;
        } catch (LoyaltyException refused) {
            return refused.refusal().code();
        }
    }

    @Test
    void tellHowManyPurchasesBroughtNothing() {
        rule(calm());
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        List.of(anna, anna, anna, ben).forEach(this::buy);

        assertThat(list(all()))
                .containsExactly(new Alert(key(AlertKey.Kind.PURCHASES, "calm", anna), 2, null));
        assertThat(alerts().find(tenant, key(AlertKey.Kind.PURCHASES, "calm", ben))).isNull();
        assertThat(alerts().list(new TenantId(UUID.randomUUID()), all(), null, 200)).isEmpty();
        requireSound(anna);
    }

    @Test
    void forgetWhatCameBackAndWhatABrokenRuleNoLongerBreaks() {
        rule(calm());
        var anna = till.enrol("anna");
        var first = buy(anna);
        buy(anna);
        programmes.moveForward(Duration.ofMinutes(1));

        // The second is the first of its hour then.
        till.book(anna, till.returnOf(first));

        assertThat(list(all())).isEmpty();
        assertThat(till.wallet(anna).available()).isEqualTo(5);
        requireSound(anna);
    }

    @Test
    void countWhatALateArrivalPushesBeyondTheRail() {
        rule(calm());
        var anna = till.enrol("anna");
        programmes.moveForward(Duration.ofMinutes(30));
        buy(anna);

        till.book(anna, till.purchase("7.00", programmes.now().minus(Duration.ofMinutes(10))));

        assertThat(count(AlertKey.Kind.PURCHASES, "calm", anna)).isEqualTo(1);
        assertThat(till.wallet(anna).available()).isEqualTo(7);
        requireSound(anna);
    }

    @Test
    void stayWithWhoActedWhereverTheirHistoryGoes() {
        rule(calm());
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        buy(anna);
        buy(anna);
        buy(ben);
        programmes.moveForward(Duration.ofMinutes(1));

        till.book(till.merge(anna, ben));

        // As one person they had one purchase of the hour that brought something.
        assertThat(count(AlertKey.Kind.PURCHASES, "calm", anna)).isEqualTo(1);
        assertThat(count(AlertKey.Kind.PURCHASES, "calm", ben)).isEqualTo(1);
    }

    @Test
    void tellWhereTheLimitOfADayCutsPointsShort() {
        rule(aProgramme().limitedTo(0, 12));
        var anna = till.enrol("anna");
        IntStream.range(0, 4).forEach(_ -> buy(anna));

        assertThat(till.wallet(anna).available()).isEqualTo(12);
        assertThat(list(all()))
                .containsExactly(
                        new Alert(
                                key(AlertKey.Kind.POINTS, ProgrammeFixture.POINTS, anna), 2, null));
        requireSound(anna);
    }

    @Test
    void tellNothingOfADayThatTheBudgetAloneCutsShort() {
        rule(aProgramme().limitedTo(0, 12).drawing("spend", "spring", 3));
        var anna = till.enrol("anna");
        IntStream.range(0, 4).forEach(_ -> buy(anna));

        assertThat(till.wallet(anna).available()).isEqualTo(3);
        assertThat(list(all())).isEmpty();
    }

    @Test
    void countReturnsThatLeaveMoreGivenThanAShareAllows() {
        rule(
                aProgramme()
                        .guarding(new GuardRail.CostShare("tenth", null, 10, 100, 12))
                        .offering(aReward("tea").costing(0).worth(100)));
        var anna = till.enrol("anna");
        var first = till.buy(anna, "10.00");
        assertThat(take(anna, false)).isNull();
        var second = till.buy(anna, "15.00");

        till.book(anna, till.returnOf(second));
        assertThat(list(all())).isEmpty();
        till.book(anna, till.returnOf(first, 1));

        // Without what has come back since, the first return left too little as well.
        assertThat(count(AlertKey.Kind.RETURNS, "tenth", anna)).isEqualTo(2);
        requireSound(anna);
    }

    @Test
    void countRewardsThatAreRefused() throws Exception {
        rule(calm());
        var anna = till.enrol("anna");
        assertThat(take(anna, false)).isNull();
        assertThat(take(anna, true)).isEqualTo(ErrorCode.GUARD_RAIL_REACHED);
        assertThat(list(all())).isEmpty();

        assertThat(Threads.atOnce(CALLERS, _ -> take(anna, false) != null)).doesNotContain(false);

        assertThat(count(AlertKey.Kind.REDEMPTIONS, "few", anna)).isEqualTo(CALLERS);
    }

    @Test
    void countHoweverManyBuyAtOnce() throws Exception {
        rule(calm());
        var anna = till.enrol("anna");
        var now = programmes.now();

        Threads.atOnce(CALLERS, _ -> till.book(anna, till.purchase("1.00", now)));

        assertThat(count(AlertKey.Kind.PURCHASES, "calm", anna)).isEqualTo(CALLERS - 1);
        requireSound(anna);
    }

    @Test
    void areClosedByAReviewAndOpenedByWhatHappensSince() {
        rule(calm());
        var anna = till.enrol("anna");
        IntStream.range(0, 3).forEach(_ -> buy(anna));
        AlertKey key = key(AlertKey.Kind.PURCHASES, "calm", anna);
        Alert.Verdict found = Alert.Verdict.HARMLESS;

        // What happened after they had looked is not what they found harmless.
        assertThat(reviewing().review(tenant, key, found, 1, CLERK).open()).isTrue();
        var review = new Alert.Review(found, 2, programmes.now(), CLERK);
        assertThat(reviewing().review(tenant, key, found, 2, CLERK))
                .isEqualTo(new Alert(key, 2, review));
        assertThat(list(open(true))).isEmpty();
        assertThat(list(open(false))).containsExactly(new Alert(key, 2, review));

        buy(anna);
        assertThat(list(open(true))).containsExactly(new Alert(key, 3, review));
        reviewing().review(tenant, key, Alert.Verdict.ABUSE, 3, CLERK);
        assertThat(list(open(true))).isEmpty();
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(() -> reviewing().review(tenant, key, found, 4, CLERK))
                .satisfies(refused -> assertThat(refused.refusal().pointer()).isEqualTo("/count"));
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(() ->
                        reviewing()
                                .review(
                                        tenant,
                                        key(AlertKey.Kind.POINTS, "calm", anna),
                                        found,
                                        1,
                                        CLERK))
                .satisfies(refused ->
                        assertThat(refused.refusal().code()).isEqualTo(ErrorCode.ALERT_NOT_FOUND));
    }

    @Test
    void areListedFromTheNewestDayOnPageByPage() {
        rule(calm());
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        for (int day = 0; day < 3; day++) {
            List.of(anna, anna, ben, ben).forEach(this::buy);
            take(anna, false);
            take(anna, false);
            programmes.moveForward(Duration.ofDays(1));
        }
        List<Alert> whole = list(all());

        assertThat(whole)
                .hasSize(9)
                .isSortedAccordingTo(
                        (one, other) -> other.key().text().compareTo(one.key().text()));
        var pages =
                IntStream.range(0, 5)
                        .boxed()
                        .flatMap(page ->
                                alerts()
                                        .list(
                                                tenant,
                                                all(),
                                                page == 0 ? null : whole.get(2 * page - 1).key(),
                                                2)
                                        .stream())
                        .toList();
        assertThat(pages).isEqualTo(whole);
        LocalDate second = today().minusDays(2);
        assertThat(list(new Alerts.Filter(second, second, null, null, ben.member())))
                .extracting(alert -> alert.key().day(), alert -> alert.key().by())
                .containsExactly(tuple(second, "calm"));
        assertThat(list(new Alerts.Filter(today().minusDays(300), today(), null, "few", null)))
                .hasSize(3)
                .allSatisfy(alert -> assertThat(alert.key().member()).isEqualTo(anna.member()));
        assertThat(list(new Alerts.Filter(second, today(), null, "many", null))).isEmpty();
    }
}
