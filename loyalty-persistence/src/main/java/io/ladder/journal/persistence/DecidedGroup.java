package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Person;
import io.ladder.journal.Position;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Replay;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of recordings against what was loaded for it: decided in memory, one after the other. */
final class DecidedGroup {
    private static final Duration IDEMPOTENCY_KEY_LIFE = Duration.ofDays(30);
    private static final UUID NO_CONTENT = new UUID(0, 0);

    private final Connection connection;
    private final Programmes programmes;
    private final Timelines timelines;
    private final List<Recording> recordings;
    private final List<Subject.@Nullable OfAccount> subjects;
    private final LoadedGroup loaded;
    private final boolean locked;
    private final JournalRows rows = new JournalRows();
    private final Map<AccountId, Work> works = new HashMap<>();
    private final Map<JournalRows.InTenant<Claim>, LoadedGroup.Owner> claimed = new HashMap<>();
    private final Map<RecordId, JournalRecord> booked = new HashMap<>();
    private final Map<JournalRows.InTenant<String>, Long> used = new HashMap<>();
    private final Map<TenantId, Instant> nows = new HashMap<>();
    private boolean explained;

    DecidedGroup(
            Connection connection,
            Programmes programmes,
            Timelines timelines,
            List<Recording> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            LoadedGroup loaded,
            boolean locked) {
        this.connection = connection;
        this.programmes = programmes;
        this.timelines = timelines;
        this.recordings = recordings;
        this.subjects = subjects;
        this.loaded = loaded;
        this.locked = locked;
    }

    /** An account that the group works on. */
    private static final class Work {
        final TenantId tenant;
        final @Nullable AccountState before;
        AccountState state;
        @Nullable List<JournalRecord> history;

        Work(TenantId tenant, @Nullable AccountState before) {
            this.tenant = tenant;
            this.before = before;
            this.state = before == null ? AccountState.EMPTY : before;
        }
    }

    /** An answer from the journal that is still to be read there. */
    private record Known(RecordId id) {}

    void explain(boolean reasons) {
        explained = reasons;
    }

    JournalRows rows() {
        return rows;
    }

    /** Decides every recording; answers that the journal holds already are {@link Known}. */
    List<Object> decideAll() throws SQLException {
        loaded.accounts.forEach(
                (id, account) -> works.put(id, new Work(account.tenant(), account.state())));
        loadCounters();
        loadHistories();
        var results = new ArrayList<Object>(recordings.size());
        for (int index = 0; index < recordings.size(); index++) {
            results.add(decide(recordings.get(index), subjects.get(index)));
        }
        works.forEach((id, work) -> {
            if (!work.state.equals(work.before) && work.state.sequence() > 0) {
                rows.account(work.tenant, id, work.before, work.state);
            }
        });
        return results;
    }

    private void loadCounters() throws SQLException {
        var keys = new HashSet<JournalRows.InTenant<String>>();
        for (Recording recording : recordings) {
            Timeline timeline = timeline(recording.tenant());
            if (timeline == null) {
                continue;
            }
            for (Mechanic mechanic : timeline.at(recording.activity().occurredAt()).mechanics()) {
                mechanic.sharedCounters(recording.activity())
                        .forEach(key ->
                                keys.add(new JournalRows.InTenant<>(recording.tenant(), key)));
            }
        }
        if (!keys.isEmpty()) {
            loaded.loadCounters(connection, keys, locked);
            used.putAll(loaded.counters);
        }
    }

    private @Nullable Timeline timeline(TenantId tenant) {
        Integer revision = loaded.revisions.get(tenant);
        return revision == null || revision == 0 ? null : timelines.timeline(tenant, revision);
    }

