package io.ladder.programme;

import static io.ladder.programme.Trial.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.config.Mistake;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that give when something is complete: a set, a streak, a total. */
class GoalRulesTest {

    @Test
    void givesForACompleteSet() {
        var trial =
                Trial.of(
                        """
                        - {id: once, kind: series, points: 9, items: [a, b, c], again: false}
                        - {id: lost, kind: series, points: 5, items: [a, b, c]}
                        - {id: kept, kind: series, points: 1, items: [a, b, c], doubles: kept}
                        """);

        assertThat(trial.buy("10.00")).isEmpty();
        assertThat(trial.said("lost"))
                .containsExactly("No line of the purchase is one that it is about.");
        assertThat(trial.buy(toy("a", 3_000), toy("b", 1_900))).isEmpty();
        assertThat(trial.said("lost")).containsExactly("1 of 3 items are still missing.");
        assertThat(trial.buy(toy("b", 1_000), toy("c", 500))).isEmpty();
        assertThat(trial.progress("kept").items()).containsExactly("c");
        assertThat(trial.missing())
                .isEqualTo(
                        Map.of(
                                "once", "1 item to go for 9 points",
                                "lost", "1 item to go for 5 points",
                                "kept", "1 item to go for 1 × points"));
        // Two of a and one of b are kept for the next.
        assertThat(trial.buy(toy("c", 1_000)))
                .isEqualTo(Map.of("once", 9L, "lost", 5L, "kept", 1L));
        assertThat(trial.buy(toy("c", 2_000), toy("b", 1_000))).isEqualTo(Map.of("kept", 2L));
        assertThat(trial.said("once")).containsExactly("The set is complete.");
        assertThat(trial.missing()).containsOnlyKeys("lost", "kept");
        assertThat(trial.buy(toy("a", 1_000))).isEqualTo(Map.of("lost", 5L));
    }

    @Test
    void givesForSeveralSetsAtOnceWhereDoublesAreKept() {
        var trial = Trial.of("- {id: kept, kind: series, points: 7, items: [a, b], doubles: kept}");

        assertThat(trial.buy(toy("a", 3_000), toy("b", 2_000))).isEqualTo(Map.of("kept", 14L));
        assertThat(trial.buy(toy("b", 1_000))).isEqualTo(Map.of("kept", 7L));
    }

    @Test
    void keepsWhatIsCollectedOfItemsThatAVersionLeaves() {
        var trial =
                Trial.of("- {id: set, kind: series, points: 1, items: [a, b, c], again: false}");
        trial.buy(toy("a", 1_000), toy("c", 1_000));

        trial.becomes("- {id: set, kind: series, points: 1, items: [d, c, b], again: false}");
        assertThat(trial.progress("set").items()).containsExactly("d", "b");
        assertThat(trial.buy(toy("d", 1_000))).isEmpty();
        assertThat(trial.buy(toy("b", 1_000))).isEqualTo(Map.of("set", 1L));

        // A complete set stays complete, whatever it would take now.
        trial.becomes("- {id: set, kind: series, points: 1, items: [x, y], again: false}");
        assertThat(trial.buy(toy("x", 1_000), toy("y", 1_000))).isEmpty();
    }

    @Test
    void givesForWeeksWithoutAGap() {
        var trial =
                Trial.of(
                        """
                        - {id: weekly, kind: streak, points: 5, weeks: 2}
                        - {id: once, kind: streak, points: 3, weeks: 2, again: false}
                        - {id: months, kind: streak, points: 7, months: 2}
                        - {id: days, kind: streak, points: 1, days: 3}
                        """);

        assertThat(trial.at("2026-11-23T00:00").buy("1.00")).isEmpty();
        assertThat(trial.at("2026-11-29T23:59").buy("1.00")).isEmpty();
        assertThat(trial.said("weekly")).containsExactly("This week has counted already.");
        assertThat(trial.progress("weekly").until()).isEqualTo("2026-12-06");
        assertThat(trial.at("2026-12-06T23:59").buy("1.00"))
                .isEqualTo(Map.of("weekly", 5L, "once", 3L, "months", 7L));
        assertThat(trial.said("months"))
                .containsExactly("It is the month number 2 of 2 without a gap.");
        assertThat(trial.missing())
                .isEqualTo(
                        Map.of(
                                "weekly", "2 weeks to go for 5 points",
                                "months", "2 months to go for 7 points",
                                "days", "2 days to go for 1 × points"));
        trial.at("2026-12-07T12:00").buy("1.00");
        assertThat(trial.missing()).containsEntry("days", "1 day to go for 1 × points");
        assertThat(trial.at("2026-12-08T12:00").buy("1.00")).isEqualTo(Map.of("days", 1L));
        trial.at("2026-12-21T00:00");
        assertThat(trial.missing()).containsEntry("weekly", "2 weeks to go for 5 points");
        assertThat(trial.buy("1.00")).isEmpty();
        assertThat(trial.at("2026-12-28T00:00").buy("1.00")).isEqualTo(Map.of("weekly", 5L));
    }

