package io.ladder.programme;

import static io.ladder.programme.Trial.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a programme file give for purchases, and what is wrong with them. */
class RuleLanguageTest {

    @Test
    void countsOnlyTheLinesThatItIsAbout() {
        var trial =
                Trial.of(
                        """
                        - {id: coffee, kind: spend, points: 2, per: "1.00", only: {categories: [coffee, tea]}}
                        - {id: rest, kind: spend, points: 1, per: "1.00", only: {except_categories: [coffee, tea]}}
                        - {id: mug, kind: items, points: 5, only: {products: [mug]}}
                        - {id: dear, kind: items, points: 7, only: {where: "line.amount >= money('5.00')"}}
                        - {id: house, kind: items, points: 1, only: {brands: [house], categories: [coffee]}}
                        """);

        assertThat(
                        trial.buy(
                                line("beans", "coffee", "house", "4.60", 1_000),
                                line("mug", "china", null, "6.50", 2_000),
                                line("leaves", "tea", "house", "1.50", 1_000)))
                .containsExactly(
                        Map.entry("coffee", 12L),
                        Map.entry("rest", 6L),
                        Map.entry("mug", 10L),
                        Map.entry("dear", 14L),
                        Map.entry("house", 1L));
        assertThat(trial.buy(line("pen", "paper", "0.50"))).containsOnlyKeys("rest");
        assertThat(trial.said("mug"))
                .containsExactly("No line of the purchase is one that it is about.");
    }

    @Test
    void carriesOverWhatFillsNoStep() {
        var trial =
                Trial.of(
                        """
                        - {id: kept, kind: spend, points: 1, per: "1.00"}
                        - {id: lost, kind: spend, points: 1, per: "1.00", carry_over: false}
                        - {id: monthly, kind: spend, points: 1, per: "10.00", reset: month}
                        - {id: tenth, kind: items, points: 1, per_items: 10}
                        - {id: third, kind: visits, points: 20, every: 3}
                        - {id: soon, kind: spend, points: 2, per: "10.00"}
                        - {id: full, kind: spend, points: 2, per: "10.00", full_steps: true}
                        """);

        assertThat(trial.at("2026-11-30T23:00").buy("6.60"))
                .isEqualTo(Map.of("kept", 6L, "lost", 6L, "soon", 1L));
        assertThat(trial.buy("6.60"))
                .isEqualTo(Map.of("kept", 7L, "lost", 6L, "monthly", 1L, "soon", 1L, "full", 2L));
        assertThat(trial.at("2026-12-01T00:00").buy(line(null, null, null, "6.80", 8_000)))
                .isEqualTo(
                        Map.of(
                                "kept", 7L, "lost", 6L, "tenth", 1L, "third", 20L, "soon", 2L,
                                "full", 2L));
    }

    @Test
    void appliesWhereAndWhenItSays() {
        var trial =
                Trial.of(
                        """
                        - {id: shop, kind: bonus, points: 1, when: {shops: [north, south]}}
                        - {id: web, kind: bonus, points: 1, when: {channels: [web]}}
                        - {id: card, kind: bonus, points: 1, when: {payment_means: [own-card]}}
                        - {id: monday, kind: bonus, points: 1, when: {weekdays: [monday]}}
                        - {id: night, kind: bonus, points: 1, when: {hours: ["22:00-02:00"]}}
                        - {id: holiday, kind: bonus, points: 1, when: {calendar: holidays}}
                        - {id: fridays, kind: bonus, points: 1, when: {schedule: {rule: "FREQ=MONTHLY;BYDAY=-1FR", start: 2026-01-30T01:00, hours: 2}}}
                        - {id: spring, kind: bonus, points: 1, when: {from: 2026-12-25, until: 2026-12-25}}
                        - {id: large, kind: bonus, points: 1, when: {basket_min: "20.00"}}
                        - {id: told, kind: bonus, points: 1, when: {where: "moment.day == 24 && purchase.amount > 100"}}
                        """);

        assertThat(trial.at("2026-11-23T21:59:58").in("north").buy("19.99"))
                .containsOnlyKeys("shop", "monday");
        assertThat(trial.at("2026-11-23T23:30").in("east").by("web").buy("20.00"))
                .containsOnlyKeys("web", "monday", "night", "large");
        assertThat(trial.at("2026-11-24T01:59:58").paying("cash", "own-card").buy("1.01"))
                .containsOnlyKeys("web", "card", "night", "told");
        assertThat(trial.at("2026-12-25T00:00").by("till").buy("1.00"))
                .containsOnlyKeys("card", "night", "holiday", "spring");
        assertThat(trial.said("large")).containsExactly("It applies from 20.00 EUR up.");
        assertThat(trial.said("monday")).containsExactly("It applies on Monday.");
        assertThat(trial.at("2026-12-25T01:00").buy("1.00"))
                .containsOnlyKeys("card", "night", "holiday", "spring", "fridays");
        assertThat(trial.at("2026-12-26T02:00").buy("1.00")).containsOnlyKeys("card", "holiday");
    }

