package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.Decision;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A journal that keeps everything in memory, under one lock for each tenant. */
public final class InMemoryJournal implements Journal {
    private final Programmes programmes;
    private final ConcurrentMap<TenantId, TenantBooks> tenants = new ConcurrentHashMap<>();

    public InMemoryJournal(Programmes programmes) {
        this.programmes = programmes;
    }

    /** What this journal holds, for lists. */
    public Records records() {
        return new InMemoryRecords(this::books, programmes);
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

    private Recorded answer(Recording recording, boolean writing, boolean explained) {
        TenantBooks books = books(recording.tenant());
        synchronized (books) {
            var known = books.answerKnown(recording, programmes.now(recording.tenant()));
            return known != null ? known : decide(books, recording, writing, explained);
        }
    }

    private Recorded decide(
            TenantBooks books, Recording recording, boolean writing, boolean explained) {
        if (recording.subject() instanceof Subject.Newcomer newcomer
                && newcomer.identities().stream().anyMatch(books.identities::containsKey)) {
            return refused(ErrorCode.IDENTITY_TAKEN, "Another member has this identity.");
        }
        Subject.OfAccount owner = books.resolve(recording.subject());
        if (owner == null) {
            owner = newcomer(recording.subject());
        }
        if (owner == null) {
            return refused(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.");
        }
        TenantBooks.Account account = books.accounts.get(owner.account());
        AccountState state = account == null ? AccountState.EMPTY : account.state;
        var entry = new JournalEntry(state.sequence() + 1, owner.member(), recording.activity());
        Timeline timeline = programmes.timeline(recording.tenant());
        Decision decision = timeline.decide(state, entry, books::used, explained);
        if (decision instanceof Decision.NeedsHistory) {
            List<JournalRecord> history = account == null ? List.of() : account.records;
            decision = Replay.decide(timeline, state, history, entry, books::used, explained);
        }
        return switch (decision) {
            case Decision.Decided decided -> {
                var record =
                        new JournalRecord(
                                new RecordId(owner.account(), entry.sequence()),
                                owner.member(),
                                programmes.now(recording.tenant()),
                                decided.version(),
                                recording.activity(),
                                decided.outcome());
                if (writing) {
                    books.write(recording, record, decided.after());
                }
                yield new Recorded.Booked(record, false, decided.reasons());
            }
            case Decision.Refused refused -> new Recorded.Refused(refused.refusal());
            case Decision.NeedsHistory _ ->
                    throw new IllegalStateException("a replay has the whole history");
        };
    }

    /** Who becomes a member by the activity, or null where its subject should be one already. */
    private static Subject.@Nullable OfAccount newcomer(Subject subject) {
        return switch (subject) {
            case Subject.Newcomer newcomer ->
                    new Subject.OfAccount(
                            new AccountId(newcomer.member().value()), newcomer.member());
            case Subject.Enrolled enrolled ->
                    new Subject.OfAccount(
                            new AccountId(enrolled.member().value()), enrolled.member());
            case Subject.OfMember _, Subject.OfIdentity _, Subject.OfAccount _ -> null;
        };
    }

    private static Recorded refused(ErrorCode code, String detail) {
        return new Recorded.Refused(Refusal.of(code, detail));
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
    public @Nullable JournalRecord find(TenantId tenant, RecordId id) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.record(id);
        }
    }

    @Override
    public @Nullable JournalRecord find(TenantId tenant, Document document) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.record(document);
        }
    }

    @Override
    public Subject.@Nullable OfAccount find(TenantId tenant, Claim identity) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.identities.get(identity);
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
    public long used(TenantId tenant, String counter) {
        TenantBooks books = books(tenant);
        synchronized (books) {
            return books.used(counter);
        }
    }

    private TenantBooks books(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, _ -> new TenantBooks());
    }
}
