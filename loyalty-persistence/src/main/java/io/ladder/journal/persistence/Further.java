package io.ladder.journal.persistence;

import io.ladder.journal.persistence.JournalRows.InTenant;
import io.ladder.shared.AccountId;
import java.util.HashSet;
import java.util.Set;

/**
 * What a group turned out to need beside what its recordings name. It begins anew with that, so
 * that all locks are taken in one order.
 */
record Further(Set<InTenant<AccountId>> accounts, Set<InTenant<String>> counters) {
    Further() {
        this(new HashSet<>(), new HashSet<>());
    }
}
