package io.ladder.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.ladder.config.Names;
import io.ladder.config.NearestName;
import io.ladder.expression.ExpressionLanguage.Flaw;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with an expression, and says it in the words of the documentation. */
final class Flaws {
    private static final Pattern TOO_DEEP =
            Pattern.compile("Expression recursion limit exceeded\\. limit: (\\d+)");
    private static final Pattern UNKNOWN =
            Pattern.compile("(?:undefined field|undeclared reference to) '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile(
                    "found no matching overload for '([^']*)' applied to '([^']*)'.*",
                    Pattern.DOTALL);

    private static final String NO_FRACTIONS =
            "There are no fractions here; use ratio(n, d), which rounds as it says.";

    private final Set<String> names;
    private final @Nullable Currency currency;
    private final Map<String, Names> keys;
    private final boolean loops;

    Flaws(FactType<?> scope, @Nullable Currency currency, Map<String, Names> keys, boolean loops) {
        this.names = new TreeSet<>(Set.of(Arithmetic.RATIO, Arithmetic.MONEY));
        scope.reachable().forEach(type -> names.addAll(type.names()));
        this.currency = currency;
        this.keys = keys;
        this.loops = loops;
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
        Matcher depth = TOO_DEEP.matcher(message);
        if (depth.matches()) {
            return new Flaw(
                    offset, "An expression is nested at most " + depth.group(1) + " deep.", null);
        }
        if (message.contains("'<EOF>'")) {
            return new Flaw(offset, "This is no expression: something is missing here.", null);
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

    /** Where one = stands that is no part of another sign, outside of what is in quotes. */
    static List<Integer> loneSigns(String source) {
        var found = new ArrayList<Integer>();
        char quote = 0;
        for (int offset = 0; offset < source.length(); offset++) {
            char each = source.charAt(offset);
            if (quote != 0) {
                offset += each == '\\' ? 1 : 0;
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else if (each == '=') {
                boolean twice = offset + 1 < source.length() && source.charAt(offset + 1) == '=';
                boolean second = offset > 0 && "=!<>".indexOf(source.charAt(offset - 1)) >= 0;
                if (!twice && !second) {
                    found.add(offset);
                }
            }
        }
        return found;
    }

    static Flaw loneSign(int offset) {
        return new Flaw(offset, "Two things are compared by ==, not by =.", "==");
    }

    /** What is wrong whatever the types are. */
    List<Flaw> of(CelAbstractSyntaxTree parsed) {
        var flaws = new ArrayList<Flaw>();
        CelNavigableAst.fromAst(parsed)
                .getRoot()
                .allNodes()
                .forEach(node -> inspect(node.expr(), parsed, flaws));
        return flaws;
    }

    /** What the checker lets through and this language does not. */
    List<Flaw> of(CelAbstractSyntaxTree tree, CelType wanted) {
        List<Flaw> flaws = of(tree);
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

    /** The facts that an expression names anywhere. */
    static Set<String> names(CelAbstractSyntaxTree tree) {
        var names = new TreeSet<String>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(part -> {
                    switch (part.getKind()) {
                        case SELECT -> names.add(part.select().field());
                        case IDENT -> names.add(part.ident().name());
                        default -> {}
                    }
                });
        return names;
    }

    private void inspect(CelExpr part, CelAbstractSyntaxTree tree, List<Flaw> flaws) {
        int offset = offset(part, tree.getSource());
        if (tree.getType(part.id()).filter(SimpleType.DOUBLE::equals).isPresent()) {
            flaws.add(new Flaw(offset, NO_FRACTIONS, null));
        }
        if (tree.getType(part.id()).filter(SimpleType.DYN::equals).isPresent()) {
            flaws.add(
                    new Flaw(
                            offset,
                            "What this is cannot be known; a list has things of one kind.",
                            null));
        }
        String excess = excess(part, tree);
        if (excess != null) {
            flaws.add(new Flaw(offset, excess, null));
        }
        Flaw unknown = unknownName(part, offset);
        if (unknown != null) {
            flaws.add(unknown);
        }
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return;
        }
        List<CelExpr> arguments = part.call().args();
        String detail =
                switch (part.call().function()) {
                    case "_+_" -> tree.isChecked() ? joint(part, tree) : null;
                    case "_==_", "_!=_", "@in" -> Comparisons.flaw(arguments, tree);
                    case "matches" -> WrittenOut.pattern(WrittenOut.text(arguments.getLast()));
                    case Arithmetic.MONEY ->
                            WrittenOut.money(WrittenOut.text(arguments.getFirst()), currency);
                    case Arithmetic.RATIO ->
                            arguments.size() < 3
                                    ? null
                                    : WrittenOut.rounding(WrittenOut.text(arguments.getLast()));
                    default -> null;
                };
        if (detail != null) {
            flaws.add(new Flaw(offset, detail, null));
        }
    }

    /** What takes more memory or time than a sale has; null for what does not. */
    private @Nullable String excess(CelExpr part, CelAbstractSyntaxTree tree) {
        CelExpr.ExprKind.Kind kind = part.getKind();
        if (kind == CelExpr.ExprKind.Kind.STRUCT) {
            return "Nothing is made here; the facts are all there is.";
        }
        if (kind == CelExpr.ExprKind.Kind.COMPREHENSION && !loops) {
            return "A condition on one line does not loop over lines; one on the purchase may.";
        }
        boolean nested =
                tree.getType(part.id())
                        .filter(type ->
                                switch (type) {
                                    case ListType list -> holdsMany(list.elemType());
                                    case MapType map -> holdsMany(map.valueType());
                                    default -> false;
                                })
                        .isPresent();
        return nested ? "There are no lists of lists here." : null;
    }

    /** A name, written out, by which a fact has no value. */
    private @Nullable Flaw unknownName(CelExpr part, int offset) {
        CelExpr of = null;
        String name = null;
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            of = part.select().operand();
            name = part.select().field();
        } else if (part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals("_[_]")) {
            of = part.call().args().getFirst();
            name = WrittenOut.text(part.call().args().getLast());
        }
        if (of == null || name == null || of.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return null;
        }
        String fact = of.select().field();
        CelExpr owner = of.select().operand();
        Names known =
                owner.getKind() == CelExpr.ExprKind.Kind.IDENT
                        ? keys.get(owner.ident().name() + "." + fact)
                        : null;
        return known == null || known.has(name) || known.mayHave(name)
                ? null
                : new Flaw(
                        offset,
                        "There is nothing called " + name + " among " + fact + ".",
                        NearestName.of(name, known.known()));
    }

    private static boolean holdsMany(CelType type) {
        return type instanceof ListType || type instanceof MapType;
    }

    /** Sums of numbers only. */
    private static @Nullable String joint(CelExpr sum, CelAbstractSyntaxTree tree) {
        boolean number = tree.getType(sum.id()).filter(SimpleType.INT::equals).isPresent();
        return number ? null : "Texts and lists are not joined here.";
    }

    private static int offset(CelExpr part, CelSource source) {
        return Objects.requireNonNullElse(source.getPositionsMap().get(part.id()), 0);
    }

    /** Types by the names that the documentation has. */
    private static String words(String types) {
        return types.replaceAll("\\bint\\b", "whole number")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "true or false")
                .replaceAll("\\bdouble\\b", "fraction");
    }
}
