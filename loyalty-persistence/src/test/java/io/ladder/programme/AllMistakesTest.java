package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.Timeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All mistakes of a file come in one answer, and none that only follows from another. */
class AllMistakesTest {
    private static final String SOUND =
            """
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, cost: {points: 100, amount: 1.00}}
              - {code: miles, name: Miles, cost: {points: 100, amount: 1.00}}
            member_attributes:
              - {id: invited, kind: yes_no}
              - {id: home, kind: text, values: [north, south]}
            calendars:
              - {id: holidays, days: [2026-12-25]}
            counters:
              - {id: visits, reset: year}
            segments:
              - {id: regulars, name: Regulars, when: {where: "member.counters['visits'] >= 4"}}
              - {id: guests, name: Guests, list: invited}
            ladders:
              - id: metals
                rungs:
                  - {name: tin}
                  - {name: silver, criteria: [{counter: visits, at_least: 5, kept: 1}]}
            budgets:
              - {id: spring, points: 100}
            mechanics:
              - {id: spend, kind: spend, points: 1, per: 1.00, multipliers: {silver: 1.5}, budget: spring}
              - {id: double, kind: multiplier, factor: 2, when: {segments: [regulars, guests], rungs: [silver]}}
              - {id: flown, kind: formula, wallet: miles, points: "chosen.amount", when: {calendar: holidays, where: "member.texts['home'] == 'north' && member.rungs['metals'] == 'silver'"}}
              - {id: cheap, kind: discount, percents: {silver: 5}, only: {categories: [tea]}}
              - {id: large, kind: discount, counter: visits, steps: [{from: 5, percent: 3}, {from: 10, percent: 5}]}
            rewards:
              - {id: mug, name: Mug, cost: 60, value_cost: 1.00, rung_min: silver, when: {attributes: {home: south, invited: true}}}
              - {id: trip, name: Trip, cost: 60, value_cost: 9.00, wallet: miles, when: {where: "member.balances['miles'] > 60"}}
            guard_rails:
              - {id: one, kind: devices, most: 1, rewards: [mug]}
              - {id: share, kind: cost_share, percent: 10}
            experiments:
              - {id: worth, share: 10, rules: [double, cheap]}
            texts:
              - {language: de, wallets: {points: Punkte}, rungs: {metals: {silver: Silber}}, rewards: {mug: {name: Becher}}}
            feasibility: {margin_percent: 40, purchases: [{count: 10, amount: 9.00}]}
            """;

    private final ValidateProgramme validation = new ValidateProgramme(ConfigReaders.yaml());

    @Test
    void areNoneInASoundFile() {
        assertThat(validation.validate(SOUND)).isEmpty();
    }

