package io.ladder.shared;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in the minor units of its currency (cents, pence, whole yen), exact; mixing currencies
 * or leaving the range of a {@code long} is an error.
 */
public record Money(long minor, Currency currency) {

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " are mixed");
        }
    }

    /** The amount in whole units without its currency, such as {@code 12.99}. */
    public String units() {
        return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()))
                .toPlainString();
    }

    /** The amount in whole units, such as {@code 12.99 EUR}. */
    @Override
    public String toString() {
        return units() + ' ' + currency.getCurrencyCode();
    }
}
