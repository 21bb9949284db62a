package io.ladder.accounting;

import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.List;

/** Reports how many points nobody spends in time. */
@UseCase
public final class ReportBreakage {
    private final MonthlyMovements movements;

    public ReportBreakage(MonthlyMovements movements) {
        this.movements = movements;
    }

    /** One report for each of the wallets. */
    public List<Breakage> report(TenantId tenant, List<String> wallets) {
        List<Seal.Lots> lots = movements.lots(tenant);
        return wallets.stream().map(code -> Breakage.of(code, lots)).toList();
    }
}
