package io.ladder.rule;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * More of what the rules before it in its group gave for the purchase, rounded down to whole
 * points.
 *
 * @param factors how much it is in all, in percent; 200 doubles
 */
public record Multiplier(Factors factors) implements Earning {

    @Override
    public Offer offer(Case purchase) {
        int percent = factors.of(purchase.circumstances());
        long more =
                BigInteger.valueOf(purchase.given())
                        .multiply(BigInteger.valueOf(Math.max(0, percent - Factors.WHOLE)))
                        .divide(BigInteger.valueOf(Factors.WHOLE))
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
