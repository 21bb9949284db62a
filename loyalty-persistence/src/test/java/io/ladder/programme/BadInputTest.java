package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad input gets: each kind of mistake by line, column, path and suggestion. */
class BadInputTest {
    private static final String SOUND =
            """
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, expiry: {months: 1}, limits: {per_day: 10}}
              - {code: stamps, name: Stamps}
            mechanics:
              - {id: spend, kind: spend, points: 1, per: "1.00"}
              - {id: many, kind: bonus, points: 5, wallet: stamps, caps: {ever: 50}, when: {where: "purchase.amount > 0"}}
              - {id: card, kind: items, points: 3, per_items: 2, wallet: stamps, caps: {ever: 20}, budget: spring}
            budgets:
              - {id: spring, points: 3, wallet: stamps}
            ladders:
              - id: metals
                rungs:
                  - {name: tin}
                  - {name: silver, criteria: [{evidence: purchase, at_least: 2, within_days: 30}]}
                  - {name: gold, criteria: [{evidence: purchase, at_least: 5, within_days: 30}]}
            rewards:
              - {id: mug, name: Mug, cost: 630, wallet: points}
              - {id: tea, name: Tea, cost: 70, wallet: stamps, rung_min: silver}
            """;

    private final ValidateProgramme validation = new ValidateProgramme(ConfigReaders.yaml());

    @Test
    void isNothingInASoundFile() {
        assertThat(validation.validate(SOUND)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unknown field    | goal: More    | gaol: More       | 2:1 | /gaol                    | no such field | goal
                    unknown field    | cost: 630     | cots: 630        | 22:26 | /rewards/0/cots          | no such field | cost
                    unknown fact     | purchase.amount > | purchase.amuont > | 11:97 | /mechanics/1/when/where | amuont | amount
                    wrong type       | points: 5,    | points: five,    | 11:37 | /mechanics/1/points      | whole number | -
                    wrong type       | amount > 0    | amount > 'a'     | 11:105 | /mechanics/1/when/where  | *            | -
                    wrong type       | kind: spend   | kind: [spend]    | 10:23 | /mechanics/0/kind        | no such kind | -
                    unknown rung     | rung_min: silver | rung_min: silvr | 23:62 | /rewards/1/rung_min     | no such rung | silver
                    overlapping tier | at_least: 5   | at_least: 2      | 20:9 | /ladders/0/rungs/2       | overlaps silver | -
                    overlapping tier | at_least: 5, within_days: 30 | at_least: 2 | 20:9 | /ladders/0/rungs/2 | nobody stands on silver | -
                    overlapping tier | purchase, at_least: 5 | [purchase, idea], at_least: 1 | 20:9 | /ladders/0/rungs/2 | overlaps silver | -
                    out of reach     | cost: 630     | cost: 631        | 22:32 | /rewards/0/cost          | never has more than 630 | -
                    out of reach     | cost: 70      | cost: 71         | 23:32 | /rewards/1/cost          | never has more than 70 | -
                    small budget     | points: 3, wallet | points: 2, wallet | 12:96 | /mechanics/2/budget   | One award is 3 points | -
                    expression limit | points: 1, per: "1.00" | points: 1, per: "1.00", only: {where: "line.product.matches('(a?){60}')"} | 10:68 | /mechanics/0/only/where | For a purchase of 1,000 lines this takes up to 30,980,000 steps, and all expressions of the file up to 30,980,004; they may take 10,000,000. | -
                    expression limit | purchase.amount > 0 | (((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))) > 0 | 11:89 | /mechanics/1/when/where | at most 32 deep | -
                    """)
    void isToldByItsPlace(
            String kind,
            String sound,
            String wrong,
            String place,
            String path,
            String detail,
            String suggestion) {
        assertThat(SOUND).contains(sound);

        List<Mistake> mistakes = validation.validate(SOUND.replace(sound, wrong));

        assertThat(mistakes)
                .as(kind)
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.line() + ":" + mistake.column()).isEqualTo(place);
                    if (!detail.equals("*")) {
                        assertThat(mistake.detail()).contains(detail);
                    }
                    assertThat(mistake.suggestion())
                            .isEqualTo(suggestion.equals("-") ? null : suggestion);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    points: 3, wallet | points: 0, wallet
                    {months: 1}, limits: {per_day: 10} | never, limits: {per_day: 10}
                    per_day: 10} | per_day: 10}, transfers: {min: 1}
                    caps: {ever: 20}, budget | budget
                    goal: More of it. | household: {members_max: 3, days_apart: 30}\\ngoal: x
                    at_least: 5, within_days: 30 | at_least: 2, within_days: 20
                    """)
    void isNotWhatMayBeMeant(String sound, String other) {
        assertThat(SOUND).contains(sound);
        String file = SOUND.replace(sound, other.replace("\\n", "\n"));

        assertThat(validation.validate(file)).isEmpty();
    }

    @Test
    void isWhatTakesTooLongTogether() {
        String[] conditions = new String[80];
        for (int number = 0; number < conditions.length; number++) {
            conditions[number] =
                    "line.amount == %d || ".formatted(number).repeat(15) + "line.texts['a'] == 'b'";
        }

        assertThat(validation.validate(withRules(conditions, 30))).isEmpty();
        conditions[40] = "line.brand == 'a' || " + conditions[40];
        assertThat(validation.validate(withRules(conditions, conditions.length)))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.path()).isEqualTo("/mechanics/40/only/where");
                    assertThat(mistake.detail())
                            .isEqualTo(
                                    "For a purchase of 1,000 lines this takes up to 150,000 steps,"
                                            + " and all expressions of the file up to 11,605,004;"
                                            + " they may take 10,000,000.");
                });
    }

    private static String withRules(String[] conditions, int count) {
        var rules = new StringBuilder("mechanics:\n");
        for (int number = 0; number < count; number++) {
            rules.append(
                    "  - {id: r%d, kind: bonus, points: 1, only: {where: \"%s\"}}\n"
                            .formatted(number, conditions[number]));
        }
        return SOUND.replace("mechanics:\n", rules);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    cost: 70            | cost: 71
                    purchase.amount > 0 | purchase.lines.all(l, l.brand.matches('(a?){60}'))
                    """)
    void doesNotStopWhatWasAppliedBefore(String sound, String wrong) {
        String nonsense = SOUND.replace(sound, wrong);
        var version =
                new ProgrammeVersions.Version(
                        1, null, Instant.parse("2026-01-01T00:00:00Z"), nonsense);

        assertThat(validation.validate(nonsense)).hasSize(1);
        assertThat(
                        new CompiledTimelines(ConfigReaders.yaml())
                                .compile(List.of(version), List.of())
                                .versions())
                .hasSize(1);
    }
}
