package io.ladder.journal;

import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.Collection;
import java.util.Map;

/**
 * What people wrote with what is recorded. It is kept apart from the journal, and can be erased.
 */
public interface Remarks {

    /** The words that go with records of a tenant; records without any are not in it. */
    Map<RecordId, String> of(TenantId tenant, Collection<RecordId> records);
}