    /** Something is broken that much else speaks of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    currency: EUR                        | currency: EURO                   | /currency
                    currency: EUR                        | curency: EUR                     | /curency
                    wallets:                             | walets:                          | /walets
                    code: miles                          | code: Miles                      | /wallets/1/code
                    code: miles, name: Miles             | name: Miles                      | /wallets/1
                    code: miles                          | code: 1miles                     | /wallets/1/code
                    - {code: miles, name: Miles, cost: {points: 100, amount: 1.00}} | - miles | /wallets/1
                    member_attributes:                   | member_attribute:                | /member_attribute
                    invited, kind: yes_no                | invited, kind: yesno             | /member_attributes/0/kind
                    values: [north, south]               | value: [north, south]            | /member_attributes/1/value
                    id: home                             | id: home town                    | /member_attributes/1/id
                    calendars:                           | calendar:                        | /calendar
                    id: holidays                         | id: HOLIDAYS                     | /calendars/0/id
                    days: [2026-12-25]                   | days: [2026-13-25]               | /calendars/0/days/0
                    counters:                            | counter:                         | /counter
                    id: visits                           | id: visits!                      | /counters/0/id
                    reset: year                          | reset: yearly                    | /counters/0/reset
                    id: regulars                         | id: Regulars                     | /segments/0/id
                    {where: "member.counters['visits'] >= 4"} | {where: "member.counters['visits'] >= '4'"} | /segments/0/when/where
                    segments:                            | segment:                         | /segment
                    ladders:                             | leaders:                         | /leaders
                    id: metals                           | id: Metals                       | /ladders/0/id
                    name: silver                         | name: Silver                     | /ladders/0/rungs/1/name
                    - {name: tin}                        | - tin                            | /ladders/0/rungs/0
                    budgets:                             | bugets:                          | /bugets
                    id: spring                           | id: Spring                       | /budgets/0/id
                    id: double, kind: multiplier         | id: double, kind: multiplir      | /mechanics/1/kind
                    id: double                           | id: Double                       | /mechanics/1/id
                    factor: 2                            | factor: two                      | /mechanics/1/factor
                    silver: 1.5                          | silver: much                     | /mechanics/0/multipliers/silver
                    from: 5, percent                     | from: 5.001, percent             | /mechanics/4/steps/0/from
                    rewards:\\n                          | reward:\\n                       | /reward
                    id: mug                              | id: Mug                          | /rewards/0/id
                    share: 10                            | share: 110                       | /experiments/0/share
                    id: visits, reset                    | id: visits, of: purchase, reset  | /counters/0/of
                    value_cost: 1.00                     | value_cots: 1.00                 | /rewards/0/value_cots
                    cost: 60, value_cost: 1.00           | uses: check, value_cost: 1.00    | /rewards/0/uses
                    when: {calendar: holidays, where     | when: {calender: holidays, where | /mechanics/2/when/calender
                    {counter: visits, at_least           | {conter: visits, at_least        | /ladders/0/rungs/1/criteria/0/conter
                    percents: {silver: 5}                | percens: {silver: 5}             | /mechanics/3/percens
                    margin_percent: 40                   | margin_percent: most             | /feasibility/margin_percent
                    """)
    void areNotFoundWhereSomethingBrokenIsNamed(String sound, String wrong, String paths) {
        String before = sound.replace("\\n", "\n");
        assertThat(SOUND).contains(before);

        List<Mistake> mistakes =
                validation.validate(SOUND.replaceFirst(quote(before), wrong.replace("\\n", "\n")));

        assertThat(String.join(", ", mistakes.stream().map(Mistake::path).toList()))
                .as("%s", mistakes)
                .isEqualTo(paths);
    }

    @Test
    void areFoundBesideOneAnother() {
        String wrong =
                SOUND.replace("currency: EUR", "currency: EURO")
                        .replace("code: points", "code: Points")
                        .replace(
                                "wallet: miles, points: \"chosen.amount\"",
                                "wallet: mils, points: \"chosen.amuont\"")
                        .replace("list: invited", "list: invitd")
                        .replace("member.texts['home'] ==", "member.texts['hone'] >")
                        .replace(
                                "kind: discount, percents: {silver: 5}",
                                "kind: discont, percents: {silver: 5}, when: {weekday: [monday]}")
                        .replace(
                                "wallet: miles, when: {where: \"member.balances['miles'] > 60\"}",
                                "when: {where: \"member.balances['mils'] > 'a'\"}");

        assertThat(validation.validate(wrong))
                .extracting(Mistake::path)
                .containsExactly(
                        "/currency",
                        "/wallets/0/code",
                        "/segments/1/list",
                        "/mechanics/2/wallet",
                        "/mechanics/2/points",
                        "/mechanics/2/when/where",
                        "/mechanics/3/kind",
                        "/mechanics/3/when/weekday",
                        "/rewards/1/when/where",
                        "/rewards/1/when/where");
    }

    @Test
    void areToldBesideWhatIsThereTwice() {
        String twice =
                SOUND.replace(
                                "guard_rails:",
                                "rewards:\n  - {id: tea, name: Tea, cots: 60}\nguard_rails:")
                        .replace("code: miles", "code: miles, code: kilometres")
                        .replace("rewards: [mug]", "rewards: [mug, tea, cake]")
                        .replace("goal: More of it.", "goal: &x More of it.\nbudget: *x");

        assertThat(validation.validate(twice))
                .extracting(Mistake::path)
                .containsExactly(
                        "/goal",
                        "/budget",
                        "/wallets/1/code",
                        "/rewards",
                        "/rewards/2/cots",
                        "/guard_rails/0/rewards/2",
                        "/guard_rails/1");
    }

    /** What together cannot be is told beside what is wrong elsewhere. */
    @Test
    void areFoundInWhatContradictsItself() {
        String wrong =
                SOUND.replace("goal: More of it.", "gaol: More of it.")
                        .replace(
                                "{name: silver, criteria: [{counter: visits, at_least: 5, kept: 1}]}",
                                "{name: silver, criteria: [{counter: visits, at_least: 5, kept: 1}]}\n"
                                        + "      - {name: gold, criteria: [{counter: visits, at_least: 5, kept: 1}]}")
                        .replace("wallet: miles, points", "group: alone, wallet: miles, points")
                        .replace("factor: 2,", "factor: 2, group: alone,")
                        .replace(
                                "only: {categories: [tea]}",
                                "only: {categories: [tea, milk], except_categories: [milk]}");

        assertThat(validation.validate(wrong))
                .extracting(Mistake::toString)
                .containsExactly(
                        "line 2, column 1, /gaol: There is no such field; there are: "
                                + "adjustments, budget, budgets, calendars, communication, counters,"
                                + " currency, experiments, feasibility, goal, guard_rails, household,"
                                + " include, key_factor, labels, ladders, mechanics,"
                                + " member_attributes, programme, qualifies, returns, review_on,"
                                + " rewards, segments, texts, time_zone, wallets. Did you mean goal?",
                        "line 24, column 9, /ladders/0/rungs/2: It overlaps silver: whoever is there"
                                + " meets it, so that nobody stands on silver.",
                        "line 29, column 5, /mechanics/1: It multiplies nothing: no rule of the"
                                + " group alone before it gives points of points.",
                        "line 31, column 108, /mechanics/3/only/except_categories/0: This is named in"
                                + " categories too; it is taken in or out.");
    }

