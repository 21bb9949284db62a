package io.ladder.accounting;

import io.ladder.shared.TenantId;
import java.time.YearMonth;
import java.util.List;

/** What moved in the wallets of a tenant, month by month in the time zone of the programme. */
public interface MonthlyMovements {

    /**
     * All that moved up to the end of a month, as it is booked.
     *
     * @return in the order of wallets and months
     */
    List<Seal.Moved> through(TenantId tenant, YearMonth month);

    /**
     * What ever came to lots and left them, as it is booked.
     *
     * @return in any order, the same lots several times perhaps
     */
    List<Seal.Lots> lots(TenantId tenant);
}
