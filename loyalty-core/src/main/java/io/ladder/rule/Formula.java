package io.ladder.rule;

import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionFailure;

/**
 * As many points as an expression comes to.
 *
 * @param pointsMax the most for one purchase
 */
public record Formula(Expression<Case> points, long pointsMax) implements Earning {

    @Override
    public Offer offer(Case purchase) throws ExpressionFailure {
        long amount = points.amount(purchase.facts());
        long within = Math.clamp(amount, 0, pointsMax);
        return new Offer(
                within,
                null,
                () ->
                        points.source()
                                + " comes to "
                                + amount
                                + (within == amount ? "." : "; what counts is " + within + "."));
    }
}
