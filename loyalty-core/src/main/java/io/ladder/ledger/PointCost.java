package io.ladder.ledger;

import java.math.BigInteger;

/**
 * What points cost the house, as the house sees it, as a ratio of whole numbers.
 *
 * @param points so many of the wallet's smallest units, 1 or more
 * @param minor cost so many minor units of the programme's currency, 0 or more
 */
public record PointCost(long points, long minor) {
    /** A minor unit each: money of the house. */
    public static final PointCost MONEY = new PointCost(1, 1);

    public PointCost {
        if (points < 1 || minor < 0) {
            throw new IllegalArgumentException("a cost is 0 or more for 1 point or more");
        }
    }

    /**
     * What a number of points costs in minor units, rounded half away from zero.
     *
     * @param count below 0 where points were taken
     */
    public long of(long count) {
        BigInteger twice = BigInteger.valueOf(points).shiftLeft(1);
        long rounded =
                BigInteger.valueOf(count)
                        .abs()
                        .multiply(BigInteger.valueOf(minor))
                        .shiftLeft(1)
                        .add(BigInteger.valueOf(points))
                        .divide(twice)
                        .longValueExact();
        return count < 0 ? -rounded : rounded;
    }
}