    @Test
    void multipliesByRungAndForRungs() {
        var trial =
                Trial.of(
                        """
                        - {id: spend, kind: spend, points: 1, per: "1.00", multipliers: {regular: 1.5}}
                        - {id: gift, kind: bonus, points: 5, when: {rungs: [regular]}}
                        """);

        assertThat(trial.buy("10.00")).isEqualTo(Map.of("spend", 10L));
        trial.buy("0.00");
        assertThat(trial.buy("10.00")).isEqualTo(Map.of("spend", 15L, "gift", 5L));
    }

    @Test
    void combinesWithinGroups() {
        var trial =
                Trial.of(
                        """
                        - {id: base, kind: spend, points: 1, per: "1.00"}
                        - {id: a, kind: bonus, points: 10, group: offers, combine: best}
                        - {id: b, kind: spend, points: 1, per: "1.00", group: offers, combine: best}
                        - {id: c, kind: bonus, points: 3, group: offers}
                        - {id: twice, kind: multiplier, factor: 2.5, group: offers}
                        - {id: stop, kind: bonus, points: 1, group: offers, combine: end, when: {basket_min: "50.00"}}
                        - {id: last, kind: bonus, points: 2, group: offers}
                        - {id: all, kind: multiplier, factor: 1.5}
                        """);

        // 10 beats 8; times 2.5 is 19.5 more, rounded down; the ungrouped ones are by themselves.
        assertThat(trial.buy("8.00"))
                .isEqualTo(
                        Map.of("base", 8L, "a", 10L, "c", 3L, "twice", 19L, "last", 2L, "all", 4L));
        assertThat(trial.said("b").getFirst()).endsWith("The rule a offers as much or more.");
        // What the outdone rule would have carried over is not counted: 0.50 and 10.50 are 10.
        trial.buy("0.50");
        assertThat(trial.buy("60.50"))
                .isEqualTo(
                        Map.of(
                                "base", 61L, "b", 60L, "c", 3L, "twice", 94L, "stop", 1L, "all",
                                30L));
        assertThat(trial.said("last")).containsExactly("stop ended their group.");
    }

    @Test
    void capsWhatAMemberGets() {
        var trial =
                Trial.of(
                        """
                        - {id: spend, kind: spend, points: 1, per: "1.00", caps: {purchase: 50, day: 60, month: 100, ever: 130}}
                        """);

        assertThat(trial.at("2026-11-23T10:00").buy("70.00")).containsEntry("spend", 50L);
        assertThat(trial.buy("70.00")).containsEntry("spend", 10L);
        assertThat(trial.said("spend").getFirst()).endsWith("Its caps leave 10.");
        assertThat(trial.buy("70.00")).isEmpty();
        assertThat(trial.at("2026-11-24T10:00").buy("70.00")).containsEntry("spend", 40L);
        assertThat(trial.at("2026-12-01T10:00").buy("70.00")).containsEntry("spend", 30L);
        assertThat(trial.at("2027-12-01T10:00").buy("70.00")).isEmpty();
    }

    @Test
    void letsAMultiplierThatDoesNotApplyLeaveTheBestOpen() {
        var trial =
                Trial.of(
                        """
                        - {id: a, kind: bonus, points: 10, group: g, combine: best}
                        - {id: never, kind: multiplier, factor: 2, group: g, when: {basket_min: "90.00"}}
                        - {id: mirror, kind: formula, points: "member.balances['points']"}
                        - {id: same, kind: formula, points: "member.balances['points']"}
                        """);

        assertThat(trial.buy("10.00")).isEqualTo(Map.of("a", 10L));
        // Both see what there was before the purchase.
        assertThat(trial.buy("10.00")).isEqualTo(Map.of("a", 10L, "mirror", 10L, "same", 10L));
        assertThat(trial.buy("90.00"))
                .isEqualTo(Map.of("a", 10L, "never", 10L, "mirror", 40L, "same", 40L));
    }