    @Test
    void givesOnceATotalReachesAMark() {
        var trial =
                Trial.of(
                        """
                        - id: spent
                          kind: threshold
                          marks: [{spent: "100.00", points: 5}, {spent: "500.00", points: 30}]
                        - {id: items, kind: threshold, marks: [{items: 2, points: 1}], reset: month}
                        - {id: visits, kind: threshold, marks: [{visits: 2, points: 2}]}
                        """);

        assertThat(trial.at("2026-11-23T12:00").buy("99.99")).isEmpty();
        assertThat(trial.said("spent"))
                .containsExactly("What was bought comes to 99.99, which reaches no further mark.");
        assertThat(trial.missing())
                .isEqualTo(
                        Map.of(
                                "spent", "0.01 to go for 5 points",
                                "items", "1 piece to go for 1 × points",
                                "visits", "1 purchase to go for 2 points"));
        assertThat(trial.at("2026-12-01T00:00").buy("0.01"))
                .isEqualTo(Map.of("spent", 5L, "visits", 2L));
        assertThat(trial.buy("0.00")).isEqualTo(Map.of("items", 1L));
        assertThat(trial.missing()).isEqualTo(Map.of("spent", "400.00 to go for 30 points"));
        assertThat(trial.buy("1000.00")).isEqualTo(Map.of("spent", 30L));
        assertThat(trial.buy("1000.00")).isEmpty();
        assertThat(trial.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "series, points: 1, items: [a, a] | /items/1 | This item is in the list already.",
                "series, points: 1, items: [a] | /items | This list has 2 to 64 entries, not 1.",
                "series, points: 1, items: [a, b], again: false, doubles: kept | /doubles"
                        + " | They are kept for the next set, and there is none.",
                "series, points: 1, items: [a, b], only: {products: [a]} | /only"
                        + " | The items of a series are its products.",
                "series, points: 1, items: [a, b], attribute: Toy | /attribute | The name of an"
                        + " attribute is a small letter and then up to 31 small letters, digits and"
                        + " underscores.",
                "streak, points: 1, days: 3, weeks: 2 | ''"
                        + " | 'A streak is of a number of days, of weeks or of months.'",
                "streak, points: 1, days: 1 | /days | A whole number from 2 to 366 is expected"
                        + " here.",
                "threshold, marks: [{spent: '1.00', points: 1}, {items: 1, points: 1}] | /marks/1"
                        + " | All marks are of the same.",
                "threshold, marks: [{items: 2, points: 1}, {items: 2, points: 1}] | /marks/1"
                        + " | A mark is above the one before it.",
                "threshold, marks: [{points: 1}] | /marks/0"
                        + " | 'A mark is of what was spent, of items or of visits.'",
            })
    void refusesWhatItCannotMean(String rule, String path, String detail) {
        assertThat(Trial.mistakes("- {id: rule, kind: " + rule + "}"))
                .extracting(Mistake::path, Mistake::detail)
                .contains(tuple("/mechanics/0" + path, detail));
    }

    @Test
    void findsItemsByAnAttribute() {
        var trial = Trial.of("- {id: set, kind: series, points: 1, items: [a, b], attribute: toy}");

        assertThat(trial.buy(meal("a"))).isEmpty();
        assertThat(trial.buy(line("a", "toy", "0.00"))).isEmpty();
        assertThat(trial.said("set")).containsExactly("None of 2 items is in the purchase.");
        assertThat(trial.buy(meal("b"))).isEqualTo(Map.of("set", 1L));
    }

    private static Line meal(String toy) {
        Line line = line("meal", "menu", "5.00");
        return new Line(
                line.id(),
                line.product(),
                line.category(),
                line.brand(),
                line.quantityThousandths(),
                line.amount(),
                null,
                null,
                new Attributes(Map.of("toy", toy)));
    }

    private static Line toy(String name, long thousandths) {
        return line(name, "toy", null, "0.00", thousandths);
    }
}
