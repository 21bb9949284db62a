package io.ladder.programme;

import static io.ladder.Refusals.assertRefused;
import static io.ladder.Refusals.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.config.Mistake;
import io.ladder.journal.Call;
import io.ladder.programme.ProgrammeVersions.Edition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PlanProgrammeTest {
    private static final String FILE =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: UTC
            currency: EUR
            wallets:
              - {code: points, name: Points, expiry: {months: 1, end_of: month}}
              - {code: miles, name: Miles}
            mechanics:
              - {id: spend, kind: spend, points: 2, per: 1.00, budget: spring, caps: {day: 500}}
              - {id: marks, kind: threshold, marks: [{spent: 30.00, points: 7}]}
              - {id: row, kind: streak, days: 2, points: 3}
            budgets:
              - {id: spring, points: 100}
            counters:
              - {id: visits}
            ladders:
              - id: metals
                rungs:
                  - {name: tin}
                  - {name: silver, criteria: [{evidence: purchase, at_least: 2}]}
            rewards:
              - {id: mug, name: Mug, cost: 10, stock: 9, per_member_max: 3}
            """;

    private final Shop shop;
    private final ApplyProgramme applying;
    private final CorrectVersion correcting;
    private final PlanProgramme planning;
    private final ProgrammeVersions versions;
    private TenantId tenant;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PlanProgrammeTest(
            Shop shop,
            ApplyProgramme applying,
            CorrectVersion correcting,
            PlanProgramme planning,
            ProgrammeVersions versions) {
        this.shop = shop;
        this.applying = applying;
        this.correcting = correcting;
        this.planning = planning;
        this.versions = versions;
    }

    @BeforeEach
    void open() {
        tenant = shop.emptyTenant(true);
        applying.apply(Call.of(tenant), FILE, null, 0);
    }

    private PlanProgramme.Plan plan(String before, String after) {
        assertThat(FILE).contains(before);
        return planning.plan(tenant, FILE.replace(before, after));
    }

    @Test
    void findsNothingToChangeInTheSameFile() {
        assertThat(planning.plan(tenant, FILE))
                .isEqualTo(
                        new PlanProgramme.Plan(
                                new Edition(1, 0), List.of(), List.of(), List.of(), null));
    }

    @Test
    void comparesAFirstVersionWithNothing() {
        var plan = planning.plan(shop.emptyTenant(true), FILE);

        assertThat(plan.against()).isEqualTo(new Edition(0, 0));
        assertThat(plan.changes()).hasSize(14);
        assertThat(plan.consequences()).isEmpty();
    }

    @Test
    void tellsAllMistakesBesideWhatIsDifferent() {
        var plan = plan("{code: miles, name: Miles}", "{code: mils, name: 7}");

        assertThat(plan.mistakes()).extracting(Mistake::path).containsExactly("/wallets/1/name");
        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan("code: miles", "code: mils").mistakes())
                .extracting(Mistake::detail)
                .containsExactly("The wallet miles is missing; members may have points in it.");
        assertThat(planning.plan(tenant, "wallets: [").mistakes()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    months: 1,          | months: 2,           | wallets   | keep the day on which they expire
                    {code: miles,       | {code: miles, available: {after_days: 3}, | wallets | keep the moment
                    - {code: miles      | - {code: stamps, name: Stamps}\\n  - {code: miles | wallets | Nobody has points in it yet
                    points: 2, per      | points: 3, per       | mechanics | a part of a point stays that part
                    points: 2, per: 1.00| points: 2, per: 1.00, full_steps: true | mechanics | recounted
                    points: 2, per: 1.00| points: 2, per: 1.00, carry_over: false | mechanics | counts no more
                    points: 2, per: 1.00| points: 2, per: 1.00, reset: month | mechanics | is lost
                    kind: spend, points: 2, per: 1.00 | kind: items, points: 2 | mechanics | takes a new id
                    id: spend           | id: spending         | mechanics | kept, and counts should a later version
                    points: 7}]}        | points: 7}], reset: year} | mechanics | begins anew
                    streak, days: 2     | streak, weeks: 2     | mechanics | begins anew
                    kind: streak, days: 2 | kind: bonus        | mechanics | begins anew
                    day: 500            | day: 400             | mechanics | capped before counts
                    points: 100         | points: 50           | budgets   | 40 of 50, so that 10 are left
                    budget: spring,     | group: a,            | budgets   | 40, is remembered
                    id: visits          | id: comings          | counters  | It counts no more
                    id: visits          | id: comings          | counters  | with nothing where none did
                    - {name: tin}       | - {name: tin}\\n      - {name: iron, criteria: [{evidence: purchase}]} | ladders | seen anew
                    name: silver,       | name: gold,          | ladders   | Whoever stands on silver comes at once
                    id: metals          | id: others           | ladders   | finds members on the rung that they had
                    id: mug             | id: cup              | rewards   | still gets it
                    cost: 10            | cost: 20             | rewards   | paid the former cost
                    stock: 9            | stock: 5             | rewards   | 0 of 5, so that 5 are left
                    per_member_max: 3   | per_member_max: 1    | rewards   | took before counts
                    """)
    void tellsWhatItMeansForWhatMembersHave(
            String before, String after, String section, String words) {
        var member = shop.enrol(tenant, "anna");
        shop.buy(tenant, member, 20);

        var plan = plan(before, after.replace("\\n", "\n"));

        assertThat(plan.mistakes()).isEmpty();
        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.consequences())
                .anySatisfy(consequence -> {
                    assertThat(consequence.section()).isEqualTo(section);
                    assertThat(consequence.words()).contains(words);
                });
    }

    @Test
    void findsACounterThatAnyVersionCountedOtherwise() {
        String without = FILE.replace("counters:\n  - {id: visits}\n", "");
        String otherwise = FILE.replace("{id: visits}", "{id: visits, of: money}");
        assertThat(without).isNotEqualTo(FILE);
        applying.apply(Call.of(tenant), without, null, 1);

        assertThat(planning.plan(tenant, FILE).mistakes()).isEmpty();
        assertThat(planning.plan(tenant, otherwise).mistakes())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.path()).isEqualTo("/counters");
                    assertThat(mistake.detail())
                            .startsWith("The counter visits keeps what it counts");
                });
        assertThatThrownBy(() -> applying.apply(Call.of(tenant), otherwise, null, 2))
                .isInstanceOf(LoyaltyException.class);
        assertThatThrownBy(
                        () -> correcting.correct(Call.of(tenant), 2, otherwise, "money", 0, null))
                .as("a correction")
                .isInstanceOf(LoyaltyException.class);
        applying.apply(Call.of(tenant), FILE, null, 2);
    }

    @Test
    void comparesWithTheNewestVersionAsItWasCorrected() {
        String right = FILE.replace("points: 2, per", "points: 3, per");
        correcting.correct(Call.of(tenant), 1, right, "too few", 0, null);

        var plan = planning.plan(tenant, FILE);

        assertThat(plan.against()).isEqualTo(new Edition(1, 1));
        assertThat(plan.changes())
                .extracting(FileChange::words)
                .containsExactly("The mechanic spend: points is 2 instead of 3.");
        assertRefused(
                ErrorCode.STALE,
                () -> applying.apply(Call.of(tenant), FILE, null, new Edition(1, 0)));
        assertThat(applying.apply(Call.of(tenant), FILE, null, plan.against()).number())
                .isEqualTo(2);
    }

    @Test
    void letsOneOfSeveralApplyWhatTheyPlannedAgainstTheSame() throws InterruptedException {
        var appliers = new ArrayList<Callable<Object>>();
        for (int applier = 0; applier < 6; applier++) {
            String file = FILE.replace("cost: 10", "cost: " + (20 + applier));
            Edition against = planning.plan(tenant, file).against();
            appliers.add(() -> applying.apply(Call.of(tenant), file, null, against).number());
        }

        var results = Together.run(appliers);

        assertThat(results).containsOnlyOnce(2);
        assertThat(results).filteredOn(each -> isRefusal(each, ErrorCode.STALE)).hasSize(5);
        assertThat(versions.list(tenant)).hasSize(2);
    }
}
