package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands each call on to one of several journals.
 *
 * @param route asked anew with each call
 */
record RoutedJournal(Supplier<Journal> route) implements Journal {
    @Override
    public Recorded record(Recording recording) {
        return route.get().record(recording);
    }

    @Override
    public List<Recorded> recordAll(List<Recording> recordings) {
        return route.get().recordAll(recordings);
    }

    @Override
    public Recorded preview(Recording recording, boolean explained) {
        return route.get().preview(recording, explained);
    }

    @Override
    public @Nullable AccountState state(TenantId tenant, AccountId account) {
        return route.get().state(tenant, account);
    }

    @Override
    public Map<RecordId, JournalRecord> find(TenantId tenant, Collection<RecordId> ids) {
        return route.get().find(tenant, ids);
    }

    @Override
    public RecordId current(TenantId tenant, RecordId id) {
        return route.get().current(tenant, id);
    }

    @Override
    public @Nullable JournalRecord recordOf(TenantId tenant, Claim key) {
        return route.get().recordOf(tenant, key);
    }

    @Override
    public Subject.@Nullable OfAccount find(TenantId tenant, Claim identity) {
        return route.get().find(tenant, identity);
    }

    @Override
    public List<JournalRecord> history(TenantId tenant, AccountId account) {
        return route.get().history(tenant, account);
    }

    @Override
    public Map<String, Long> used(TenantId tenant, Collection<String> counters) {
        return route.get().used(tenant, counters);
    }
}
