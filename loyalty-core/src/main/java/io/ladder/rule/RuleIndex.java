package io.ladder.rule;

import io.ladder.journal.Activity;
import io.ladder.journal.Line;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a purchase may concern, so that a purchase costs what it concerns and not how many
 * rules there are. Each rule is found by the narrowest thing that it asks for.
 */
final class RuleIndex {
    private final BitSet always = new BitSet();
    private final Map<String, BitSet> byProduct = new HashMap<>();
    private final Map<String, BitSet> byCategory = new HashMap<>();
    private final Map<String, BitSet> byBrand = new HashMap<>();
    private final Map<String, BitSet> byShop = new HashMap<>();

    RuleIndex(List<Rule> rules) {
        for (int number = 0; number < rules.size(); number++) {
            Rule rule = rules.get(number);
            Set<String> shops = shops(rule);
            if (!rule.only().products().isEmpty()) {
                put(rule.only().products(), byProduct, number);
            } else if (!rule.only().brands().isEmpty()) {
                put(rule.only().brands(), byBrand, number);
            } else if (!rule.only().categories().isEmpty()) {
                put(rule.only().categories(), byCategory, number);
            } else if (!shops.isEmpty()) {
                put(shops, byShop, number);
            } else {
                always.set(number);
            }
        }
    }

    private static Set<String> shops(Rule rule) {
        for (Condition condition : rule.when()) {
            if (condition instanceof Condition.InShops named) {
                return named.shops();
            }
        }
        return Set.of();
    }

    private static void put(Set<String> names, Map<String, BitSet> index, int number) {
        names.forEach(name -> index.computeIfAbsent(name, _ -> new BitSet()).set(number));
    }

    /** The numbers of the rules that may apply. */
    BitSet concerned(Activity.Purchase purchase) {
        var concerned = (BitSet) always.clone();
        add(purchase.shop(), byShop, concerned);
        if (byProduct.isEmpty() && byCategory.isEmpty() && byBrand.isEmpty()) {
            return concerned;
        }
        for (Line line : purchase.lines()) {
            add(line.product(), byProduct, concerned);
            add(line.category(), byCategory, concerned);
            add(line.brand(), byBrand, concerned);
        }
        return concerned;
    }

    private static void add(@Nullable String name, Map<String, BitSet> index, BitSet concerned) {
        BitSet rules = name == null ? null : index.get(name);
        if (rules != null) {
            concerned.or(rules);
        }
    }
}