    private Object decide(Recording recording, Subject.@Nullable OfAccount known)
            throws SQLException {
        TenantId tenant = recording.tenant();
        UUID content = contentOf(recording);
        Object repeated = repeated(recording, known, content);
        if (repeated != null) {
            return repeated;
        }
        Timeline timeline = timeline(tenant);
        if (timeline == null) {
            return refused(ErrorCode.PROGRAMME_NOT_FOUND, "The tenant has no programme yet.");
        }
        return switch (recording.subject()) {
            case Subject.Newcomer newcomer -> enrol(recording, newcomer, content, timeline);
            case Subject.Enrolled enrolled -> {
                Subject.OfAccount owner = known != null ? known : ownerInGroup(tenant, enrolled);
                yield owner != null
                        ? book(recording, owner, content, timeline)
                        : enrolAndBook(recording, enrolled, content, timeline);
            }
            case Subject.OfIdentity of -> {
                Subject.OfAccount owner =
                        known != null ? known : ownerInGroup(tenant, of.identity());
                yield owner == null
                        ? GroupCommit.notFound()
                        : book(recording, owner, content, timeline);
            }
            case Subject.OfMember _, Subject.OfAccount _ ->
                    known == null
                            ? GroupCommit.notFound()
                            : book(recording, known, content, timeline);
        };
    }

    private Subject.@Nullable OfAccount ownerInGroup(TenantId tenant, Subject.Enrolled enrolled) {
        return ownerInGroup(tenant, enrolled.identity());
    }

    private Subject.@Nullable OfAccount ownerInGroup(TenantId tenant, Claim identity) {
        LoadedGroup.Owner owner = claimed.get(new JournalRows.InTenant<>(tenant, identity));
        return owner == null
                ? null
                : new Subject.OfAccount(owner.record().account(), owner.member());
    }

    /** The earlier answer to the same request, a refusal where it differs; null where it is new. */
    private @Nullable Object repeated(
            Recording recording, Subject.@Nullable OfAccount known, UUID content) {
        for (Claim key : recording.keys()) {
            var inTenant = new JournalRows.InTenant<>(recording.tenant(), key);
            LoadedGroup.Owner owner = claimed.get(inTenant);
            owner = owner == null ? loaded.owners.get(inTenant) : owner;
            if (owner == null) {
                continue;
            }
            boolean sameMember =
                    recording.subject() instanceof Subject.Newcomer
                            || (known != null && known.member().equals(owner.member()))
                            || isEnrolledInGroup(recording, owner);
            if (!sameMember
                    || !owner.content().equals(content)
                    || !sameRecord(recording, owner.record())) {
                return refused(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        key.kind() == ClaimKind.DOCUMENT
                                ? "The document has been recorded with other content."
                                : "The key has been used for another request.");
            }
            JournalRecord here = booked.get(owner.record());
            return here != null
                    ? new Recorded.Booked(here, true, List.of())
                    : new Known(owner.record());
        }
        return null;
    }

    /** Whether none of the keys leads elsewhere; the document must lead to the record. */
    private boolean sameRecord(Recording recording, RecordId id) {
        for (Claim key : recording.keys()) {
            var inTenant = new JournalRows.InTenant<>(recording.tenant(), key);
            LoadedGroup.Owner owner = claimed.get(inTenant);
            owner = owner == null ? loaded.owners.get(inTenant) : owner;
            boolean leadsHere = owner != null && owner.record().equals(id);
            if (owner == null ? key.kind() == ClaimKind.DOCUMENT : !leadsHere) {
                return false;
            }
        }
        return true;
    }

    private boolean isEnrolledInGroup(Recording recording, LoadedGroup.Owner owner) {
        Claim identity =
                switch (recording.subject()) {
                    case Subject.Enrolled of -> of.identity();
                    case Subject.OfIdentity of -> of.identity();
                    case Subject.Newcomer _, Subject.OfMember _, Subject.OfAccount _ -> null;
                };
        if (identity == null) {
            return false;
        }
        Subject.OfAccount here = ownerInGroup(recording.tenant(), identity);
        return here != null && here.member().equals(owner.member());
    }

    private Object enrol(
            Recording recording, Subject.Newcomer newcomer, UUID content, Timeline timeline)
            throws SQLException {
        for (Claim identity : newcomer.identities()) {
            var inTenant = new JournalRows.InTenant<>(recording.tenant(), identity);
            if (claimed.containsKey(inTenant) || loaded.owners.containsKey(inTenant)) {
                return new Recorded.Refused(
                        Refusal.at(
                                ErrorCode.IDENTITY_TAKEN,
                                "/" + identity.kind().name().toLowerCase(java.util.Locale.ROOT),
                                "Another member has this identity."));
            }
        }
        var account = new AccountId(newcomer.member().value());
        works.put(account, new Work(recording.tenant(), null));
        Object result =
                book(
                        recording,
                        new Subject.OfAccount(account, newcomer.member()),
                        content,
                        timeline);
        if (result instanceof Recorded.Booked done) {
            write(recording, done.record(), newcomer.identities(), newcomer.person());
        }
        return result;
    }

