package io.ladder.bench;

/**
 * A hundred rules as a large house has them: 80 plain ones that ask for products, categories and
 * shops, most of which a purchase has nothing to do with, and 20 with expressions, which every
 * purchase asks.
 */
final class HundredRules {
    private static final String BEHIND = "  # more rules";

    private static final String[] CONDITIONS = {
        "purchase.amount > 10000 && moment.weekday == 2",
        "purchase.lines.exists(l, l.category == 'tea' && l.quantity >= 2000)",
        "chosen.quantity >= 12000",
        "member.rungs['loyalty'] == 'partner' && purchase.channel == 'web'",
        "purchase.lines.all(l, l.amount >= 500) && size(purchase.lines) > 5"
    };

    private HundredRules() {}

    /** A programme file with these rules behind its own. */
    static String in(String file) {
        if (!file.contains(BEHIND)) {
            throw new IllegalArgumentException("the file has no place for more rules");
        }
        var rules = new StringBuilder();
        for (int number = 0; number < 40; number++) {
            bonus(rules, "product-" + number, "only: {products: [product-" + number + "]}");
        }
        for (int number = 0; number < 20; number++) {
            bonus(rules, "category-" + number, "only: {categories: [category-" + number + "]}");
        }
        for (int number = 0; number < 20; number++) {
            bonus(rules, "shop-" + number, "when: {shops: [shop-" + number + "]}");
        }
        for (int number = 0; number < 20; number++) {
            String condition = CONDITIONS[number % CONDITIONS.length];
            bonus(rules, "expression-" + number, "when: {where: \"" + condition + "\"}");
        }
        return file.replace(BEHIND, rules);
    }

    private static void bonus(StringBuilder rules, String id, String condition) {
        rules.append("  - {id: ")
                .append(id)
                .append(", kind: bonus, points: 1, ")
                .append(condition)
                .append("}\n");
    }
}
