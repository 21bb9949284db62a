package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.BothSides;
import io.ladder.journal.Claim;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Person;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.TwoSided;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of recordings against what was loaded for it: decided in memory, one after the other. */
final class DecidedGroup {
    private final Connection connection;
    private final Timelines timelines;
    private final List<Recording> recordings;
    private final List<Subject.@Nullable OfAccount> subjects;
    private final LoadedGroup loaded;
    private final Set<JournalRows.InTenant<String>> counters;
    private final JournalRows rows = new JournalRows();
    private final GroupKeys keys;
    private final Map<TenantId, Instant> nows;

    /**
     * A group.
     *
     * @param counters the shared counters that it is known to change, beside those that it asks
     */
    DecidedGroup(
            Connection connection,
            Timelines timelines,
            Map<TenantId, Instant> nows,
            List<Recording> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            LoadedGroup loaded,
            Set<JournalRows.InTenant<String>> counters) {
        this.connection = connection;
        this.timelines = timelines;
        this.nows = nows;
        this.recordings = recordings;
        this.subjects = subjects;
        this.loaded = loaded;
        this.counters = counters;
        this.keys = new GroupKeys(loaded, rows, nows);
    }

    /** Whether nothing is to be written. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The shared counters that should have been read, or locked before others, now that it is
     * decided what is written; where there are any, the group must begin anew with them.
     */
    Set<JournalRows.InTenant<String>> countersTooLate() {
        var late = new HashSet<>(rows.counters().tooLate(loaded.counters.keySet()));
        late.addAll(loaded.unread);
        return late;
    }

    /** Writes everything and commits. */
    void commit() throws SQLException {
        rows.commit(connection, loaded.counters.keySet());
    }

    /**
     * The programmes of tenants, by revision, that have to be looked up before anything is decided;
     * that takes another connection.
     */
    Map<TenantId, Integer> newerProgrammes() {
        var newer = new HashMap<TenantId, Integer>();
        loaded.revisions.forEach((tenant, revision) -> {
            if (revision > 0 && !timelines.has(tenant, revision)) {
                newer.put(tenant, revision);
            }
        });
        return newer;
    }

    /**
     * Decides every recording, one after the other, and reads what the journal holds already.
     *
     * @param locked whether it is a booking, which locks the shared counters that it reads
     */
    List<Recorded> decideAll(boolean locked, boolean explained) throws SQLException {
        loadCounters(locked);
        var accounts = new GroupAccounts(connection, loaded, keys, nows, explained);
        accounts.loadHistories(recordings, subjects);
        var results = new ArrayList<Object>(recordings.size());
        for (int index = 0; index < recordings.size(); index++) {
            results.add(decide(accounts, recordings.get(index), subjects.get(index)));
        }
        accounts.write(rows);
        return GroupKeys.withKnown(results, connection, timelines);
    }

    private void loadCounters(boolean locked) throws SQLException {
        var keys = new HashSet<>(counters);
        for (Recording recording : recordings) {
            TenantId tenant = recording.tenant();
            Timeline timeline = timeline(tenant);
            if (timeline != null) {
                timeline.sharedCounters(
                        recording.activity(),
                        key -> keys.add(new JournalRows.InTenant<>(tenant, key)));
            }
        }
        if (!keys.isEmpty()) {
            loaded.loadCounters(connection, keys, locked);
        }
    }

    private @Nullable Timeline timeline(TenantId tenant) {
        Integer revision = loaded.revisions.get(tenant);
        return revision == null || revision == 0 ? null : timelines.timeline(tenant, revision);
    }

    private Object decide(
            GroupAccounts accounts, Recording recording, Subject.@Nullable OfAccount known)
            throws SQLException {
        TenantId tenant = recording.tenant();
        UUID content = GroupKeys.contentOf(recording);
        Object repeated = keys.repeated(recording, known, content);
        if (repeated != null) {
            return repeated;
        }
        Timeline timeline = timeline(tenant);
        if (timeline == null) {
            return GroupKeys.refused(
                    ErrorCode.PROGRAMME_NOT_FOUND, "The tenant has no programme yet.");
        }
        return switch (recording.subject()) {
            case Subject.Newcomer newcomer ->
                    enrol(accounts, recording, newcomer, content, timeline);
            case Subject.Enrolled enrolled -> {
                Subject.OfAccount owner =
                        known != null ? known : keys.ownerInGroup(tenant, enrolled.identity());
                yield owner != null
                        ? book(accounts, recording, owner, content, timeline)
                        : enrolAndBook(accounts, recording, enrolled, content, timeline);
            }
            case Subject.OfIdentity of -> {
                Subject.OfAccount owner =
                        known != null ? known : keys.ownerInGroup(tenant, of.identity());
                yield owner == null
                        ? GroupCommit.notFound()
                        : book(accounts, recording, owner, content, timeline);
            }
            case Subject.OfMember _, Subject.OfAccount _ ->
                    known == null
                            ? GroupCommit.notFound()
                            : book(accounts, recording, known, content, timeline);
        };
    }

