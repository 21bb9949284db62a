package io.ladder.rule;

/**
 * Points for each different product in one basket, from the second on.
 *
 * @param points 1 to {@value Accrual#POINTS_MAX}
 */
public record Variety(long points) implements Earning {
    public Variety {
        if (points < 1 || points > Accrual.POINTS_MAX) {
            throw new IllegalArgumentException("points out of range");
        }
    }

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
                () -> "Different products: " + different + ".");
    }
}
