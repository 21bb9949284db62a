package io.ladder.journal;

import io.ladder.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase.
 *
 * @param id unique in its purchase, 1 to 64 characters
 * @param quantityThousandths 1 or more; 1000 is one piece, one kilogram or one litre
 * @param amount what the whole line cost; zero or more
 */
public record Line(
        String id,
        @Nullable String product,
        @Nullable String category,
        long quantityThousandths,
        Money amount) {

    public Line {
        if (quantityThousandths < 1 || amount.minor() < 0) {
            throw new IllegalArgumentException("a line has a quantity and no negative amount");
        }
    }

    /**
     * The line without what was returned of it: its amount shrinks in proportion, the returned
     * share rounded half up to a minor unit. Null where nothing is left.
     *
     * @param returnedThousandths all that was returned so far, up to the whole quantity
     */
    public @Nullable Line without(long returnedThousandths) {
        long left = quantityThousandths - returnedThousandths;
        if (left < 0) {
            throw new IllegalArgumentException("more is returned than was bought");
        }
        if (left == 0) {
            return null;
        }
        long returnedMinor =
                java.math.BigInteger.valueOf(amount.minor())
                        .multiply(java.math.BigInteger.valueOf(returnedThousandths))
                        .shiftLeft(1)
                        .add(java.math.BigInteger.valueOf(quantityThousandths))
                        .divide(java.math.BigInteger.valueOf(quantityThousandths).shiftLeft(1))
                        .longValueExact();
        return new Line(
                id,
                product,
                category,
                left,
                new Money(amount.minor() - returnedMinor, amount.currency()));
    }
}
