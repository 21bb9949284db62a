package io.ladder.journal;

import io.ladder.shared.TenantId;
import java.time.Instant;

/** What the journal needs to know of tenants: their programme and their clock. */
public interface Programmes {

    /** All versions of the tenant's programme, as of now. */
    Timeline timeline(TenantId tenant);

    /** The version that decides now. */
    default Programme inForce(TenantId tenant) {
        return timeline(tenant).at(now(tenant));
    }

    /** The tenant's time: the true one, moved forward where the tenant is a sandbox. */
    Instant now(TenantId tenant);
}
