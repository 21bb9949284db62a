package io.ladder.expression;

/** An expression came to nothing for one purchase, such as by a division by zero. */
public final class ExpressionFailure extends Exception {
    private static final long serialVersionUID = 1;

    ExpressionFailure(String message) {
        super(message);
    }
}
