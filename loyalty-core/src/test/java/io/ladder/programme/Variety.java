package io.ladder.programme;

import io.ladder.rule.Case;
import io.ladder.rule.Earning;

/**
 * Points for each different product in one basket, from the second on.
 *
 * @param points 1 or more
 */
record Variety(long points) implements Earning {

    @Override
    public Offer offer(Case purchase) {
        long different =
                purchase.chosen().lines().stream()
                        .map(line -> line.product())
                        .filter(product -> product != null)
                        .distinct()
                        .count();
        return new Offer(
                points * Math.max(0, different - 1),
                null,
                () -> "There are " + different + " different products.");
    }
}