    private void write(
            Recording recording, JournalRecord enrolment, List<Claim> identities, Person person) {
        for (Claim identity : identities) {
            claim(recording.tenant(), identity, enrolment, NO_CONTENT, null);
        }
        rows.newcomer(
                recording.tenant(),
                enrolment.member(),
                enrolment.id().account(),
                enrolment.activity().occurredAt(),
                valueOf(identities, ClaimKind.EXTERNAL_ID),
                valueOf(identities, ClaimKind.CARD),
                person);
    }

    private static @Nullable String valueOf(List<Claim> identities, ClaimKind kind) {
        for (Claim identity : identities) {
            if (identity.kind() == kind) {
                return identity.value();
            }
        }
        return null;
    }

    private Object enrolAndBook(
            Recording recording, Subject.Enrolled enrolled, UUID content, Timeline timeline)
            throws SQLException {
        var account = new AccountId(enrolled.member().value());
        var work = new Work(recording.tenant(), null);
        works.put(account, work);
        var of = new Subject.OfAccount(account, enrolled.member());
        // Whoever is enrolled by a purchase became a member the moment they bought.
        var enrolment = new Activity.Enrolment(recording.activity().occurredAt());
        Object first = decideOn(work, of, enrolment, timeline, recording.tenant());
        if (!(first instanceof Recorded.Booked enrolling)) {
            works.remove(account);
            return first;
        }
        Object result = decideOn(work, of, recording.activity(), timeline, recording.tenant());
        if (!(result instanceof Recorded.Booked done)) {
            works.remove(account);
            return result;
        }
        rows.record(recording.tenant(), enrolling.record(), timeline);
        write(recording, enrolling.record(), List.of(enrolled.identity()), Person.UNKNOWN);
        keep(recording, done.record(), content, timeline);
        return done;
    }

    private Object book(Recording recording, Subject.OfAccount of, UUID content, Timeline timeline)
            throws SQLException {
        Work work = works.get(of.account());
        if (work == null
                || !work.tenant.equals(recording.tenant())
                || (work.before != null && work.state.member(of.member()) == null)) {
            return GroupCommit.notFound();
        }
        Object result = decideOn(work, of, recording.activity(), timeline, recording.tenant());
        if (result instanceof Recorded.Booked done) {
            keep(recording, done.record(), content, timeline);
        }
        return result;
    }

    private void keep(Recording recording, JournalRecord record, UUID content, Timeline timeline) {
        for (Claim key : recording.keys()) {
            claim(
                    recording.tenant(),
                    key,
                    record,
                    content,
                    key.kind() == ClaimKind.IDEMPOTENCY_KEY
                            ? record.recordedAt().plus(IDEMPOTENCY_KEY_LIFE)
                            : null);
        }
        rows.record(recording.tenant(), record, timeline);
        String remark = recording.remark();
        if (remark != null) {
            rows.remark(recording.tenant(), record, remark);
        }
        booked.put(record.id(), record);
    }

    private void claim(
            TenantId tenant,
            Claim claim,
            JournalRecord record,
            UUID content,
            @Nullable Instant expiresAt) {
        rows.claim(tenant, claim, record.id(), record.member(), content, expiresAt);
        claimed.put(
                new JournalRows.InTenant<>(tenant, claim),
                new LoadedGroup.Owner(record.id(), record.member(), content));
    }

    private Object decideOn(
            Work work, Subject.OfAccount of, Activity activity, Timeline timeline, TenantId tenant)
            throws SQLException {
        long sequence = work.state.sequence() + 1;
        var entry = new JournalEntry(sequence, of.member(), activity);
        SharedCounters shared =
                key -> used.getOrDefault(new JournalRows.InTenant<>(tenant, key), 0L);
        Decision decision;
        try {
            decision = timeline.decide(work.state, entry, shared, explained);
            if (decision instanceof Decision.NeedsHistory) {
                decision =
                        Replay.decide(
                                timeline,
                                work.state,
                                history(work, tenant, of.account()),
                                entry,
                                shared,
                                explained);
            }
        } catch (ArithmeticException overflow) {
            return refused(ErrorCode.AMOUNT_OUT_OF_RANGE, "The points would leave their range.");
        }
        return switch (decision) {
            case Decision.NeedsHistory _ ->
                    throw new IllegalStateException("a replay has the whole history");
            case Decision.Refused refusal -> new Recorded.Refused(refusal.refusal());
            case Decision.Decided decided -> follow(work, of, entry, decided, tenant);
        };
    }

