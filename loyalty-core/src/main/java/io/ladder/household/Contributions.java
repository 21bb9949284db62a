package io.ladder.household;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.util.List;

/** What each member did for the wallets of an account. */
public interface Contributions {

    /** By members as records name them, also those who have left; in no order. */
    List<Household.Contribution> of(TenantId tenant, AccountId account);
}