    private Object enrol(
            GroupAccounts accounts,
            Recording recording,
            Subject.Newcomer newcomer,
            UUID content,
            Timeline timeline)
            throws SQLException {
        for (Claim identity : newcomer.identities()) {
            if (keys.taken(recording.tenant(), identity)) {
                return new Recorded.Refused(
                        Refusal.at(
                                ErrorCode.IDENTITY_TAKEN,
                                "/" + identity.kind().name().toLowerCase(Locale.ROOT),
                                "Another member has this identity."));
            }
        }
        var of = Subject.OfAccount.own(newcomer.member());
        accounts.open(of.account(), recording.tenant());
        Object result = book(accounts, recording, of, content, timeline);
        if (result instanceof Recorded.Booked done) {
            write(recording, done.record(), newcomer.identities(), newcomer.person());
        }
        return result;
    }

    private void write(
            Recording recording, JournalRecord enrolment, List<Claim> identities, Person person) {
        keys.claimIdentities(recording.tenant(), identities, enrolment);
        rows.newcomer(recording.tenant(), enrolment, identities, person);
    }

    private Object enrolAndBook(
            GroupAccounts accounts,
            Recording recording,
            Subject.Enrolled enrolled,
            UUID content,
            Timeline timeline)
            throws SQLException {
        var of = Subject.OfAccount.own(enrolled.member());
        var work = accounts.open(of.account(), recording.tenant());
        // Whoever is enrolled by a purchase became a member the moment they bought.
        var enrolment = new Activity.Enrolment(recording.activity().occurredAt(), true);
        Object first = accounts.decideOn(work, of, enrolment, timeline);
        if (!(first instanceof Recorded.Booked enrolling)) {
            accounts.forget(of.account(), Outcome.NOTHING);
            return first;
        }
        Object result = accounts.decideOn(work, of, recording.activity(), timeline);
        if (!(result instanceof Recorded.Booked done)) {
            accounts.forget(of.account(), enrolling.record().outcome());
            return result;
        }
        rows.record(recording.tenant(), enrolling.record(), timeline);
        write(recording, enrolling.record(), List.of(enrolled.identity()), Person.UNKNOWN);
        keep(recording, done.record(), content, timeline);
        return done;
    }

    private Object book(
            GroupAccounts accounts,
            Recording recording,
            Subject.OfAccount of,
            UUID content,
            Timeline timeline)
            throws SQLException {
        AccountWork work = accounts.work(of.account());
        if (work == null || !accounts.has(recording.tenant(), of, recording.activity())) {
            return GroupCommit.notFound();
        }
        if (recording.activity() instanceof Activity.Due due
                && !timeline.isDue(work.state, due.occurredAt())) {
            return GroupKeys.refused(ErrorCode.STALE, "Nothing is due by then.");
        }
        Subject.OfAccount other = recording.other();
        if (other != null && recording.activity() instanceof TwoSided activity) {
            return bookBoth(accounts, recording, activity, of, other, content, timeline);
        }
        Object result = accounts.decideOn(work, of, recording.activity(), timeline);
        if (result instanceof Recorded.Booked done) {
            keep(recording, done.record(), content, timeline);
        }
        return result;
    }

    private Object bookBoth(
            GroupAccounts accounts,
            Recording recording,
            TwoSided activity,
            Subject.OfAccount of,
            Subject.OfAccount other,
            UUID content,
            Timeline timeline)
            throws SQLException {
        boolean founding =
                activity instanceof Relocation.Departure move
                        && move.reason() == Relocation.Reason.FOUNDING
                        && accounts.work(other.account()) == null;
        if (founding) {
            accounts.open(other.account(), recording.tenant());
        }
        if (!accounts.hasOther(recording.tenant(), other, recording.activity())) {
            return BothSides.noOtherSide(activity);
        }
        Object result = accounts.decideOnBoth(activity, of, other, timeline);
        if (result instanceof GroupAccounts.Both both) {
            keep(recording, both.here().record(), content, timeline);
            both.brought().forEach(fact -> rows.again(recording.tenant(), fact, timeline));
            keys.note(both.there());
            rows.record(recording.tenant(), both.there(), timeline);
            return both.here();
        }
        return result;
    }

    private void keep(Recording recording, JournalRecord record, UUID content, Timeline timeline) {
        keys.claimKeys(recording, record, content);
        rows.record(recording.tenant(), record, timeline);
        String remark = recording.remark();
        if (remark != null) {
            rows.remark(recording.tenant(), record, remark);
        }
    }
}
