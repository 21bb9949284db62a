package io.ladder.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.journal.Line;
import io.ladder.shared.Money;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentTermsTest {
    private static final PaymentTerms TERMS =
            new PaymentTerms(
                    "points", 100, 100, 100, 500, 20_000, 50, Set.of("tobacco"), Set.of("card"));

    private static Line line(@Nullable String product, @Nullable String category, long minor) {
        return new Line(
                product + ":" + category + ":" + minor,
                product,
                category,
                1_000,
                Money.of(minor, "EUR"));
    }

    @Test
    void paysAShareOfTheBasketRoundedDownToAStep() {
        assertThat(TERMS.most(List.of(line(null, null, 1_599)))).isEqualTo(700);
        assertThat(TERMS.most(List.of(line(null, null, 1_600)))).isEqualTo(800);
        assertThat(TERMS.most(List.of(line("x", "y", 800), line(null, null, 801)))).isEqualTo(800);
    }

    @Test
    void leavesExcludedLinesOut() {
        var basket =
                List.of(
                        line(null, null, 1_000),
                        line("card", null, 5_000),
                        line(null, "tobacco", 5_000));

        assertThat(TERMS.most(basket)).isEqualTo(500);
        assertThat(basket).extracting(TERMS::mayPayFor).containsExactly(true, false, false);
    }

    @Test
    void paysNothingBelowTheLeast() {
        assertThat(TERMS.most(List.of(line(null, null, 999)))).isZero();
        assertThat(TERMS.most(List.of(line(null, null, 0)))).isZero();
    }

    @Test
    void paysNoMoreThanTheMost() {
        assertThat(TERMS.most(List.of(line(null, null, 1_000_000)))).isEqualTo(20_000);
    }

    @Test
    void paysNoMoreThanThereIs() {
        var basket = List.of(line(null, null, 10_000));

        assertThat(TERMS.most(basket, 5_000)).isEqualTo(5_000);
        assertThat(TERMS.most(basket, 1_299)).isEqualTo(1_200);
        assertThat(TERMS.most(basket, 499)).isZero();
        assertThat(TERMS.most(basket, -20)).isZero();
    }

    @Test
    void tellsWhatPointsAreWorth() {
        assertThat(TERMS.worth(700)).isEqualTo(700);
        assertThatIllegalArgumentException().isThrownBy(() -> TERMS.worth(750));
    }

    @Test
    void refusesStepsThatAreNotWorthWholeUnits() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(8, 10, 2, 2, 2, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(10, 10, 2, 3, 4, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(10, 10, 2, 4, 2, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(10, 10, 2, 2, 4, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(0, 10, 2, 2, 4, 1));
    }

    private static PaymentTerms terms(
            long points, long worth, long step, long min, long max, int percent) {
        return new PaymentTerms(
                "points", points, worth, step, min, max, percent, Set.of(), Set.of());
    }

    /** By exact fractions: points × worth ≤ payable × percent, and one step more is too much. */
    @Test
    void isExactForWhateverTermsThereAre() {
        var random = new Random(20_260_122);
        for (int round = 0; round < 20_000; round++) {
            long points = 1L + random.nextInt(1_000_000);
            long step = points * (1 + random.nextInt(900));
            long worth = 1L + random.nextInt(1_000_000);
            int percent = 1 + random.nextInt(100);
            long payable = random.nextLong(1_000_000_000_000L);
            var terms =
                    terms(
                            points,
                            worth,
                            step,
                            step,
                            PaymentTerms.POINTS_MAX / step * step,
                            percent);
            var basket = List.of(line(null, null, payable));

            long most = terms.most(basket);

            assertThat(fits(most, terms, payable)).isTrue();
            assertThat(most + step > terms.max() || !fits(most + step, terms, payable)).isTrue();
            assertThat(BigInteger.valueOf(terms.worth(most)).multiply(BigInteger.valueOf(points)))
                    .isEqualTo(BigInteger.valueOf(most).multiply(BigInteger.valueOf(worth)));
        }
    }

    private static boolean fits(long most, PaymentTerms terms, long payable) {
        return BigInteger.valueOf(most)
                        .multiply(BigInteger.valueOf(terms.worthMinor() * 100))
                        .compareTo(
                                BigInteger.valueOf(payable)
                                        .multiply(
                                                BigInteger.valueOf(
                                                        terms.points() * terms.basketPercentMax())))
                <= 0;
    }
}
