package io.ladder.config;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads decimal numbers exactly as they are written, quoted or not. */
final class Decimals {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9]{1,18},[0-9]{1,2}");

    private Decimals() {}

    static int hundredths(Value value, int hundredthsMax) {
        BigDecimal max = BigDecimal.valueOf(hundredthsMax, 2);
        BigDecimal number = decimal(value);
        if (number == null || number.scale() > 2 || number.compareTo(max) > 0) {
            value.mistake(
                    "A number from 0 to "
                            + max.stripTrailingZeros().toPlainString()
                            + " with at most two decimals is expected here.",
                    withPoint(value));
            return 0;
        }
        return number.movePointRight(2).intValueExact();
    }

    static long money(Value value, @Nullable Currency currency, long minorMax) {
        BigDecimal amount = decimal(value);
        if (amount == null) {
            value.mistake("An amount such as \"1.00\" is expected here.", withPoint(value));
            return 1;
        }
        if (currency == null) {
            return 1;
        }
        int decimals = currency.getDefaultFractionDigits();
        if (amount.scale() > decimals) {
            value.mistake(currency.getCurrencyCode() + " has " + decimals + " decimals, not more.");
            return 1;
        }
        BigDecimal minor = amount.movePointRight(decimals);
        if (minor.signum() == 0 || minor.compareTo(BigDecimal.valueOf(minorMax)) > 0) {
            value.mistake(
                    "An amount above 0 and up to "
                            + BigDecimal.valueOf(minorMax, decimals).toPlainString()
                            + " is expected here.");
            return 1;
        }
        return minor.longValueExact();
    }

    private static @Nullable BigDecimal decimal(Value value) {
        String written = value.written();
        return written != null && DECIMAL.matcher(written).matches()
                ? new BigDecimal(written)
                : null;
    }

    /** A number that is written with a comma, as it is written here; null where it is none. */
    private static @Nullable String withPoint(Value value) {
        String written = value.written();
        return written != null && WITH_COMMA.matcher(written).matches()
                ? written.replace(',', '.')
                : null;
    }

    /** A number of which a comma made two between braces; null where it is none. */
    static @Nullable String joined(Node whole, String decimals) {
        return whole instanceof Node.Scalar scalar && WHOLE.matcher(scalar.text()).matches()
                ? scalar.text() + "." + decimals
                : null;
    }
}
