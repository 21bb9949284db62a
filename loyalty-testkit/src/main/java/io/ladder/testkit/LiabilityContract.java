package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.accounting.Breakage;
import io.ladder.accounting.Liability;
import io.ladder.accounting.ReportBreakage;
import io.ladder.accounting.ReportLiability;
import io.ladder.journal.Subject;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletRules;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed at the end of each month is what members have then, and all between adds up. */
public abstract class LiabilityContract {
    private static final String POINTS = "points";
    private static final WalletRules RULES =
            new WalletRules(POINTS, Expiry.never(), Duration.ofDays(30));
    private static final Instant FOREVER = Instant.parse("2100-01-01T00:00:00Z");

    private AccountingSetting setting;
    private AccountingScene scene;

    /** Opens empty books of a tenant of their own. */
    protected abstract AccountingSetting open();

    /** Does what is done with books some time after they were written. */
    protected abstract void settle();

    @SuppressWarnings("NullAway.Init")
    protected LiabilityContract() {}

    @BeforeEach
    void openBooks() {
        setting = open();
        scene = new AccountingScene(setting);
    }

    private YearMonth monthOf(Instant moment) {
        return YearMonth.from(moment.atZone(ProgrammeFixture.ZONE));
    }

    private Liability report(TenantId tenant, YearMonth from, YearMonth until) {
        return new ReportLiability(setting.movements())
                .report(tenant, List.of(RULES), from, until)
                .getFirst();
    }

    private long sum(List<Subject.OfAccount> members, Instant at, ToLongFunction<WalletTotals> of) {
        return members.stream()
                .mapToLong(member ->
                        of.applyAsLong(
                                setting.entries()
                                        .totals(setting.tenant(), member.account(), at)
                                        .getOrDefault(POINTS, WalletTotals.NOTHING)))
                .sum();
    }

    private static long owed(WalletTotals totals) {
        return totals.at(Place.AVAILABLE) + totals.at(Place.PENDING) + totals.at(Place.HELD);
    }

    @Test
    void owesAtTheEndOfEachMonthWhatMembersHaveThen() {
        YearMonth first = monthOf(scene.now());
        var one = scene.aBusyMember();
        settle();
        var other = scene.aBusyMember();
        var members = List.of(one, other);
        YearMonth last = monthOf(scene.now());

        Liability report = report(setting.tenant(), first.minusMonths(1), last);

        assertThat(report.months()).hasSizeGreaterThan(6);
        long opening = 0;
        for (Liability.Month month : report.months()) {
            Instant end =
                    month.month()
                            .plusMonths(1)
                            .atDay(1)
                            .atStartOfDay(ProgrammeFixture.ZONE)
                            .toInstant()
                            .minus(1, ChronoUnit.MICROS);
            assertThat(month.opening()).as("opening of " + month).isEqualTo(opening);
            assertThat(month.closing())
                    .as("closing of " + month)
                    .isEqualTo(sum(members, end, LiabilityContract::owed));
            opening = month.closing();
        }
        requireTotals(report, members);
        assertThat(report(setting.tenant(), first.plusMonths(2), last).months())
                .isEqualTo(report.months().subList(3, report.months().size()));
    }

    private void requireTotals(Liability report, List<Subject.OfAccount> members) {
        var months = report.months();
        assertThat(months.stream().mapToLong(Liability.Month::redeemed).sum())
                .isPositive()
                .isEqualTo(sum(members, FOREVER, totals -> totals.at(Place.REDEEMED)));
        assertThat(months.stream().mapToLong(Liability.Month::expired).sum())
                .isPositive()
                .isEqualTo(sum(members, FOREVER, totals -> totals.at(Place.EXPIRED)));
        long issued = months.stream().mapToLong(Liability.Month::issued).sum();
        long corrected = months.stream().mapToLong(Liability.Month::corrected).sum();
        assertThat(issued + corrected).isEqualTo(sum(members, FOREVER, WalletTotals::lifetime));
        // 50 to begin with and 2 for each euro that was spent, but for what came late.
        assertThat(issued).isEqualTo(2 * (50 + 2 * (30 + 20 + 100 + 15)));
    }

    @Test
    void countsAMovementInTheMonthOfTheProgrammesTimeZone() {
        scene.enrol();
        var member = scene.enrol();
        YearMonth first = monthOf(scene.now());
        Instant turn = first.plusMonths(1).atDay(1).atStartOfDay(ProgrammeFixture.ZONE).toInstant();
        while (scene.now().isBefore(turn)) {
            scene.pass(Duration.ofDays(1));
        }
        scene.buy(member, 1, turn.minusSeconds(1));
        scene.buy(member, 10, turn);
        settle();

        var months = report(setting.tenant(), first, first.plusMonths(1)).months();

        assertThat(months.get(0).issued()).isEqualTo(102);
        assertThat(months.get(1).issued()).isEqualTo(20);
    }

