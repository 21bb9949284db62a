package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointCostTest {

    @Test
    void roundsHalfAwayFromZero() {
        var cost = new PointCost(100, 50);

        assertThat(cost.of(0)).isZero();
        assertThat(cost.of(1)).isEqualTo(1);
        assertThat(cost.of(-1)).isEqualTo(-1);
        assertThat(cost.of(2)).isEqualTo(1);
        assertThat(cost.of(3)).isEqualTo(2);
        assertThat(new PointCost(100, 49).of(1)).isZero();
        assertThat(new PointCost(3, 1).of(-4)).isEqualTo(-1);
    }

    @Test
    void countsBeyondWhatALongHoldsOnTheWay() {
        assertThat(new PointCost(1_000_000, 1_000_000).of(Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        var dear = new PointCost(1, 2);
        assertThatThrownBy(() -> dear.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesCostsBelowNothing() {
        assertThatThrownBy(() -> new PointCost(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointCost(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
