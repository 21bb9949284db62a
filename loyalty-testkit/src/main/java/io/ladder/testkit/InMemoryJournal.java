package io.ladder.testkit;

import io.ladder.accounting.BookChecks;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.MonthlyMovements;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.Decision;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
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
import io.ladder.shared.MemberId;
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
    private final ConcurrentMap<TenantId, TenantBooks> tenants = new ConcurrentHashMap<>();

    public InMemoryJournal(Programmes programmes) {
        this.programmes = programmes;
    }

    /** What this journal holds, for lists. */
    public Records records() {
        return new InMemoryRecords(this::books, programmes);
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
            return refused(ErrorCode.INTERNAL_ERROR, "A key holds what cannot be kept.");
        }
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
        if (owner != null) {
            TenantBooks.Account account = books.accounts.get(owner.account());
            AccountState state = account == null ? AccountState.EMPTY : account.state;
            List<JournalRecord> history = account == null ? List.of() : account.records;
            var step = new Step(books, recording, owner, explained);
            return step.follow(state, history).result(writing);
        }
        return switch (recording.subject()) {
            case Subject.Newcomer newcomer ->
                    new Step(books, recording, own(newcomer.member()), explained)
                            .follow(AccountState.EMPTY, List.of())
                            .result(writing);
            case Subject.Enrolled enrolled -> enrol(books, recording, enrolled, writing, explained);
            case Subject.OfMember _, Subject.OfIdentity _, Subject.OfAccount _ ->
                    refused(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.");
        };
    }

    /** Enrols whoever nobody knows yet, and then records what they did; both or neither. */
    private Recorded enrol(
            TenantBooks books,
            Recording recording,
            Subject.Enrolled enrolled,
            boolean writing,
            boolean explained) {
        Subject.OfAccount owner = own(enrolled.member());
        var newcomer =
                new Subject.Newcomer(
                        enrolled.member(), List.of(enrolled.identity()), Person.UNKNOWN);
        var enrolment = Activity.Enrolment.impliedAt(recording.activity().occurredAt());
        var first = new Recording(recording.tenant(), newcomer, enrolment, "enrolment", null);
        Followed enrolling =
                new Step(books, first, owner, false).follow(AccountState.EMPTY, List.of());
        if (!(enrolling.answer instanceof Recorded.Booked booked)) {
            return enrolling.answer;
        }
        Followed followed =
                new Step(books, recording, owner, explained)
                        .follow(enrolling.after, List.of(booked.record()));
        if (writing && followed.answer instanceof Recorded.Booked) {
            enrolling.result(true);
        }
        return followed.result(writing);
    }

    private static Subject.OfAccount own(MemberId member) {
        return new Subject.OfAccount(new AccountId(member.value()), member);
    }

    /** One activity of a known account, about to be decided. */
    private final class Step {
        private final TenantBooks books;
        private final Recording recording;
        private final Subject.OfAccount owner;
        private final boolean explained;

        Step(TenantBooks books, Recording recording, Subject.OfAccount owner, boolean explained) {
            this.books = books;
            this.recording = recording;
            this.owner = owner;
            this.explained = explained;
        }

        Followed follow(AccountState state, List<JournalRecord> history) {
            var entry =
                    new JournalEntry(state.sequence() + 1, owner.member(), recording.activity());
            Timeline timeline = programmes.timeline(recording.tenant());
            Decision decision = timeline.decide(state, entry, books::used, explained);
            if (decision instanceof Decision.NeedsHistory) {
                decision = Replay.decide(timeline, state, history, entry, books::used, explained);
            }
            return switch (decision) {
                case Decision.Decided decided ->
                        new Followed(
                                this,
                                decided.after(),
                                new Recorded.Booked(
                                        record(entry, decided), false, decided.reasons()));
                case Decision.Refused refused ->
                        new Followed(this, state, new Recorded.Refused(refused.refusal()));
                case Decision.NeedsHistory _ ->
                        throw new IllegalStateException("a replay has the whole history");
            };
        }

        private JournalRecord record(JournalEntry entry, Decision.Decided decided) {
            return new JournalRecord(
                    new RecordId(owner.account(), entry.sequence()),
                    owner.member(),
                    programmes.now(recording.tenant()),
                    decided.version(),
                    recording.activity(),
                    decided.outcome());
        }
    }

    /** A decided step. */
    private record Followed(Step step, AccountState after, Recorded answer) {

        Recorded result(boolean writing) {
            if (writing && answer instanceof Recorded.Booked booked) {
                step.books.write(step.recording, booked.record(), after);
            }
            return answer;
        }
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
