package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.expression.Expression;
import io.ladder.rule.Caps;
import io.ladder.rule.Combining;
import io.ladder.rule.Multiplier;
import io.ladder.rule.OneLine;
import io.ladder.rule.Rule;
import io.ladder.rule.Selection;
import io.ladder.rule.Series;
import io.ladder.tally.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules that answer purchases, in the order of the file: what all kinds of them have. */
final class RuleReader {
    private static final String PURCHASE = "purchase";

    private final Terms terms;

    /** The groups in which something was multiplied. */
    private final Set<String> multiplied = new HashSet<>();

    /** The wallets of the rules of which the best counts, by group. */
    private final Map<String, String> best = new HashMap<>();

    RuleReader(Terms terms) {
        this.terms = terms;
    }

    Rule rule(String id, Fields fields, EarningKind kind) {
        String wallet = terms.wallet(fields);
        var earning = kind.read(fields, terms);
        Value named = fields.find("group");
        String group = group(named);
        Value combine = fields.find("combine");
        String way = combine == null ? "add" : combine.choice(Combining.NAMES, "way to combine");
        Combining combining = way.isEmpty() ? Combining.ADD : Combining.of(way);
        String key = group == null ? "" : group;
        Value only = fields.find("only");
        if (earning instanceof Multiplier) {
            multiplied.add(key);
            if (only != null) {
                only.mistake("A multiplier multiplies all of its group; only is for its rules.");
            }
        }
        Selection selection = selection(only);
        if (earning instanceof Series series && series.attribute() == null) {
            if (only != null && !selection.products().isEmpty()) {
                only.mistake("The items of a series are its products.");
            }
            selection = selection.ofProducts(Set.copyOf(series.items()));
        }
        boolean isKnown = !wallet.isEmpty() && (named == null || group != null);
        if (combine != null && combining == Combining.BEST && isKnown) {
            requireComparable(combine, key, wallet);
        }
        return new Rule(
                id,
                wallet,
                WhenReader.conditions(fields, terms),
                selection,
                earning,
                group,
                new Rule.Terms(combining, caps(fields.find("caps"))));
    }

    /** Reads what a rule of any kind may have, for its mistakes. */
    void unknown(Fields fields) {
        terms.wallet(fields);
        group(fields.find("group"));
        fields.choice("combine", Combining.NAMES, "way to combine", "add");
        selection(fields.find("only"));
        WhenReader.conditions(fields, terms);
        caps(fields.find("caps"));
    }

    private static @Nullable String group(@Nullable Value value) {
        String id = value == null ? "" : value.id();
        return id.isEmpty() ? null : id;
    }

    private void requireComparable(Value combine, String group, String wallet) {
        if (multiplied.contains(group)) {
            combine.mistake("Its group is multiplied by then; put it before the multiplier.");
        }
        String other = best.putIfAbsent(group, wallet);
        if (other != null && !other.equals(wallet)) {
            combine.mistake(
                    "The best of points of " + other + " and of " + wallet + " is neither.");
        }
    }

    /** The lines that a rule is about. */
    Selection selection(@Nullable Value value) {
        if (value == null) {
            return Selection.ALL;
        }
        Fields fields = value.fields();
        Value where = fields.find("where");
        Expression<OneLine> expression =
                where == null ? null : terms.expressions().conditionOnLine(where);
        var selection =
                new Selection(
                        names(fields, "products"),
                        names(fields, "categories"),
                        names(fields, "brands"),
                        names(fields, "except_products"),
                        names(fields, "except_categories"),
                        names(fields, "except_brands"),
                        expression);
        fields.done();
        if (fields.isEmpty() && value.isObject()) {
            value.mistake("What it is about is missing here.");
        }
        return selection;
    }

    private static Set<String> names(Fields fields, String name) {
        Value value = fields.find(name);
        return value == null ? Set.of() : WhenReader.names(value);
    }

    private static Caps caps(@Nullable Value value) {
        if (value == null) {
            return Caps.NONE;
        }
        Fields fields = value.fields();
        long perPurchase = fields.whole(PURCHASE, 1, Limits.POINTS, 0);
        var perPeriod = new EnumMap<Period, Long>(Period.class);
        for (Period period : Period.values()) {
            Long cap = fields.optionalWhole(period.text(), 1, Limits.BUDGET);
            if (cap != null) {
                perPeriod.put(period, cap);
            }
        }
        fields.done();
        if (fields.isEmpty() && value.isObject()) {
            value.mistake("A cap is missing here.");
        }
        return new Caps(perPurchase, perPeriod);
    }
}
