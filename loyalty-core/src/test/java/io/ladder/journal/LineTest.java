package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.shared.Money;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    @ParameterizedTest
    @CsvSource({
        // bought, cost, returned, cost of what is left
        "3000, 1000, 1000, 667",
        "3000, 1000, 2000, 333",
        "2000, 1, 1000, 0",
        "2000, 3, 1000, 1",
        "3, 0, 1, 0",
        "7, 100, 6, 14",
        "9223372036854775807, 9223372036854775807, 9223372036854775806, 1",
        "9223372036854775807, 1000, 4611686018427387904, 500",
    })
    void losesTheReturnedShareRoundedHalfUp(long bought, long cost, long returned, long left) {
        var line = new Line("A", null, null, bought, Money.of(cost, "EUR"));

        Line rest = Objects.requireNonNull(line.without(returned));

        assertThat(rest.amount().minor()).isEqualTo(left);
        assertThat(rest.quantityThousandths()).isEqualTo(bought - returned);
    }

    @Test
    void leavesNothingOrAllOfIt() {
        var line = new Line("A", "coffee", "food", 1_000, Money.of(99, "EUR"));

        assertThat(line.without(1_000)).isNull();
        assertThat(line.without(0)).isEqualTo(line);
        assertThatIllegalArgumentException().isThrownBy(() -> line.without(1_001));
    }

    @Test
    void hasAQuantityAndNoNegativeAmount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("A", null, null, 0, Money.of(1, "EUR")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("A", null, null, 1, Money.of(-1, "EUR")));
    }
}