    @Test
    void countsHoweverManyMultipliersThereAre() {
        var rules = new StringBuilder("- {id: base, kind: spend, points: 1000, per: \"0.01\"}\n");
        for (int number = 0; number < 40; number++) {
            rules.append("- {id: m" + number + ", kind: multiplier, factor: 10}\n");
        }

        var earned = Trial.of(rules.toString()).buy("1000.00");

        assertThat(earned)
                .containsEntry("base", 100_000_000L)
                .containsEntry("m39", 1_000_000_000_000L);
    }

    @Test
    void givesAsManyPointsAsAFormulaComesTo() {
        var trial =
                Trial.of(
                        """
                        - id: miles
                          kind: formula
                          wallet: miles
                          points: "ratio(chosen.amount * (member.rungs['loyalty'] == 'regular' ? 3 : 2), 100)"
                          only: {categories: [flight]}
                        - {id: below, kind: formula, points: "purchase.amount - 10000"}
                        - {id: failing, kind: formula, points: "ratio(100, purchase.amount - 500)"}
                        """);

        assertThat(trial.buy(line("fra-jfk", "flight", "99.99"), line("wine", "drinks", "5.00")))
                .isEqualTo(Map.of("miles", 199L, "below", 499L));
        assertThat(trial.buy("5.00")).isEmpty();
        assertThat(trial.said("failing").getFirst())
                .startsWith("It could not be computed for this purchase: ");
        assertThat(trial.buy(line("jfk-fra", "flight", "99.99"))).isEqualTo(Map.of("miles", 299L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {id: a, kind: spend, points: 1, per: "1.00", when: {}}                     | /mechanics/0/when | A condition is missing here.
                    {id: a, kind: spend, points: 1, per: "1.00", when: {weekdays: [mnday]}}    | /mechanics/0/when/weekdays/0 | no such day of the week
                    {id: a, kind: spend, points: 1, per: "1.00", when: {hours: ["7-9"]}}       | /mechanics/0/when/hours/0 | "07:00-10:30"
                    {id: a, kind: spend, points: 1, per: "1.00", when: {hours: ["25:00-26:00"]}} | /mechanics/0/when/hours/0 | "07:00-10:30"
                    {id: a, kind: spend, points: 1, per: "1.00", when: {calendar: holyday}}    | /mechanics/0/when/calendar | no such calendar
                    {id: a, kind: bonus, points: 1, when: {schedule: {rule: "FREQ=HOURLY;BYMINUTE=0,30", start: 2026-01-01, hours: 1}}} | /mechanics/0/when/schedule/rule | more often than every hour
                    {id: a, kind: bonus, points: 1, when: {schedule: {rule: "FREQ=WEEKLY;BYDAY=XX", start: 2026-01-01, hours: 1}}} | /mechanics/0/when/schedule/rule | no rule of RFC 5545
                    {id: a, kind: bonus, points: 1, when: {schedule: {rule: "FREQ=WEEKLY", start: soon, hours: 745}}} | /mechanics/0/when/schedule/hours | from 1 to 744
                    {id: a, kind: spend, points: 1, per: "1.00", when: {from: 2026-02-01, until: 2026-01-31}} | /mechanics/0/when/until | It ends before it begins.
                    {id: a, kind: spend, points: 1, per: "1.00", when: {rungs: [regula]}}      | /mechanics/0/when/rungs/0 | no such rung
                    {id: a, kind: spend, points: 1, per: "1.00", when: {shops: [a, a]}}        | /mechanics/0/when/shops/1 | in the list already
                    {id: a, kind: spend, points: 1, per: "1.00", when: {where: "purchase.amout > 1"}} | /mechanics/0/when/where | called amout
                    {id: a, kind: spend, points: 1, per: "1.00", when: {where: "purchase.amount"}} | /mechanics/0/when/where | comes to whole number
                    {id: a, kind: spend, points: 1, per: "1.00", only: {}}                     | /mechanics/0/only | missing here
                    {id: a, kind: spend, points: 1, per: "1.00", only: {where: "chosen.amount > 1"}} | /mechanics/0/only/where | called chosen
                    {id: a, kind: spend, points: 1, per: "1.00", caps: {}}                     | /mechanics/0/caps | missing here
                    {id: a, kind: spend, points: 1, per: "1.00", caps: {fortnight: 3}}         | /mechanics/0/caps/fortnight | no such field
                    {id: a, kind: spend, points: 1, per: "1.00", combine: worst}               | /mechanics/0/combine | no such way to combine
                    {id: a, kind: spend, points: 1, per: "1.00", carry_over: false, reset: day} | /mechanics/0/reset | Nothing is carried over
                    {id: a, kind: spend, points: 1, per: "1.00", full_steps: true, multipliers: {regular: 2}} | /mechanics/0/full_steps | a rule of its own
                    {id: a, kind: formula, points: "purchase.amount / 2.0"}                    | /mechanics/0/points | no fractions
                    {id: a, kind: formula, points: "purchase.amount > 2"}                      | /mechanics/0/points | comes to true or false
                    {id: a, kind: multiplier}                                                  | /mechanics/0 | has a factor
                    {id: a, kind: multiplier, factor: 2, multipliers: {regular: 2}}            | /mechanics/0 | has a factor
                    {id: a, kind: multiplier, factor: 0.5}                                     | /mechanics/0 | from 1 up
                    {id: a, kind: multiplier, factor: 2, combine: best}                        | /mechanics/0/combine | before the multiplier
                    {id: a, kind: multiplier, factor: 2, only: {brands: [b]}}                  | /mechanics/0/only | only is for its rules
                    {id: a, kind: spend, points: 1, per: "1.00", only: {where: "purchase.lines.exists(l, l.amount > 1)"}} | /mechanics/0/only/where | does not loop
                    {id: a, kind: visits, points: 1, every: 1}                                 | /mechanics/0/every | from 2 to 1000
                    {id: a, kind: bonus, points: 0}                                            | /mechanics/0/points | from 1 to 1000000
                    """)
    void namesWhatIsWrongWithARule(String rule, String path, String detail) {
        assertThat(Trial.mistakes("- " + rule))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.detail()).contains(detail);
                });
    }

    @Test
    void tellsAMistakeOnce() {
        assertThat(
                        Trial.mistakes(
                                """
                                - {id: a, kind: formula, points: "purchase.amout", group: g}
                                - {id: b, kind: bonus, points: 1, group: g, combine: best}
                                """))
                .extracting(Mistake::path)
                .containsExactly("/mechanics/0/points");
    }

    @Test
    void refusesABestThatCannotBeTold() {
        assertThat(
                        Trial.mistakes(
                                """
                                - {id: z, kind: bonus, points: 1, group: g}
                                - {id: a, kind: multiplier, factor: 2, group: g}
                                - {id: b, kind: bonus, points: 1, group: g, combine: best}
                                - {id: c, kind: bonus, points: 1, group: h, combine: best}
                                - {id: d, kind: bonus, points: 1, group: h, combine: best, wallet: miles}
                                """))
                .extracting(Mistake::path)
                .containsExactly("/mechanics/2/combine", "/mechanics/4/combine");
    }

    @Test
    void refusesAMultiplierThatMultipliesNothing() {
        assertThat(
                        Trial.mistakes(
                                """
                                - {id: a, kind: welcome, points: 5}
                                - {id: b, kind: multiplier, factor: 2}
                                - {id: c, kind: bonus, points: 1, group: g, when: {where: "purchase.amount = 3"}}
                                - {id: d, kind: multiplier, factor: 2, group: g}
                                - {id: e, kind: multiplier, factor: 2, group: g, wallet: miles}
                                - {id: f, kind: bonus, points: 1, group: G}
                                - {id: g, kind: multiplier, factor: 2, group: h}
                                """))
                .extracting(Mistake::path)
                .containsExactly(
                        "/mechanics/1",
                        "/mechanics/2/when/where",
                        "/mechanics/4",
                        "/mechanics/5/group");
    }

    @Test
    void pointsAtTheLetter() {
        String before = "- {id: a, kind: bonus, points: 1, when: {where: \"";
        Mistake mistake =
                Trial.mistakes(before + "purchase.amount > 100 && purchase.shp == 'n'\"}}")
                        .getFirst();

        assertThat(mistake.line()).isEqualTo(Trial.linesBefore() + 1);
        // Where the wrong name is chosen by its dot, after an indent of two.
        assertThat(mistake.column())
                .isEqualTo(2 + before.length() + "purchase.amount > 100 && purchase".length() + 1);
        assertThat(mistake.suggestion()).isEqualTo("shop");
    }
}
