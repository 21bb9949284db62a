package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.JournalRecord;
import io.ladder.shared.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account that a group works on. */
final class AccountWork {
    final TenantId tenant;
    final @Nullable AccountState before;
    AccountState state;
    @Nullable List<JournalRecord> history;

    AccountWork(TenantId tenant, @Nullable AccountState before) {
        this.tenant = tenant;
        this.before = before;
        this.state = before == null ? AccountState.EMPTY : before;
    }
}
