package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Mechanic;
import io.ladder.rule.Counter;
import io.ladder.rule.Discount;
import io.ladder.rule.Discounts;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of mechanics that a programme file can have. */
final class MechanicKinds {
    private static final List<MechanicKind> ALL =
            List.of(new WelcomeBonusKind(), new OccasionKind());

    static final List<String> NAMES =
            Stream.of(
                            EarningKind.ALL.stream().map(EarningKind::name),
                            ALL.stream().map(MechanicKind::name),
                            Stream.of(DiscountReader.KIND))
                    .flatMap(names -> names)
                    .toList();

    /** What remembers something of a member in every programme. */
    private static final Set<String> RESERVED =
            Set.of("adjustments", "attributes", "household", "payments", "rewards", "transfers");

    private MechanicKinds() {}

    /**
     * Reads what mechanics are called.
     *
     * @param causes what entries name as their cause, so that no mechanic may have its name
     */
    static UniqueIds ids(Set<String> causes) {
        var reserved = new HashSet<String>(RESERVED);
        reserved.addAll(causes);
        return UniqueIds.without(reserved, "mechanic");
    }

    /**
     * The mechanics, in the order of the file; the rules that answer purchases are one of them, and
     * so are the discounts, where there are any.
     *
     * @param ids takes what they are called
     */
    static List<Mechanic> mechanics(
            Fields file,
            Terms terms,
            BudgetReader budgets,
            UniqueIds ids,
            CounterReader counterReader) {
        List<Counter> counters = counterReader.counters(terms);
        var mechanics = new ArrayList<Mechanic>();
        var rules = new ArrayList<Rule>();
        var discounts = new ArrayList<Discount>();
        var reader = new RuleReader(terms);
        var discountReader = new DiscountReader(terms, counterReader.sound());
        for (Value value : file.optionalItems("mechanics", Limits.MECHANICS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            Value kind = fields.require("kind");
            String name = kind == null ? "" : kind.choice(NAMES, "kind of mechanic");
            if (name.isEmpty() && value.isObject()) {
                // What nearly all kinds have is checked nonetheless.
                reader.unknown(fields);
            }
            if (name.equals(DiscountReader.KIND)) {
                discounts.add(discountReader.discount(id, fields));
                fields.done();
                continue;
            }
            for (EarningKind each : EarningKind.ALL) {
                if (each.name().equals(name)) {
                    budgets.read(id, fields);
                    rules.add(reader.rule(id, fields, each));
                    fields.done();
                }
            }
            for (MechanicKind each : ALL) {
                if (each.name().equals(name)) {
                    if (each.drawsOnBudgets()) {
                        budgets.read(id, fields);
                    }
                    mechanics.add(each.read(id, fields, terms));
                    fields.done();
                }
            }
        }
        mechanics.add(new RuleBook(rules, counters, GuardRailReader.earningRails(file, terms)));
        if (!discounts.isEmpty()) {
            mechanics.add(new Discounts(discounts));
        }
        return mechanics;
    }
}
