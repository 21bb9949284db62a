package io.ladder.tally;

import io.ladder.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a counter counts together, and how members are told of it.
 *
 * @param counter its id in the programme file
 * @param name what members are told that it counts
 * @param window what is counted together
 * @param unit what its whole numbers are
 * @param currency of what is counted in minor units; null of anything else
 */
public record Count(
        String counter, String name, Window window, Unit unit, @Nullable Currency currency) {

    /** What whole numbers of a counter are. */
    public enum Unit {
        /** Purchases or points. */
        ONE,
        /** Thousandths of a piece, kilogram or litre. */
        THOUSANDTH,
        /** Cents, pence, whole yen. */
        MINOR_UNIT
    }

    private static final int DIGITS_OF_THOUSANDTHS = 3;

    public Count {
        if ((unit == Unit.MINOR_UNIT) != (currency != null)) {
            throw new IllegalArgumentException("money has a currency, and nothing else has");
        }
    }

    /** How members are told of so much, such as {@code 12.99 EUR} or {@code 1.5}. */
    public String text(long amount) {
        return switch (unit) {
            case ONE -> Long.toString(amount);
            case THOUSANDTH ->
                    BigDecimal.valueOf(amount, DIGITS_OF_THOUSANDTHS)
                            .stripTrailingZeros()
                            .toPlainString();
            case MINOR_UNIT -> new Money(amount, Objects.requireNonNull(currency)).toString();
        };
    }
}
