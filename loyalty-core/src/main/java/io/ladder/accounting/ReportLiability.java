package io.ladder.accounting;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.YearMonth;
import java.util.List;

/** Reports what a house owes in points, month by month. */
@UseCase
public final class ReportLiability {
    private final MonthlyMovements movements;

    public ReportLiability(MonthlyMovements movements) {
        this.movements = movements;
    }

    /** One report for each of the wallets. */
    public List<Liability> report(
            TenantId tenant, List<WalletRules> wallets, YearMonth from, YearMonth until) {
        List<Seal.Moved> moved = movements.through(tenant, until);
        return wallets.stream().map(rules -> Liability.of(rules, from, until, moved)).toList();
    }
}
