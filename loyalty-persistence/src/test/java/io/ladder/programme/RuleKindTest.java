package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that keeps its id and becomes one of another kind. */
class RuleKindTest {
    private static final List<List<String>> KINDS =
            List.of(
                    List.of(
                            "{id: x, kind: spend, points: 1, per: 7.00}",
                            "{id: x, kind: spend, points: 1, per: 7.00, full_steps: true, reset: month}",
                            "{id: x, kind: items, points: 1, per_items: 3}",
                            "{id: x, kind: visits, points: 1, every: 3}",
                            "{id: x, kind: visits, points: 1, every: 3, reset: month}"),
                    List.of(
                            "{id: x, kind: threshold, marks: [{spent: '20.00', points: 10}]}",
                            "{id: x, kind: threshold, marks: [{visits: 2, points: 10}], reset: year}"),
                    List.of(
                            "{id: x, kind: series, items: [p, q], points: 5}",
                            "{id: x, kind: series, items: [p, q], points: 5, again: false}"),
                    List.of(
                            "{id: x, kind: streak, days: 2, points: 5, again: false}",
                            "{id: x, kind: streak, weeks: 3, points: 5}"),
                    List.of("{id: x, kind: bonus, points: 1}"));

    static Stream<Arguments> pairs() {
        return KINDS.stream()
                .flatMap(kind ->
                        KINDS.stream()
                                .filter(other -> !other.equals(kind))
                                .flatMap(other ->
                                        kind.stream()
                                                .flatMap(was ->
                                                        other.stream()
                                                                .map(is ->
                                                                        Arguments.of(was, is)))));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("pairs")
    void countsNothingThatAnotherKindRemembered(String was, String is) {
        var known = bought(was);
        var fresh = bought(was.replace("id: x", "id: y"));
        known.goesOnAs("- " + is);
        fresh.goesOnAs("- " + is);

        assertThat(known.progress()).isEqualTo(fresh.progress());
        for (int purchase = 0; purchase < 3; purchase++) {
            assertThat(known.buy(Trial.line("p", "a", "9.00")))
                    .isEqualTo(fresh.buy(Trial.line("p", "a", "9.00")));
            assertThat(known.said("x")).isEqualTo(fresh.said("x")).isNotEmpty();
            assertThat(known.progress()).isEqualTo(fresh.progress());
        }
    }

    private static Trial bought(String mechanic) {
        var trial = Trial.of("- " + mechanic);
        trial.buy(Trial.line("p", "a", "900.00"));
        trial.buy(Trial.line("q", "a", "5.00"));
        return trial;
    }
}
