package io.ladder.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Offset<Double> CLOSE = within(0.002);

    private static Sample sample(long... numbers) {
        Sample sample = Sample.NONE;
        for (long number : numbers) {
            sample = sample.with(number);
        }
        return sample;
    }

    @Test
    void knowsTheQuantilesOfTables() {
        assertThat(Difference.quantile(4)).isCloseTo(2.776, CLOSE);
        assertThat(Difference.quantile(10)).isCloseTo(2.228, CLOSE);
        assertThat(Difference.quantile(30)).isCloseTo(2.042, CLOSE);
        assertThat(Difference.quantile(1_000_000)).isCloseTo(1.960, CLOSE);
    }

    @Test
    void countsMeanAndVarianceExactly() {
        Sample sample = sample(1_000_000_000_001L, 1_000_000_000_002L, 1_000_000_000_003L);

        assertThat(sample.mean()).isEqualTo(1_000_000_000_002.0);
        assertThat(sample.variance()).isEqualTo(1.0);
    }

    /** 2, 4, 6, 8, 10 and 1, 2, 3, 4, 5: variances 10 and 2.5, degrees of freedom 5.882. */
    @Test
    void tellsTheIntervalOfWelch() {
        Difference difference =
                Objects.requireNonNull(
                        Difference.between(sample(2, 4, 6, 8, 10), sample(1, 2, 3, 4, 5)));

        double half = 2.459 * Math.sqrt(2.5);
        assertThat(difference.mean()).isEqualTo(3.0);
        assertThat(difference.low()).isCloseTo(3 - half, within(0.01));
        assertThat(difference.high()).isCloseTo(3 + half, within(0.01));
    }

    @Test
    void tellsNothingOfTooFew() {
        assertThat(Difference.between(sample(1), sample(1, 2, 3))).isNull();
        assertThat(Difference.between(sample(1, 2), sample(1, 3))).isNull();
    }
}
