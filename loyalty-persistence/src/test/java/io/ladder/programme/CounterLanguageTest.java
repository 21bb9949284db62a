package io.ladder.programme;

import static io.ladder.programme.Trial.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counters of a programme file, and what rules and rungs make of them. */
class CounterLanguageTest {
    private static final String ONE_POINT_EACH =
            "- {id: spend, kind: spend, points: 1, per: \"1.00\"}";

    @Test
    void countsWhatAMemberDidBeforeThePurchase() {
        var trial =
                Trial.of(
                        """
                        - {id: third, kind: bonus, points: 10, when: {where: "member.counters['visits'] == 2"}}
                        - {id: coffees, kind: bonus, points: 5, when: {where: "member.counters['coffee'] >= 3000"}}
                        - {id: spender, kind: bonus, points: 7, when: {where: "member.counters['spent'] > money('20.00')"}}
                        """,
                        """
                        counters:
                          - {id: visits}
                          - {id: coffee, of: pieces, only: {categories: [coffee]}}
                          - {id: spent, of: money, reset: month, when: {basket_min: "5.00"}}
                        """);

        assertThat(trial.buy(line("latte", "coffee", "4.99"))).isEmpty();
        assertThat(trial.buy(line("latte", null, "coffee", "21.00", 2_000))).isEmpty();
        assertThat(trial.buy(line("latte", "coffee", "4.00")))
                .isEqualTo(Map.of("third", 10L, "spender", 7L));
        assertThat(trial.buy(line("latte", "coffee", "4.00"))).isEqualTo(Map.of("spender", 7L));
        assertThat(trial.at("2026-12-01T09:00").buy("1.00")).isEqualTo(Map.of("coffees", 5L));
    }

    @Test
    void forgetsWhatIsBeyondItsDays() {
        var trial =
                Trial.of(
                        """
                        - {id: often, kind: bonus, points: 1, when: {where: "member.counters['week'] >= 2"}}
                        """,
                        "counters: [{id: week, within_days: 7}]\n");

        assertThat(trial.at("2026-11-02T23:00").buy("1.00")).isEmpty();
        assertThat(trial.at("2026-11-08T23:00").buy("1.00")).isEmpty();
        // The second is the seventh day before the eighth, and the eighth before the ninth.
        assertThat(trial.at("2026-11-08T23:30").buy("1.00")).containsEntry("often", 1L);
        assertThat(trial.at("2026-11-14T09:00").buy("1.00")).containsEntry("often", 1L);
        assertThat(trial.at("2026-11-15T00:00").buy("1.00")).isEmpty();
    }

    @Test
    void letsARungBeReachedByPointsOfAYearAndKeepItForTheNext() {
        var trial =
                Trial.of(
                        """
                        - {id: flown, kind: formula, wallet: miles, points: "ratio(purchase.amount, 100)"}
                        """,
                        """
                        counters: [{id: status, of: points, wallet: miles, reset: year}]
                        """,
                        """
                        - id: club
                          grace_days: 0
                          rungs:
                            - {name: red}
                            - {name: silver, criteria: [{counter: status, at_least: 20, kept: 1}]}
                            - {name: gold, criteria: [{counter: status, at_least: 50, kept: 1}]}
                        """);

        trial.at("2026-03-01T10:00").buy("19.99");
        assertThat(trial.rung("club")).isEqualTo("red");
        trial.buy("1.00");
        assertThat(trial.rung("club")).isEqualTo("silver");
        trial.at("2026-12-31T23:00").buy("30.00");
        assertThat(trial.rung("club")).isEqualTo("gold");
        assertThat(trial.at("2027-12-31T23:59").rung("club")).isEqualTo("gold");
        // A soft landing: one rung at a time, and silver was not reached in 2027 either.
        assertThat(trial.at("2028-01-01T00:00").rung("club")).isEqualTo("red");
    }

