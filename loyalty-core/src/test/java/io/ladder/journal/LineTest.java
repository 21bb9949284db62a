package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    @ParameterizedTest
    @CsvSource({
        // quantity, returned, list amount, amount, tax, and what is left of these three
        "3000, 1000, 1500, 1000, 160, 1000 667 107",
        "2000, 1000, 4, 3, 3, 2 1 1",
        "2000, 1000, 1, 1, 1, 0 0 0",
        "2000, 1000, 2, 1, 0, 1 0 0",
        "3, 1, 0, 0, 0, 0 0 0",
        "7, 6, 101, 100, 99, 14 14 14",
        "7, 1, 103, 100, 16, 88 86 14",
    })
    void losesTheSameShareOfListAmountAndTax(
            long bought, long returned, long listed, long cost, long tax, String left) {
        Line rest = Objects.requireNonNull(told(bought, listed, cost, tax).without(returned));

        assertThat(rest)
                .isEqualTo(
                        told(
                                bought - returned,
                                minor(rest.listAmount()),
                                rest.amount().minor(),
                                minor(rest.tax())));
        assertThat(minor(rest.listAmount()) + " " + rest.amount().minor() + " " + minor(rest.tax()))
                .isEqualTo(left);
    }

    private static long minor(@Nullable Money money) {
        return Objects.requireNonNull(money).minor();
    }

    /** For all small numbers: no bound on what is left is needed, as the constructor shows. */
    @Test
    void keepsListAmountsAboveAndTaxesBelowTheAmount() {
        for (long bought = 2; bought < 9; bought++) {
            for (long returned = 1; returned < bought; returned++) {
                for (long cost = 0; cost < 12; cost++) {
                    for (long tax = 0; tax <= cost; tax++) {
                        Line line = told(bought, cost + tax, cost, tax);
                        Line rest = Objects.requireNonNull(line.without(returned));
                        for (long minor = 0; minor <= rest.amount().minor(); minor++) {
                            assertThat(Line.less(List.of(rest), minor)).hasSize(1);
                        }
                    }
                }
            }
        }
    }

    @Test
    void losesTaxButNoListAmountWhereMoneyIsGivenBack() {
        var lines = List.of(told(1_000, 1_500, 1_000, 160), told(2_000, 500, 500, 500));

        assertThat(Line.less(lines, 301))
                .containsExactly(told(1_000, 1_500, 799, 128), told(2_000, 500, 400, 400));
        assertThat(Line.less(lines, 1_500))
                .containsExactly(told(1_000, 1_500, 0, 0), told(2_000, 500, 0, 0));
        assertThat(Line.less(lines, 0)).isEqualTo(lines);
    }

    @Test
    void keepsAbsentWhatWasNotTold() {
        var line = new Line("A", null, null, 3_000, Money.of(1_000, "EUR"));

        Line rest = Objects.requireNonNull(line.without(1_000));

        assertThat(rest).isEqualTo(new Line("A", null, null, 2_000, Money.of(667, "EUR")));
        assertThat(rest.attributes()).isSameAs(Attributes.NONE);
        assertThat(Line.less(List.of(line), 1))
                .containsExactly(new Line("A", null, null, 3_000, Money.of(999, "EUR")));
    }

    @Test
    void hasNoListAmountBelowAndNoTaxAboveTheAmount() {
        told(1, 100, 100, 100);
        told(1, 100, 100, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> told(1, 99, 100, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> told(1, 100, 100, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> told(1, 100, 100, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in("USD", "EUR"))
                .withMessageContaining("USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in("EUR", "USD"))
                .withMessageContaining("USD");
    }

    private static Line told(long quantity, long listed, long cost, long tax) {
        return new Line(
                "A",
                "sku-1",
                "travel",
                "Kilimanjaro",
                quantity,
                Money.of(cost, "EUR"),
                Money.of(listed, "EUR"),
                Money.of(tax, "EUR"),
                Attributes.of(Map.of("segments", 2L)));
    }

    private static Line in(String listed, String tax) {
        return new Line(
                "A",
                null,
                null,
                null,
                1_000,
                Money.of(10, "EUR"),
                Money.of(10, listed),
                Money.of(1, tax),
                Attributes.NONE);
    }

    @Test
    void hasAQuantityAndNoNegativeAmount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("A", null, null, 0, Money.of(1, "EUR")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("A", null, null, 1, Money.of(-1, "EUR")));
    }
}