    @Test
    void tellsOfEachCohortWhatBecameOfIt() {
        var members = List.of(scene.aBusyMember(), scene.aBusyMember());
        settle();
        scene.buy(members.getFirst(), 10, scene.now());

        var cohorts = cohorts();
        assertThat(cohorts).hasSizeGreaterThan(3);
        assertThat(cohorts).doesNotHaveDuplicates();
        assertThat(cohorts.stream().mapToLong(Breakage.Cohort::expired).sum())
                .isPositive()
                .isEqualTo(sum(members, FOREVER, totals -> totals.at(Place.EXPIRED)));
        assertThat(cohorts.stream().mapToLong(Breakage.Cohort::spent).sum())
                .isPositive()
                .isEqualTo(
                        sum(
                                members,
                                FOREVER,
                                totals -> totals.at(Place.REDEEMED) + totals.at(Place.HELD)));
        var left = new TreeMap<String, Long>();
        for (Subject.OfAccount member : members) {
            var state =
                    Objects.requireNonNull(
                            setting.journal().state(setting.tenant(), member.account()));
            for (Lot lot : state.wallet(POINTS).lots()) {
                Instant gone = Objects.requireNonNull(lot.expiresAt());
                left.merge(monthOf(gone.minusNanos(1_000)).toString(), lot.points(), Long::sum);
            }
        }
        assertThat(left).isNotEmpty();
        for (Breakage.Cohort cohort : cohorts) {
            assertThat(cohort.left())
                    .as(cohort.toString())
                    .isEqualTo(left.getOrDefault(cohort.lastMonth(), 0L));
        }
        assertThat(cohorts.getFirst().left()).isZero();
        assertThat(cohorts.getFirst().rate()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Test
    void agreesWithBalancesOfAMonthThatALateDocumentChanges() {
        var member = scene.enrol();
        YearMonth month = monthOf(scene.now());
        Instant end =
                month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ProgrammeFixture.ZONE)
                        .toInstant()
                        .minus(1, ChronoUnit.MICROS);
        Instant told = scene.now().plus(Duration.ofHours(1));
        scene.pass(Duration.ofHours(2));
        scene.buy(member, 30, scene.now());
        settle();
        while (monthOf(scene.now()).equals(month)) {
            scene.pass(Duration.ofDays(1));
        }
        assertThat(closing(month)).isEqualTo(110);

        scene.buy(member, 9, told);
        settle();

        assertThat(closing(month))
                .isEqualTo(128)
                .isEqualTo(sum(List.of(member), end, LiabilityContract::owed));
    }

    private long closing(YearMonth month) {
        return report(setting.tenant(), month, month).months().getFirst().closing();
    }

    @Test
    void countsNothingThatCameBackAfterItHadExpired() {
        var member = scene.enrol();
        var purchase = scene.buy(member, 30, scene.now());
        scene.pass(Duration.ofDays(70));
        scene.buy(member, 5, scene.now());
        settle();
        assertThat(cohorts().getFirst().expired()).isEqualTo(110);
        assertThat(cohorts().getFirst().issued()).isEqualTo(110);

        scene.bringBack(member, purchase);
        settle();

        // The welcome bonus alone was there to expire.
        assertThat(cohorts().getFirst().expired()).isEqualTo(50);
        assertThat(cohorts().getFirst().issued()).isEqualTo(50);
        assertThat(cohorts().getFirst().corrected()).isZero();
        assertThat(cohorts().getFirst().rate()).isEqualTo("1.0000");
        assertThat(cohorts().getLast().left()).isEqualTo(10);
    }

    private List<Breakage.Cohort> cohorts() {
        return new ReportBreakage(setting.movements())
                .report(setting.tenant(), List.of(POINTS))
                .getFirst()
                .cohorts();
    }

    @Test
    void owesNothingWhereNothingWasBooked() {
        scene.aBusyMember();
        settle();
        YearMonth month = monthOf(scene.now());
        var none = new Liability.Month(month, 0, 0, 0, 0, 0, 0);

        assertThat(setting.movements().through(setting.tenant(), YearMonth.of(1999, 12))).isEmpty();
        var stranger = open().tenant();
        assertThat(report(stranger, month, month).months()).containsExactly(none);
    }
}
