package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.journal.Budget;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the budgets of a programme file, and which rules draw on them. */
final class BudgetReader {
    private final Terms terms;
    private final Map<String, Budget> budgets = new LinkedHashMap<>();
    private final Map<String, Budget> byRule = new HashMap<>();
    private final Names names;

    BudgetReader(Fields file, Terms terms) {
        this.terms = terms;
        var ids = new UniqueIds("budget");
        for (Value value : file.optionalItems("budgets", Limits.BUDGETS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            String wallet = terms.wallet(fields);
            budgets.put(id, new Budget(id, wallet, fields.whole("points", 0, Limits.BUDGET)));
            fields.done();
        }
        names = ids.names(file, "budgets");
    }

    /** Reads on which budget a rule draws, if it names one. */
    void read(String rule, Fields fields) {
        Value named = fields.find("budget");
        if (named == null) {
            return;
        }
        Budget budget = budgets.get(named.choice(names, "budget"));
        String wallet = terms.wallet(fields);
        if (budget == null || budget.wallet().isEmpty() || wallet.isEmpty()) {
            return;
        }
        if (!budget.wallet().equals(wallet)) {
            named.mistake("This budget is of the wallet " + budget.wallet() + ".");
        } else {
            byRule.put(rule, budget);
        }
    }

    Map<String, Budget> byRule() {
        return byRule;
    }
}
