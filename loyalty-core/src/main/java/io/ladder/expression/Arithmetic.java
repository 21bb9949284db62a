package io.ladder.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the language can reckon beyond the standard, in whole numbers. */
final class Arithmetic {
    static final String RATIO = "ratio";
    static final String MONEY = "money";

    /** How {@code ratio} rounds. */
    static final Set<String> ROUNDINGS = Set.of("down", "up", "half_up");

    private static final int DECIMALS_MAX = 4;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");

    private static final String RATIO_DOWN = "ratio_int_int";
    private static final String RATIO_ROUNDED = "ratio_int_int_string";
    private static final String MONEY_TEXT = "money_string";

    static final List<CelFunctionDecl> DECLARATIONS =
            List.of(
                    CelFunctionDecl.newFunctionDeclaration(
                            RATIO,
                            CelOverloadDecl.newGlobalOverload(
                                    RATIO_DOWN, SimpleType.INT, SimpleType.INT, SimpleType.INT),
                            CelOverloadDecl.newGlobalOverload(
                                    RATIO_ROUNDED,
                                    SimpleType.INT,
                                    SimpleType.INT,
                                    SimpleType.INT,
                                    SimpleType.STRING)),
                    CelFunctionDecl.newFunctionDeclaration(
                            MONEY,
                            CelOverloadDecl.newGlobalOverload(
                                    MONEY_TEXT, SimpleType.INT, SimpleType.STRING)));

    private Arithmetic() {}

    @SuppressWarnings(
            "Immutable") // A currency never changes, though nothing says so to the compiler.
    static List<CelFunctionBinding> bindings(@Nullable Currency currency) {
        var bindings = new ArrayList<CelFunctionBinding>();
        bindings.addAll(
                CelFunctionBinding.fromOverloads(
                        RATIO,
                        CelFunctionBinding.from(
                                RATIO_DOWN, Long.class, Long.class, (n, d) -> ratio(n, d, "down")),
                        CelFunctionBinding.from(
                                RATIO_ROUNDED,
                                List.of(Long.class, Long.class, String.class),
                                arguments ->
                                        ratio(
                                                (Long) arguments[0],
                                                (Long) arguments[1],
                                                (String) arguments[2]))));
        bindings.addAll(
                CelFunctionBinding.fromOverloads(
                        MONEY,
                        CelFunctionBinding.from(
                                MONEY_TEXT,
                                String.class,
                                text -> Objects.requireNonNull(minor(text, currency)))));
        return bindings;
    }

    private static long ratio(long n, long d, String rounding) {
        if (n < 0 || d < 1) {
            throw new IllegalArgumentException("ratio(" + n + ", " + d + ") is not defined");
        }
        long whole = n / d;
        long rest = n % d;
        return switch (rounding) {
            case "down" -> whole;
            case "up" -> rest > 0 ? Math.addExact(whole, 1) : whole;
            case "half_up" -> rest >= d - rest ? Math.addExact(whole, 1) : whole;
            default -> throw new IllegalArgumentException("no rounding: " + rounding);
        };
    }

    /**
     * An amount in minor units; null where the text is none, or has more decimals.
     *
     * @param currency null where it is not known; then the amount is in the smallest that there is
     */
    static @Nullable Long minor(String text, @Nullable Currency currency) {
        if (!AMOUNT.matcher(text).matches()) {
            return null;
        }
        if (currency == null) {
            return new BigDecimal(text).movePointRight(DECIMALS_MAX).longValueExact();
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
        return minor.stripTrailingZeros().scale() > 0 ? null : minor.longValueExact();
    }
}
