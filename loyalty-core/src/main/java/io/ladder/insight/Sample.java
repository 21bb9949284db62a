package io.ladder.insight;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Whole numbers of members, summed up exactly.
 *
 * @param count of how many members
 * @param sum of their numbers
 * @param squares the sum of the squares of their numbers
 */
public record Sample(long count, BigInteger sum, BigInteger squares) {
    /** Of nobody. */
    public static final Sample NONE = new Sample(0, BigInteger.ZERO, BigInteger.ZERO);

    /** The same with one more member. */
    public Sample with(long number) {
        BigInteger more = BigInteger.valueOf(number);
        return new Sample(count + 1, sum.add(more), squares.add(more.multiply(more)));
    }

    /** The mean; 0 of nobody. */
    public double mean() {
        return count == 0 ? 0 : sum.doubleValue() / count;
    }

    /**
     * The variance of the sample, with {@code n − 1} below the line; 0 of fewer than two. It is
     * {@code (n·Σx² − (Σx)²) ÷ n(n − 1)}, whose upper part is exact.
     */
    public double variance() {
        if (count < 2) {
            return 0;
        }
        BigInteger size = BigInteger.valueOf(count);
        BigInteger above = size.multiply(squares).subtract(sum.multiply(sum));
        BigInteger below = size.multiply(size.subtract(BigInteger.ONE));
        return new BigDecimal(above)
                .divide(new BigDecimal(below), MathContext.DECIMAL64)
                .doubleValue();
    }
}
