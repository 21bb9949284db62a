package io.ladder.programme;

import static io.ladder.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.feasibility.Feasibility;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.programme.ProgrammeVersions.Edition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a programme is expected to cost, and who may apply it all the same. */
@DatabaseTest
class FeasibilityTest {
    private static final String FILE =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, cost: {points: 100, amount: "1.00"}}
              - {code: status, name: Status, kind: status}
            mechanics:
              - {id: spend, kind: spend, points: 1, per: "1.00"}
            feasibility:
              margin_percent: 40
              redeemed_percent: 80
              purchases: [{count: 1000, per_member: 2, amount: "10.50"}]
            """;

    private final Shop shop;
    private final ApplyProgramme applying;
    private final RollBackProgramme rollingBack;
    private final CorrectVersion correcting;
    private final PlanProgramme planning;
    private final ProgrammeVersions versions;

    @Autowired
    FeasibilityTest(
            Shop shop,
            ApplyProgramme applying,
            RollBackProgramme rollingBack,
            CorrectVersion correcting,
            PlanProgramme planning,
            ProgrammeVersions versions) {
        this.shop = shop;
        this.applying = applying;
        this.rollingBack = rollingBack;
        this.correcting = correcting;
        this.planning = planning;
        this.versions = versions;
    }

    private Feasibility feasibility(String file) {
        var plan = planning.plan(shop.emptyTenant(true), file);
        assertThat(plan.mistakes()).isEmpty();
        return Objects.requireNonNull(plan.feasibility());
    }

    private static String with(String mechanics) {
        return FILE.replace("  - {id: spend, kind: spend, points: 1, per: \"1.00\"}\n", mechanics);
    }

    @Test
    void countsWhatIsCarriedOver() {
        Feasibility month = feasibility(FILE);

        assertThat(month.salesMinor()).isEqualTo(1_050_000);
        assertThat(month.marginMinor()).isEqualTo(420_000);
        assertThat(month.wallets())
                .containsExactly(
                        new Feasibility.OfWallet("points", 10_500, 8_400, 2_100, 8_400),
                        new Feasibility.OfWallet("status", 0, 0, 0, 0));
        assertThat(month.costMinor()).isEqualTo(8_400);
        assertThat(month.costShare()).isEqualTo(200);
        // 8,400 of 411,600 are 2.0408 percent.
        assertThat(month.breakEven()).isEqualTo(205);
        assertThat(month.passes()).isTrue();
    }

    /** They buy on the first of each month, and joined on a later day a year before the last. */
    @Test
    void countsWhatIsGivenBehindTheLastPurchase() {
        Feasibility month =
                feasibility(
                        with("  - {id: years, kind: occasion, points: 12, on: {anniversary: true}}\n")
                                .replace("per_member: 2", "per_member: 1"));

        assertThat(month.wallets().getFirst().earned()).isEqualTo(1_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "one of five cups|{id: s, kind: visits, every: 5, points: 1}|167|0",
                "a cap for a month|{id: s, kind: bonus, points: 100, caps: {month: 100}}|50000|0",
                "a category that nobody buys|{id: s, kind: items, points: 1, only: {categories: [tea]}}|0|0",
                "a discount|{id: s, kind: discount, percent: 10}|0|105000",
            })
    void livesBySuchRules(String name, String mechanic, long earned, long discounts) {
        Feasibility month = feasibility(with("  - " + mechanic + "\n"));

        assertThat(month.wallets().getFirst().earned()).isEqualTo(earned);
        assertThat(month.discountsMinor()).isEqualTo(discounts);
        assertThat(month.costMinor()).isEqualTo(discounts + month.wallets().getFirst().costMinor());
    }

    @Test
    void isTheSameWithAnExperiment() {
        assertThat(feasibility(FILE + "experiments: [{id: e, share: 99.99}]\n"))
                .isEqualTo(feasibility(FILE));
    }

    @ParameterizedTest
    @CsvSource({
        "cost_percent_max: 2, true",
        "cost_percent_max: 1.99, false",
        "uplift_percent: 2.05, true",
        "uplift_percent: 2.04, false",
    })
    void passesItsOwnLimits(String limit, boolean passes) {
        String file = FILE.replace("  margin_percent", "  " + limit + "\n  margin_percent");

        assertThat(feasibility(file).passes()).isEqualTo(passes);
    }

    @Test
    void neverBreaksEvenWhereNothingIsLeft() {
        Feasibility month = feasibility(with("  - {id: all, kind: discount, percent: 40}\n"));

        assertThat(month.costShare()).isEqualTo(10_000);
        assertThat(month.breakEven()).isNull();
        assertThat(month.passes()).isTrue();
        Feasibility more = feasibility(with("  - {id: all, kind: discount, percent: 41}\n"));
        assertThat(more.passes()).isFalse();
    }

    @Test
    void tellsFiguresOutOfAllRangeAsAMistake() {
        TenantId tenant = shop.emptyTenant(true);
        String file =
                with("  - {id: s, kind: spend, points: 1000, per: \"0.01\"}\n")
                        .replace("10.50", "10000000.00")
                        .replace("count: 1000,", "count: 1000000000,");

        PlanProgramme.Plan plan = planning.plan(tenant, file);

        assertThat(plan.feasibility()).isNull();
        assertThat(plan.mistakes())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.path()).isEqualTo("/feasibility");
                    assertThat(mistake.line()).isGreaterThan(1);
                });
        assertRefused(
                ErrorCode.AMOUNT_OUT_OF_RANGE,
                () ->
                        applying.apply(
                                Call.of(tenant), file, null, new Edition(0, 0), "Grace Hopper"));
        assertThat(versions.list(tenant)).isEmpty();
    }

    @Test
    void isRequiredOrSomebodyAnswersForIt() {
        TenantId tenant = shop.emptyTenant(true);
        Call call = Call.of(tenant);
        String costly = with("  - {id: all, kind: discount, percent: 50}\n");

        assertRefused(
                ErrorCode.NOT_FEASIBLE,
                () -> applying.apply(call, costly, null, new Edition(0, 0)));
        assertThat(versions.list(tenant)).isEmpty();
        applying.apply(call, costly, null, new Edition(0, 0), "Grace Hopper");
        applying.apply(call, FILE, null, new Edition(1, 0), "Grace Hopper");
        rollingBack.rollBack(call, 1, null, new Edition(2, 0), null);
        Instant later = versions.list(tenant).getLast().recordedAt().plusSeconds(60);
        rollingBack.rollBack(call, 1, later, new Edition(3, 0), "Ada Lovelace");
        rollingBack.rollBack(call, 2, later.plusSeconds(60), new Edition(4, 0), "Ada Lovelace");

        assertThat(versions.list(tenant))
                .extracting(ProgrammeVersions.Version::overriddenBy)
                .containsExactly("Grace Hopper", null, "Grace Hopper", "Ada Lovelace", null);
    }

    @Test
    void isRequiredOfWhatAVersionShouldHaveBeen() {
        TenantId tenant = shop.emptyTenant(true);
        var clerk = new Actor("key_1");
        var call = new Call(tenant, null, false, false, clerk);
        String costly = with("  - {id: all, kind: discount, percent: 50}\n");
        applying.apply(call, FILE, null, new Edition(0, 0));

        assertRefused(
                ErrorCode.NOT_FEASIBLE, () -> correcting.correct(call, 1, costly, "why", 0, null));
        assertThat(versions.corrections(tenant)).isEmpty();
        correcting.correct(call, 1, costly, "why", 0, "Grace Hopper");
        correcting.correct(call, 1, FILE, "why", 1, "Grace Hopper");

        assertThat(versions.corrections(tenant))
                .extracting(
                        ProgrammeVersions.Correction::overriddenBy,
                        ProgrammeVersions.Correction::by)
                .containsExactly(tuple("Grace Hopper", clerk), tuple(null, clerk));
        assertThat(versions.list(tenant).getFirst().by()).isEqualTo(clerk);
        correcting.correct(call, 1, costly, "why", 2, "Grace Hopper");
        rollingBack.rollBack(call, 1, null, new Edition(1, 3), null);
        assertThat(versions.list(tenant).getLast().overriddenBy()).isEqualTo("Grace Hopper");
        assertThat(versions.edition(tenant)).isEqualTo(new Edition(2, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{points: 100, amount: \"1.00\"}|{points: 100, amount: \"1.00\"}, expiry: never|''",
                ", cost: {points: 100, amount: \"1.00\"}|''|What points of the wallet points cost is not said.",
                "margin_percent: 40|margin_percent: 0|Without a margin nothing can be given.",
                "margin_percent: 40|redeemed_percent: 40|This field is there twice",
                "count: 1000|count: 0|A whole number from 1",
                "per_member: 2|per_member: 32|A whole number from 1 to 31",
                "purchases: [{|purchases: []\\nx: [{|",
            })
    void tellsWhatIsWrongWithItsAssumptions(String sound, String wrong, String says) {
        String file = FILE.replace(sound, wrong == null ? "" : wrong.replace("\\n", "\n  "));
        assertThat(file).isNotEqualTo(FILE);

        var mistakes = planning.plan(shop.emptyTenant(true), file).mistakes();

        if ("".equals(says)) {
            assertThat(mistakes).isEmpty();
        } else {
            assertThat(mistakes).isNotEmpty();
            assertThat(mistakes.toString()).contains(says == null ? "" : says);
        }
    }
}
