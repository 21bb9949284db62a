package io.ladder.programme;

import static io.ladder.programme.Trial.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.rule.Progress;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a member lacks for what rules give next. */
class ProgressTest {

    @Test
    void saysWhatIsMissingOfWhatIsCounted() {
        var trial =
                Trial.of(
                        """
                        - {id: fifty, kind: spend, points: 1, per: "50.00"}
                        - {id: tenth, kind: items, points: 3, per_items: 10}
                        - {id: third, kind: visits, points: 20, every: 3}
                        - {id: lost, kind: spend, points: 1, per: "1.00", carry_over: false}
                        - {id: gift, kind: bonus, points: 5}
                        """);

        assertThat(trial.missing())
                .isEqualTo(
                        Map.of(
                                "fifty", "50.00 to go for 1 × points",
                                "tenth", "10 pieces to go for 3 points",
                                "third", "3 purchases to go for 20 points"));
        trial.buy(line("bread", "food", null, "49.00", 8_500));
        trial.buy("0.00");
        assertThat(trial.missing())
                .isEqualTo(
                        Map.of(
                                "fifty", "1.00 to go for 1 × points",
                                "tenth", "0.5 pieces to go for 3 points",
                                "third", "1 purchase to go for 20 points"));
        assertThat(trial.progress())
                .containsEntry("fifty", new Progress(Progress.Counts.MONEY, 4_900, 5_000, 1, null));
    }

    @Test
    void countsByPeriodAndSaysUntilWhen() {
        var trial =
                Trial.of(
                        """
                        - {id: month, kind: spend, points: 1, per: "50.00", reset: month}
                        - {id: week, kind: visits, points: 1, every: 2, reset: week}
                        - {id: quarter, kind: visits, points: 1, every: 2, reset: quarter}
                        """);

        trial.at("2026-11-30T12:00").buy("49.00");
        assertThat(trial.progress())
                .containsEntry(
                        "month",
                        new Progress(Progress.Counts.MONEY, 4_900, 5_000, 1, day("2026-11-30")))
                .containsEntry(
                        "week", new Progress(Progress.Counts.PURCHASES, 1, 2, 1, day("2026-12-06")))
                .containsEntry(
                        "quarter",
                        new Progress(Progress.Counts.PURCHASES, 1, 2, 1, day("2026-12-31")));
        trial.at("2026-12-01T00:00");
        assertThat(trial.missing()).containsEntry("month", "50.00 to go for 1 × points");
    }

    @Test
    void leavesOutWhatGivesTheMemberNothingNow() {
        var trial =
                Trial.of(
                        """
                        - {id: over, kind: visits, points: 1, every: 2, when: {until: 2026-11-22}}
                        - {id: soon, kind: visits, points: 1, every: 2, when: {from: 2026-11-24}}
                        - {id: regular, kind: visits, points: 1, every: 2, when: {rungs: [regular]}}
                        - {id: guest, kind: spend, points: 1, per: "1.00", multipliers: {regular: 0}}
                        - {id: capped, kind: spend, points: 1, per: "1.00", caps: {day: 5, ever: 7}}
                        """);

        assertThat(trial.missing()).containsOnlyKeys("guest", "capped");
        trial.buy("4.50");
        trial.buy("1.00");
        assertThat(trial.missing()).containsOnlyKeys("regular");
        trial.at("2026-11-24T09:00");
        assertThat(trial.missing()).containsOnlyKeys("soon", "regular", "capped");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.00, 0.00, 1.00, 1",
        "3, 1.00, 0.40, 0.27, 1",
        "3, 1.00, 0.33, 0.01, 1",
        "1000, 1.00, 0.00, 0.01, 10",
        "7, 0.03, 0.00, 0.01, 2",
    })
    void asksForNoMoreThanBringsThePoints(
            int points, String step, String spent, String missing, long brings) {
        var trial =
                Trial.of(
                        "- {id: spend, kind: spend, points: %d, per: \"%s\"}"
                                .formatted(points, step));
        trial.buy(spent);

        assertThat(trial.missing())
                .containsEntry(
                        "spend",
                        missing
                                + " to go for "
                                + (brings == 1 ? "1 ×" : String.valueOf(brings))
                                + " points");
        assertThat(trial.buy(missing)).containsEntry("spend", brings);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
