package io.ladder.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results();

    private static Figures figures(double perSecond) {
        return new Figures(perSecond, Figures.histogram(), new Figures.Cost(0, 0, 0, 0));
    }

    private void measure(String name, String way, double... perSecond) {
        for (double round : perSecond) {
            results.add(name, way, figures(round));
        }
    }

    @Test
    void takesTheWayWhoseMedianIsTheBest() {
        measure("floor", "_of_4", 100, 900, 200);
        measure("floor", "_of_8", 250, 300, 350);
        measure("till", "", 500, 330, 700);

        assertThat(results.median("floor").perSecond()).isEqualTo(300);
        assertThat(results.ratio("till", "floor", Figures::perSecond)).hasValue(2);
    }

    @Test
    void tellsWhereSomethingWasNotMeasured() {
        assertThat(results.ratio("till", "floor", Figures::perSecond)).isEmpty();
        assertThatThrownBy(() -> results.median("till")).hasMessage("till was not measured");
    }
}
