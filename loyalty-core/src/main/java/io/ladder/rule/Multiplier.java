package io.ladder.rule;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * More of what the rules before it in its group gave for the purchase, rounded down to whole
 * points, and at most 10<sup>12</sup>.
 *
 * @param factors how much it is in all, in percent; 200 doubles
 */
public record Multiplier(Factors factors) implements Earning {
    /** However many multipliers there are, their points can be counted. */
    private static final BigInteger MORE_MAX = BigInteger.valueOf(1_000_000_000_000L);

    @Override
    public Offer offer(Case purchase) {
        int percent = factors.of(purchase.circumstances());
        long more =
                BigInteger.valueOf(purchase.given())
                        .multiply(BigInteger.valueOf(Math.max(0, percent - Factors.WHOLE)))
                        .divide(BigInteger.valueOf(Factors.WHOLE))
                        .min(MORE_MAX)
                        .longValueExact();
        return new Offer(
                more,
                null,
                () ->
                        "It makes "
                                + BigDecimal.valueOf(percent, 2)
                                + " times the "
                                + purchase.given()
                                + " given before it, which is "
                                + more
                                + " more.");
    }
}
