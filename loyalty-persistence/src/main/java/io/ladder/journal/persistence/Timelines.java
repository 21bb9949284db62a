package io.ladder.journal.persistence;

import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;

/** Compiled programmes by the revision that a transaction has seen. */
interface Timelines {

    /** The versions of the tenant's programme as of a revision, or of a newer one. */
    Timeline timeline(TenantId tenant, int revision);
}
