package io.ladder.testkit;

import io.ladder.accounting.BookChecks;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.MonthlyMovements;
import io.ladder.adjustment.Proposals;
import io.ladder.journal.AccountState;
import io.ladder.journal.Alerts;
import io.ladder.journal.Claim;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Remarks;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A journal that keeps everything in memory, under one lock for each tenant. */
public final class InMemoryJournal implements Journal {
    private final Programmes programmes;
    private final boolean idleToo;
    private final ConcurrentMap<TenantId, TenantBooks> tenants = new ConcurrentHashMap<>();

    private final Alerts alerts = new InMemoryAlerts(this::books);

    public InMemoryJournal(Programmes programmes) {
        this(programmes, false);
    }

    /**
     * A journal.
     *
     * @param idleToo whether it books also that time passed and brought nothing, which no other
     *     journal does; so histories by chance go as far as their last moment, whatever their order
     */
    InMemoryJournal(Programmes programmes, boolean idleToo) {
        this.programmes = programmes;
        this.idleToo = idleToo;
    }

    /** What this journal holds, for lists. */
    public Records records() {
        return new InMemoryRecords(this::books, programmes);
    }

    /** Who holds codes in this journal. */
    public CodeHolds codeHolds() {
        return new InMemoryCodeHolds(this::books);
    }

    /** What guard rails kept back in this journal. */
    public Alerts alerts() {
        return alerts;
    }

    /** What people wrote with what this journal holds. */
    public Remarks remarks() {
        return (tenant, wanted) -> {
            TenantBooks books = books(tenant);
            var found = new HashMap<RecordId, String>();
            synchronized (books) {
                for (RecordId id : wanted) {
                    String words = books.remarks.get(id);
                    if (words != null) {
                        found.put(id, words);
                    }
                }
            }
            return found;
        };
    }

    /** The proposals of adjustments that this journal holds. */
    public Proposals proposals() {
        return new InMemoryProposals(this::books);
    }

    /** What this journal holds, added up. */
    public LedgerEntries entries() {
        return new InMemoryEntries(this::books);
    }

    /** What this journal holds, for whoever checks the books. */
    public BookChecks checks() {
        return new InMemoryChecks(this::books, entries());
    }

    /** What moved in this journal, month by month. */
    public MonthlyMovements movements() {
        return new InMemoryMovements(this::books, programmes);
    }

    /** What happened, for whoever lets it happen again. */
    public InMemoryPast past() {
        return new InMemoryPast(this::books);
    }

    /** What members did. */
    public InMemoryMemberTotals totals() {
        return new InMemoryMemberTotals(this::books);
    }

    @Override
    public Recorded record(Recording recording) {
        return answer(recording, true, false);
    }

    @Override
    public List<Recorded> recordAll(List<Recording> recordings) {
        if (recordings.size() > BATCH_MAX) {
            throw new IllegalArgumentException("a batch has at most " + BATCH_MAX);
        }
        var results = new ArrayList<Recorded>(recordings.size());
        for (Recording recording : recordings) {
            results.add(record(recording));
        }
        return results;
    }

    @Override
    public Recorded preview(Recording recording, boolean explained) {
        return answer(recording, false, explained);
    }

    /** What the database cannot keep cannot be kept here: a NUL, of which no rule knows. */
    private static boolean canBeKept(Recording recording) {
        return recording.keys().stream().noneMatch(key -> key.value().indexOf('\0') >= 0);
    }

    private Recorded answer(Recording recording, boolean writing, boolean explained) {
        if (!canBeKept(recording)) {
            return new Recorded.Refused(
                    Refusal.of(ErrorCode.INTERNAL_ERROR, "A key holds what cannot be kept."));
        }
        TenantBooks books = books(recording.tenant());
        synchronized (books) {
            var known = books.answerKnown(recording, programmes.now(recording.tenant()));
            return known != null
                    ? known
                    : new InMemoryBooking(programmes, books, writing, explained, idleToo)
                            .book(recording);
        }
    }

    @Override
    public @Nullable AccountState state(TenantId tenant, AccountId account) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            var found = books.accounts.get(account);
            return found == null ? null : found.state;
        }
    }

    @Override
    public Map<RecordId, JournalRecord> find(TenantId tenant, Collection<RecordId> ids) {
        TenantBooks books = books(tenant);
        var found = new HashMap<RecordId, JournalRecord>();
        synchronized (books) {
            for (RecordId id : ids) {
                JournalRecord record = books.record(id);
                if (record != null) {
                    found.put(id, record);
                }
            }
        }
        return found;
    }

    @Override
    public RecordId current(TenantId tenant, RecordId id) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.current(id);
        }
    }

    @Override
    public @Nullable JournalRecord recordOf(TenantId tenant, Claim key) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.record(key);
        }
    }

    @Override
    public Subject.@Nullable OfAccount find(TenantId tenant, Claim identity) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.identified(identity);
        }
    }

    @Override
    public List<JournalRecord> history(TenantId tenant, AccountId account) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            var found = books.accounts.get(account);
            return found == null ? List.of() : List.copyOf(found.records);
        }
    }

    @Override
    public Map<String, Long> used(TenantId tenant, Collection<String> counters) {
        TenantBooks books = books(tenant);
        var used = new HashMap<String, Long>();
        synchronized (books) {
            counters.forEach(counter -> used.put(counter, books.used(counter)));
        }
        return used;
    }

    private TenantBooks books(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, _ -> new TenantBooks());
    }
}
