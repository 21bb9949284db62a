package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Budget;
import io.ladder.journal.Journal;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The budgets of the programme in force, and what is left of them. */
@RestController
@Tag(name = "Programme")
final class BudgetController {
    private final Programmes programmes;
    private final Journal journal;

    BudgetController(Programmes programmes, Journal journal) {
        this.programmes = programmes;
        this.journal = journal;
    }

    @Schema(description = "Points that rules may give in all")
    record BudgetResponse(
            String id,
            String wallet,
            @Schema(description = "How many points there are in all") long points,
            @Schema(
                            description =
                                    "How many were given and not taken back; above `points`"
                                            + " where a later version has a smaller budget")
                    long used,
            @Schema(description = "How many can still be given") long left,
            @Schema(description = "The rules that draw on it, in the order of the file")
                    List<String> rules) {}

    @GetMapping("/v1/budgets")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "List the budgets",
            description =
                    "The budgets that rules of the programme in force draw on, with what is left"
                            + " of each.")
    ListResponse<BudgetResponse> listBudgets(Caller caller) {
        Programme programme = programmes.inForce(caller.tenant());
        List<Budget> budgets =
                programme.budgets().values().stream()
                        .distinct()
                        .sorted(Comparator.comparing(Budget::code))
                        .toList();
        Map<String, Long> used =
                journal.used(caller.tenant(), budgets.stream().map(Budget::counter).toList());
        return new ListResponse<>(
                budgets.stream()
                        .map(budget ->
                                response(
                                        programme, budget, used.getOrDefault(budget.counter(), 0L)))
                        .toList(),
                null);
    }

    private static BudgetResponse response(Programme programme, Budget budget, long used) {
        Map<String, Budget> byRule = programme.budgets();
        return new BudgetResponse(
                budget.code(),
                budget.wallet(),
                budget.points(),
                used,
                Math.max(0, budget.points() - used),
                programme.mechanics().stream()
                        .flatMap(mechanic -> mechanic.ruleIds().stream())
                        .filter(rule -> budget.equals(byRule.get(rule)))
                        .toList());
    }
}
