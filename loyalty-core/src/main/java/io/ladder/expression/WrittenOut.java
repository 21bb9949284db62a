package io.ladder.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Currency;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What stands in quotes in an expression and has a form of its own. */
final class WrittenOut {
    /** The highest number of a repeat; it has at most four digits, or is no repeat for RE2. */
    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{(?:\\d{0,4},)?(\\d{1,4}),?\\}");

    private WrittenOut() {}

    /** Text that is written out; null where it is computed. */
    static @Nullable String text(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? part.constant().stringValue()
                : null;
    }

    /** What is wrong with a pattern; null where nothing is. */
    static @Nullable String pattern(@Nullable String text) {
        if (text == null) {
            return "A pattern of matches is written out, in quotes.";
        }
        if (repeats(text) > ExpressionLanguage.PATTERN_SIZE_MAX) {
            return "This pattern is too large.";
        }
        try {
            return Pattern.compile(text).programSize() > ExpressionLanguage.PATTERN_SIZE_MAX
                    ? "This pattern is too large."
                    : null;
        } catch (PatternSyntaxException wrong) {
            return "This is no pattern: " + wrong.getDescription() + ".";
        }
    }

    /** How often a pattern has its parts repeated at most, where one is in the other. */
    private static long repeats(String pattern) {
        long repeats = 1;
        Matcher counts = REPEAT.matcher(pattern);
        while (counts.find() && repeats <= ExpressionLanguage.PATTERN_SIZE_MAX) {
            repeats *= Math.max(1, Long.parseLong(counts.group(1)));
        }
        return repeats;
    }

    /** What is wrong with an amount; null where nothing is. */
    static @Nullable String money(@Nullable String text, @Nullable Currency currency) {
        return text != null && Arithmetic.minor(text, currency) != null
                ? null
                : "An amount such as money(\"4.99\") is written out, in quotes"
                        + (currency == null
                                ? "."
                                : ", with at most "
                                        + currency.getDefaultFractionDigits()
                                        + " decimals.");
    }

    /** What is wrong with a rounding; null where nothing is. */
    static @Nullable String rounding(@Nullable String text) {
        return text != null && Arithmetic.ROUNDINGS.contains(text)
                ? null
                : "A rounding is one of \"down\", \"up\", \"half_up\".";
    }
}
