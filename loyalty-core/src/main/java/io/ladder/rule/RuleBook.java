package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a programme that answer purchases, in the order of the file. Each is asked whether
 * it applies and what it offers; what it gives then depends on the others of its group, on its
 * caps, on its budget and on the limits of its wallet, in this order.
 */
public final class RuleBook implements Mechanic {
    private final List<Rule> rules;
    private final RuleIndex index;
    private final boolean namesBalances;

    public RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.index = new RuleIndex(this.rules);
        this.namesBalances = this.rules.stream().anyMatch(rule -> rule.names(Vocabulary.BALANCES));
    }

    /** The rules in the order of the file. */
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleBook book && rules.equals(book.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (!(activity instanceof Activity.Purchase purchase)) {
            return;
        }
        var circumstances = new Circumstances(purchase, turn);
        if (namesBalances) {
            circumstances.lookAtBalances();
        }
        var settlement = new Settlement(circumstances, turn);
        // Who wants to know why wants to know it of every rule.
        BitSet concerned = turn.explaining() ? null : index.concerned(purchase);
        for (int number = 0; number < rules.size(); number++) {
            if (concerned == null || concerned.get(number)) {
                ask(rules.get(number), settlement, turn);
            }
        }
        settlement.close();
    }

    private static void ask(Rule rule, Settlement settlement, Turn turn) {
        try {
            settlement.ask(rule);
        } catch (ExpressionFailure failure) {
            turn.explain(
                    rule.id(),
                    false,
                    () -> "It could not be computed for this purchase: " + failure.getMessage());
        }
    }
}
