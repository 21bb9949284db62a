package io.ladder.journal.persistence;

import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;

/** Compiled programmes by the revision that a transaction has seen. */
interface Timelines {

    /** Whether a revision is at hand, so that nothing has to be looked up for it. */
    boolean has(TenantId tenant, int revision);

    /** The versions of the tenant's programme as of a revision, or of a newer one. */
    Timeline timeline(TenantId tenant, int revision);

    /** The tenant's programme with at least so many versions and corrections. */
    Timeline timeline(TenantId tenant, int versions, int corrections);
}