    @Test
    void areFoundInWhatAVersionLoses() {
        var compiler = new ProgrammeCompiler(ConfigReaders.yaml());
        Succession succession =
                Succession.following(
                        new Timeline(List.of(compiler.compile(SOUND, 1, null).orThrow())));
        String next =
                SOUND.replace("goal: More of it.", "gaol: More of it.")
                        .replace("Europe/Berlin", "Europe/Rome")
                        .replace("reset: year", "reset: month");

        assertThat(compiler.compile(next, 2, null, succession))
                .isInstanceOfSatisfying(
                        ProgrammeCompiler.Compilation.Faulty.class,
                        faulty ->
                                assertThat(faulty.mistakes())
                                        .extracting(Mistake::path)
                                        .containsExactly("/gaol", "/time_zone", "/counters"));
        assertThat(
                        compiler.compile(
                                next.replace("code: miles", "code: Miles"), 2, null, succession))
                .isInstanceOfSatisfying(
                        ProgrammeCompiler.Compilation.Faulty.class,
                        faulty ->
                                assertThat(faulty.mistakes())
                                        .extracting(Mistake::path)
                                        .containsExactly(
                                                "/gaol",
                                                "/time_zone",
                                                "/wallets/1/code",
                                                "/counters"));
    }

    @Test
    void areFoundInAllFiles() {
        int at = SOUND.indexOf("rewards:\n");
        String parts = SOUND.substring(at).replace("cost: 60", "cots: 60");
        String main =
                "include: [a.yaml, b.yaml]\n" + SOUND.substring(0, at).replace("goal", "gaol");
        var sound =
                new FileBundle(
                        "m.yaml",
                        Map.of("m.yaml", main, "a.yaml", parts, "b.yaml", "goal: x\ngoal: y"));
        var broken =
                new FileBundle(
                        "m.yaml",
                        Map.of("m.yaml", main, "a.yaml", "rewards: [", "b.yaml", "goal: *x"));

        assertThat(validation.validate(sound.text()))
                .extracting(Mistake::file, Mistake::path)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a.yaml", "/rewards/0/cots"),
                        org.assertj.core.api.Assertions.tuple("a.yaml", "/rewards/1/cots"),
                        org.assertj.core.api.Assertions.tuple("b.yaml", "/goal"),
                        org.assertj.core.api.Assertions.tuple("m.yaml", "/gaol"));
        assertThat(validation.validate(broken.text()))
                .extracting(Mistake::file)
                .containsExactly("a.yaml", "b.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    per: 1.00      | per: 1,00      | 1.00 | A comma begins another field here
                    per: 1.00      | per: '1,00'    | 1.00 | An amount such as
                    factor: 2      | factor: '1,5'  | 1.5  | A number from 0 to 10
                    kind: discount, percents | kind: discount, caps: {dayly: 1}, percents | - | There is no such field
                    chosen.amount" | chosen.amount", caps: {daily: 4} | day | There is no such field
                    chosen.amount" | chosen.amount", caps: {per_week: 4} | week | There is no such field
                    chosen.amount" | chosen.amount", caps: {monthly: 4} | month | There is no such field
                    == 'north'     | = 'north'      | == | Two things are compared by ==
                    """)
    void areToldWithWhatIsMeant(String sound, String wrong, String meant, String detail) {
        assertThat(SOUND).contains(sound);

        assertThat(validation.validate(SOUND.replaceFirst(quote(sound), wrong)))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.suggestion()).isEqualTo(meant.equals("-") ? null : meant);
                    assertThat(mistake.detail()).startsWith(detail);
                });
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }
}
