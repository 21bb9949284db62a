package io.ladder.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.ladder.config.NearestName;
import io.ladder.expression.ExpressionLanguage.Flaw;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with an expression, and says it in the words of the documentation. */
final class Flaws {
    private static final java.util.regex.Pattern UNKNOWN =
            java.util.regex.Pattern.compile(
                    "(?:undefined field|undeclared reference to) '([^']*)'.*");
    private static final java.util.regex.Pattern NO_OVERLOAD =
            java.util.regex.Pattern.compile(
                    "found no matching overload for '([^']*)' applied to '([^']*)'.*",
                    java.util.regex.Pattern.DOTALL);
    private static final String NO_FRACTIONS =
            "There are no fractions here; use ratio(n, d), which rounds as it says.";

    private final Set<String> names;
    private final Currency currency;

    Flaws(FactType<?> scope, Currency currency) {
        this.names = new TreeSet<>(Set.of(Arithmetic.RATIO, Arithmetic.MONEY));
        scope.reachable().forEach(type -> names.addAll(type.names()));
        this.currency = currency;
    }

    /** What the checker found. */
    Flaw of(CelIssue issue, String source) {
        int offset = offset(issue, source);
        String message = issue.getMessage();
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            String name = unknown.group(1);
            return new Flaw(
                    offset,
                    "There is no fact and no function called " + name + ".",
                    NearestName.of(name, names));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            String types = words(overload.group(2));
            return new Flaw(
                    offset,
                    overload.group(1).replace("_", "").replace("@", "")
                            + " does not take "
                            + types
                            + "."
                            + (types.contains("fraction") ? " " + NO_FRACTIONS : ""),
                    null);
        }
        int list = message.indexOf(" expecting ");
        return new Flaw(
                offset,
                "This is no expression: " + (list < 0 ? message : message.substring(0, list)) + ".",
                null);
    }

    private static int offset(CelIssue issue, String source) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int offset = 0;
        for (int before = 1; before < line; before++) {
            offset = source.indexOf('\n', offset) + 1;
        }
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        return Math.min(source.length(), offset + column);
    }

    /** What the checker lets through and this language does not. */
    List<Flaw> of(CelAbstractSyntaxTree tree, CelType wanted) {
        var flaws = new ArrayList<Flaw>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .forEach(node -> inspect(node.expr(), tree, flaws));
        if (flaws.isEmpty() && !tree.getResultType().equals(wanted)) {
            flaws.add(
                    new Flaw(
                            0,
                            "This comes to "
                                    + words(tree.getResultType().name())
                                    + ", and "
                                    + words(wanted.name())
                                    + " is expected.",
                            null));
        }
        return flaws;
    }

    private void inspect(CelExpr part, CelAbstractSyntaxTree tree, List<Flaw> flaws) {
        int offset = offset(part, tree.getSource());
        if (tree.getType(part.id()).filter(SimpleType.DOUBLE::equals).isPresent()) {
            flaws.add(new Flaw(offset, NO_FRACTIONS, null));
        }
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return;
        }
        List<CelExpr> arguments = part.call().args();
        String detail =
                switch (part.call().function()) {
                    case "matches" -> pattern(text(arguments.getLast()));
                    case Arithmetic.MONEY -> money(text(arguments.getFirst()));
                    case Arithmetic.RATIO ->
                            arguments.size() < 3 ? null : rounding(text(arguments.getLast()));
                    default -> null;
                };
        if (detail != null) {
            flaws.add(new Flaw(offset, detail, null));
        }
    }

    private static int offset(CelExpr part, CelSource source) {
        return Objects.requireNonNullElse(source.getPositionsMap().get(part.id()), 0);
    }

    /** Text that is written out; null where it is computed. */
    private static @Nullable String text(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? part.constant().stringValue()
                : null;
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null) {
            return "A pattern of matches is written out, in quotes.";
        }
        try {
            return Pattern.compile(text).programSize() > ExpressionLanguage.PATTERN_SIZE_MAX
                    ? "This pattern is too large."
                    : null;
        } catch (PatternSyntaxException wrong) {
            return "This is no pattern: " + wrong.getDescription() + ".";
        }
    }

    private @Nullable String money(@Nullable String text) {
        return text != null && Arithmetic.minor(text, currency) != null
                ? null
                : "An amount such as money(\"4.99\") is written out, in quotes, with at most "
                        + currency.getDefaultFractionDigits()
                        + " decimals.";
    }

    private static @Nullable String rounding(@Nullable String text) {
        return text != null && Arithmetic.ROUNDINGS.contains(text)
                ? null
                : "A rounding is one of \"down\", \"up\", \"half_up\".";
    }

    /** Types by the names that the documentation has. */
    private static String words(String types) {
        return types.replaceAll("\\bint\\b", "whole number")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "true or false")
                .replaceAll("\\bdouble\\b", "fraction");
    }
}
