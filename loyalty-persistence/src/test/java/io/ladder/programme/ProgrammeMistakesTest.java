package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake that a programme file can have, at its place. */
class ProgrammeMistakesTest {
    private static final String SOUND =
            """
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, expiry: {months: 12, end_of: month}}
              - {code: miles, name: Miles, payment: {points: 8, worth: 1.00, step: 2, min: 4, max: 40}}
            mechanics:
              - {id: hello, kind: welcome, points: 5}
              - {id: spend, kind: spend, points: 1, per: 1.00, multipliers: {silver: 1.5}}
            ladders:
              - id: metals
                rungs:
                  - {name: tin}
                  - {name: silver, criteria: [{evidence: purchase, at_least: 2, within_days: 30}]}
            rewards:
              - {id: cake, name: Cake, cost: 60, valid_from: 2026-01-01, valid_until: 2026-01-01}
              - {id: tea, name: Tea, cost: 30, rung_min: silver, stock: 9, per_member_max: 1}
            budgets:
              - {id: spring, points: 100}
            """;

    private final ValidateProgramme validation = new ValidateProgramme(ConfigReaders.yaml());

    @Test
    void findsNothingInASoundFile() {
        assertThat(validation.validate(SOUND)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    goal: More of it. | goal: 7 | 2 | 7 | /goal | Text is expected | -
                    goal: More of it. | gaol: More of it. | 2 | 1 | /gaol | no such field | goal
                    Europe/Berlin | Europe/Berlim | 4 | 12 | /time_zone | time zone | Europe/Berlin
                    EUR | eur | 5 | 11 | /currency | no such currency | EUR
                    EUR | XAU | 5 | 11 | /currency | no such currency | *
                    {code: points, | {code: Points, | 7 | 12 | /wallets/0/code | An id has | -
                    {months: 12, end_of: month} | nevr | 7 | 42 | /wallets/0/expiry | never | never
                    months: 12 | months: 1201 | 7 | 51 | /wallets/0/expiry/months | 1 to 1200 | -
                    end_of: month | end_of: mont | 7 | 63 | /wallets/0/expiry/end_of | day | month
                    worth: 1.00 | worth: 1.001 | 8 | 60 | /wallets/1/payment/worth | EUR has 2 decimals | -
                    worth: 1.00, step: 2 | worth: 0.10, step: 2 | 8 | 72 | /wallets/1/payment/step | whole minor units | -
                    points: 8, worth: 1.00, | points: 8, | 8 | 41 | /wallets/1/payment | worth is missing | -
                    min: 4 | min: 5 | 8 | 80 | /wallets/1/payment/min | multiple of the step | -
                    max: 40 | max: 2 | 8 | 88 | /wallets/1/payment/max | no fewer than | -
                    max: 40 | percent: 40 | 8 | 83 | /wallets/1/payment/percent | no such field | *
                    max: 40 | basket_percent_max: 101 | 8 | 103 | /wallets/1/payment/basket_percent_max | 1 to 100 | -
                    max: 40 | excluded_products: [''] | 8 | 103 | /wallets/1/payment/excluded_products/0 | 1 to 128 | -
                    id: hello | id: spend | 11 | 10 | /mechanics/1/id | on line 10 | -
                    id: hello | id: rewards | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: hello | id: return | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: hello | id: late | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: hello | id: rerating | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: hello | id: time | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: hello | id: written-off | 10 | 10 | /mechanics/0/id | the service's own | -
                    id: cake | id: void | 18 | 10 | /rewards/0/id | the service's own | -
                    kind: welcome | kind: welcom | 10 | 23 | /mechanics/0/kind | kind | welcome
                    points: 5 | points: 0 | 10 | 40 | /mechanics/0/points | from 1 | -
                    points: 5 | points: '5' | 10 | 40 | /mechanics/0/points | whole number | -
                    points: 5 | points: 5, wallet: poins | 10 | 51 | /mechanics/0/wallet | no such wallet | points
                    points: 5 | points: 5, budget: sprng | 10 | 51 | /mechanics/0/budget | no such budget | spring
                    points: 5 | points: 5, wallet: miles, budget: spring | 10 | 66 | /mechanics/0/budget | of the wallet points | -
                    points: 100} | points: -1} | 21 | 26 | /budgets/0/points | from 0 | -
                    {code: points, | {code: points, cost: {points: 100}, | 7 | 26 | /wallets/0/cost | amount is missing | -
                    {code: points, | {code: points, kind: money, cost: {points: 1, amount: 1.00}, | 7 | 39 | /wallets/0/cost | what it is worth | -
                    {code: points, | {code: points, kind: status, cost: {points: 1, amount: 1.00}, | 7 | 40 | /wallets/0/cost | cost nothing | -
                    per: 1.00 | per: 1.001 | 11 | 46 | /mechanics/1/per | EUR has 2 decimals | -
                    per: 1.00 | per: 0.00 | 11 | 46 | /mechanics/1/per | above 0 | -
                    per: 1.00 | step: 1.00 | 11 | 5 | /mechanics/1 | per is missing | -
                    silver: 1.5 | slver: 1.5 | 11 | 66 | /mechanics/1/multipliers/slver | rung | silver
                    silver: 1.5 | silver: 1.505 | 11 | 74 | /mechanics/1/multipliers/silver | two decimals | -
                    silver: 1.5 | silver: 11 | 11 | 74 | /mechanics/1/multipliers/silver | 0 to 10 | -
                    points: 5 | points: 5, ladder: metals | 10 | 43 | /mechanics/0/ladder | no such field | -
                    name: tin | name: Tin | 15 | 16 | /ladders/0/rungs/0/name | An id has | -
                    name: tin | name: silver | 16 | 16 | /ladders/0/rungs/1/name | on line 15 | -
                    {name: tin} | {name: tin, criteria: []} | 15 | 31 | /ladders/0/rungs/0/criteria | first rung | -
                    evidence: purchase | evidence: purchases | 16 | 46 | /ladders/0/rungs/1/criteria/0/evidence | kind of evidence | purchase
                    evidence: purchase | evidence: [idea, idea] | 16 | 53 | /ladders/0/rungs/1/criteria/0/evidence/1 | already | -
                    at_least: 2 | at_least: 101 | 16 | 66 | /ladders/0/rungs/1/criteria/0/at_least | 1 to 100 | -
                    within_days: 30 | within_days: 0 | 16 | 82 | /ladders/0/rungs/1/criteria/0/within_days | 1 to 3650 | -
                    evidence: purchase, at_least: 2 | latest_answer: {at_least: 11} | 16 | 62 | /ladders/0/rungs/1/criteria/0/latest_answer/at_least | 0 to 10 | -
                    evidence: purchase | latest_answer: {at_least: 7}, evidence: idea | 16 | 35 | /ladders/0/rungs/1/criteria/0 | has one of | -
                    {evidence: purchase, at_least: 2, within_days: 30} | {any_of: [{evidence: idea}]} | 16 | 44 | /ladders/0/rungs/1/criteria/0/any_of | 2 to 16 | -
                    id: metals | id: Metals | 13 | 9 | /ladders/0/id | An id has | -
                    cost: 60 | cost: -1 | 18 | 34 | /rewards/0/cost | from 0 | -
                    cost: 60 | cots: 60 | 18 | 28 | /rewards/0/cots | no such field | cost
                    id: cake | id: tea | 19 | 10 | /rewards/1/id | on line 18 | -
                    valid_until: 2026-01-01 | valid_until: 2025-12-31 | 18 | 75 | /rewards/0/valid_until | ends before it begins | -
                    valid_from: 2026-01-01 | valid_from: 2026-02-30 | 18 | 50 | /rewards/0/valid_from | A date | -
                    rung_min: silver | rung_min: slver | 19 | 46 | /rewards/1/rung_min | no such rung | silver
                    stock: 9 | stock: -1 | 19 | 61 | /rewards/1/stock | from 0 | -
                    per_member_max: 1 | per_member_max: 0 | 19 | 80 | /rewards/1/per_member_max | from 1 | -
                    stock: 9 | ladder: metal | 19 | 62 | /rewards/1/ladder | no such ladder | metals
                    """)
    void namesThePlaceOf(
            String sound,
            String wrong,
            int line,
            int column,
            String path,
            String detail,
            String suggestion) {
        assertThat(SOUND).contains(sound);
        List<Mistake> mistakes = validation.validate(SOUND.replaceFirst(quote(sound), wrong));

        assertThat(mistakes)
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.line()).isEqualTo(line);
                    assertThat(mistake.column()).isEqualTo(column);
                    assertThat(mistake.detail()).contains(detail);
                    if (!suggestion.equals("*")) {
                        assertThat(mistake.suggestion())
                                .isEqualTo(suggestion.equals("-") ? null : suggestion);
                    }
                });
    }

    @Test
    void tellsAllMistakesAtOnceInTheOrderOfTheFile() {
        String wrong =
                SOUND.replace("EUR", "EUX")
                        .replace("kind: welcome", "kind: welcom")
                        .replace("cost: 60", "cots: 60")
                        .replace("rung_min: silver", "rung_min: gold");

        assertThat(validation.validate(wrong))
                .extracting(Mistake::path)
                .containsExactly(
                        "/currency", "/mechanics/0/kind", "/rewards/0/cots", "/rewards/1/rung_min");
    }

    @Test
    void asksForTheFieldsThatEveryFileHas() {
        assertThat(validation.validate("{}"))
                .extracting(Mistake::detail)
                .containsExactlyInAnyOrder(
                        "The field programme is missing.",
                        "The field goal is missing.",
                        "The field key_factor is missing.",
                        "The field time_zone is missing.",
                        "The field currency is missing.",
                        "The field wallets is missing.");
    }

    @Test
    void refusesAFileThatIsNoObject() {
        assertThat(validation.validate("- 1"))
                .singleElement()
                .hasToString("line 1, column 1: An object with named fields is expected here.");
    }

    @Test
    void asksForAWallet() {
        assertThat(validation.validate(SOUND.replaceFirst("wallets:\n.*\n.*\n", "wallets: []\n")))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo("/wallets");
                    assertThat(mistake.detail()).contains("1 to 8 entries, not 0");
                });
    }

    @Test
    void asksWhichLadderIsMeantWhereThereAreSeveral() {
        String two = SOUND.replace("rewards:", "  - {id: loyalty, use: loyalty-ladder}\nrewards:");

        assertThat(validation.validate(two))
                .extracting(Mistake::path)
                .containsExactly("/mechanics/1", "/rewards/1");
    }

    @Test
    void refusesRungsBesideAReadyLadderAndLaddersThatAreNotReady() {
        String both = SOUND.replace("- id: metals", "- id: metals\n    use: loyalty-lader");

        assertThat(validation.validate(both))
                .extracting(Mistake::path, Mistake::suggestion)
                .containsExactly(
                        tuple("/ladders/0/use", "loyalty-ladder"), tuple("/ladders/0/rungs", null));
    }

    @Test
    void passesOnThePlaceOfWhatIsNoYaml() {
        assertThat(validation.validate(SOUND.replace("name: Shop}", "name: Shop")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.line()).isEqualTo(2));
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }
}