    private Recorded.Booked follow(
            Work work,
            Subject.OfAccount of,
            JournalEntry entry,
            Decision.Decided decided,
            TenantId tenant) {
        work.state = decided.after();
        decided.outcome()
                .counters()
                .forEach((key, count) ->
                        used.merge(new JournalRows.InTenant<>(tenant, key), count, Math::addExact));
        var record =
                new JournalRecord(
                        new RecordId(of.account(), entry.sequence()),
                        of.member(),
                        now(tenant),
                        decided.version(),
                        entry.activity(),
                        decided.outcome());
        if (work.history != null) {
            work.history.add(record);
        } else if (work.before == null) {
            work.history = new ArrayList<>(List.of(record));
        }
        return new Recorded.Booked(record, false, decided.reasons());
    }

    private List<JournalRecord> history(Work work, TenantId tenant, AccountId account)
            throws SQLException {
        List<JournalRecord> history = work.history;
        if (history == null) {
            history = new ArrayList<>();
            if (work.before != null) {
                history.addAll(
                        StoredRecords.activities(connection, Set.of(tenant), Set.of(account))
                                .getOrDefault(account, List.of()));
            }
            for (long next = history.size() + 1L; next <= work.state.sequence(); next++) {
                JournalRecord here = booked.get(new RecordId(account, next));
                if (here != null) {
                    history.add(here);
                }
            }
            work.history = history;
        }
        return history;
    }

    /** Reads in one go the histories that activities of the past will ask for. */
    private void loadHistories() throws SQLException {
        var asked = new HashSet<AccountId>();
        for (int index = 0; index < recordings.size(); index++) {
            Subject.OfAccount of = subjects.get(index);
            LoadedGroup.Account account = of == null ? null : loaded.accounts.get(of.account());
            if (of != null
                    && account != null
                    && Position.of(recordings.get(index).activity())
                                    .compareTo(account.state().position())
                            < 0) {
                asked.add(of.account());
            }
        }
        if (asked.size() > 1) {
            StoredRecords.activities(connection, loaded.revisions.keySet(), asked)
                    .forEach((account, history) -> {
                        Work work = works.get(account);
                        if (work != null) {
                            work.history = history;
                        }
                    });
        }
    }

    private Instant now(TenantId tenant) {
        return nows.computeIfAbsent(
                tenant, each -> programmes.now(each).truncatedTo(ChronoUnit.MICROS));
    }

    /** The results, with the records that the journal held already. */
    List<Recorded> withReplays(Connection open, List<Object> results) throws SQLException {
        Set<RecordId> wanted = new HashSet<>();
        results.forEach(result -> {
            if (result instanceof Known known) {
                wanted.add(known.id());
            }
        });
        Map<RecordId, JournalRecord> found =
                wanted.isEmpty() ? Map.of() : StoredRecords.records(open, wanted, this::timelineOf);
        var recorded = new ArrayList<Recorded>(results.size());
        for (Object result : results) {
            switch (result) {
                case Recorded done -> recorded.add(done);
                case Known known -> {
                    JournalRecord record = found.get(known.id());
                    if (record == null) {
                        throw new IllegalStateException("a key leads to no record");
                    }
                    recorded.add(new Recorded.Booked(record, true, List.of()));
                }
                default -> throw new IllegalStateException("unknown result " + result);
            }
        }
        return recorded;
    }

    private Timeline timelineOf(TenantId tenant) {
        Timeline timeline = timeline(tenant);
        if (timeline == null) {
            throw new IllegalStateException("a record was decided by no programme");
        }
        return timeline;
    }

    private static UUID contentOf(Recording recording) {
        try {
            var hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(recording.content().getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static Recorded refused(ErrorCode code, String detail) {
        return new Recorded.Refused(Refusal.of(code, detail));
    }
}