    /** A sum by days is all that is kept of what is counted. */
    @Test
    void namesNoRecordsAsWhatACountedRungStandsOn() {
        var trial =
                Trial.of(
                        "- {id: one, kind: bonus, points: 1}\n",
                        "counters: [{id: spent, of: money}]\n",
                        """
                        - id: club
                          rungs:
                            - {name: red}
                            - {name: silver, criteria: [{counter: spent, at_least: 2000}]}
                            - {name: gold, criteria: [{counter: spent, at_least: 5000}, {evidence: purchase, at_least: 2}]}
                        """);

        trial.buy("20.00");
        assertThat(trial.rung("club")).isEqualTo("silver");
        assertThat(trial.evidence("club")).isEmpty();
        trial.buy("30.00");
        assertThat(trial.rung("club")).isEqualTo("gold");
        assertThat(trial.evidence("club")).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void countsByYearsOfTheMembership() {
        var trial =
                Trial.of(
                        """
                        - {id: loyal, kind: bonus, points: 1, when: {where: "member.counters['year'] >= 1"}}
                        """,
                        "counters: [{id: year, reset: anniversary}]\n");
        trial.at("2024-02-29T12:00").enrol();

        assertThat(trial.at("2025-02-27T12:00").buy("1.00")).isEmpty();
        assertThat(trial.buy("1.00")).containsEntry("loyal", 1L);
        assertThat(trial.at("2025-02-28T00:00").buy("1.00")).isEmpty();
        assertThat(trial.at("2026-02-27T23:59").buy("1.00")).containsEntry("loyal", 1L);
    }

    @Test
    void tellsForHowLongSomebodyIsAMember() {
        var trial = Trial.of("- {id: years, kind: formula, points: \"ratio(member.days, 365)\"}\n");
        trial.at("2024-11-23T12:00").enrol();

        assertThat(trial.at("2026-11-22T12:00").buy("1.00")).isEqualTo(Map.of("years", 1L));
        assertThat(trial.at("2026-11-23T00:00").buy("1.00")).isEqualTo(Map.of("years", 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {id: a, of: visits}                     | /counters/0/of            | no such thing to count
                    {id: a, within_days: 732}               | /counters/0/within_days   | from 1 to 731
                    {id: a, within_days: 7, reset: week}    | /counters/0/reset         | not both
                    {id: a, reset: ever}                    | /counters/0/reset         | no such period
                    {id: a, of: points, only: {brands: [b]}} | /counters/0/only         | whatever they are for
                    {id: a, wallet: miles}                  | /counters/0/wallet       | Only points are of a wallet
                    {id: a, when: {where: "member.counters['b'] > 1"}} | /counters/0/when/where | nothing called b among counters
                    """)
    void namesWhatIsWrongWithACounter(String counter, String path, String detail) {
        assertThat(Trial.mistakes(ONE_POINT_EACH, "counters: [" + counter + "]\n"))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.detail()).contains(detail);
                });
    }

    @Test
    void suggestsTheNameThatMayBeMeant() {
        Mistake mistake =
                Trial.mistakes("- {id: a, kind: formula, points: \"member.balances['mils']\"}\n")
                        .getFirst();

        assertThat(mistake.detail()).isEqualTo("There is nothing called mils among balances.");
        assertThat(mistake.suggestion()).isEqualTo("miles");
    }

    @Test
    void refusesARungThatAsksForWhatIsNotCounted() {
        var mistakes =
                Trial.mistakes(
                        ONE_POINT_EACH,
                        "counters: [{id: visits}]\n",
                        """
                        - id: club
                          rungs:
                            - {name: red}
                            - {name: silver, criteria: [{counter: visit, at_least: 2}]}
                            - {name: gold, criteria: [{counter: visits, at_least: 4, kept: 1}]}
                        """);

        assertThat(mistakes)
                .extracting(Mistake::path)
                .containsExactly(
                        "/ladders/1/rungs/1/criteria/0/counter",
                        "/ladders/1/rungs/2/criteria/0/kept");
    }
}
