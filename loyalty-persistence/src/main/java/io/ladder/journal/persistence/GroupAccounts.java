package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.BothSides;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Position;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Replay;
import io.ladder.journal.Rerating;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.TwoSided;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts that a group works on: their states as one activity after the other is decided. */
final class GroupAccounts {
    private final Connection connection;
    private final LoadedGroup loaded;
    private final GroupKeys keys;
    private final Map<TenantId, Instant> nows;
    private final boolean explained;
    private final Map<AccountId, AccountWork> works = new HashMap<>();
    private final Map<JournalRows.InTenant<String>, Long> used;

    /**
     * The accounts of a group.
     *
     * @param nows the time of each tenant
     */
    GroupAccounts(
            Connection connection,
            LoadedGroup loaded,
            GroupKeys keys,
            Map<TenantId, Instant> nows,
            boolean explained) {
        this.connection = connection;
        this.loaded = loaded;
        this.keys = keys;
        this.nows = nows;
        this.explained = explained;
        this.used = new HashMap<>(loaded.counters);
        loaded.accounts.forEach(
                (id, account) -> works.put(id, new AccountWork(account.tenant(), account.state())));
    }

    /** The account of that id; null where the group has none. */
    @Nullable AccountWork work(AccountId account) {
        return works.get(account);
    }

    /** Whether the group has the account, and the member in it. */
    boolean has(TenantId tenant, Subject.OfAccount of, Activity activity) {
        AccountWork work = works.get(of.account());
        return work != null
                && work.tenant.equals(tenant)
                && (work.before == null
                        || work.state.member(of.member()) != null
                        || activity instanceof Activity.Due);
    }

    /** Whether the group has the account of the other side, where somebody is or comes to. */
    boolean hasOther(TenantId tenant, Subject.OfAccount other, Activity activity) {
        if (activity instanceof Relocation move && move.reason() != Relocation.Reason.MERGE) {
            AccountWork work = works.get(other.account());
            return work != null && work.tenant.equals(tenant);
        }
        return has(tenant, other, activity);
    }

    /** Opens an account. */
    AccountWork open(AccountId account, TenantId tenant) {
        var work = new AccountWork(tenant, null);
        works.put(account, work);
        return work;
    }

    /** Forgets an account that came to nothing, and what it drew on shared counters. */
    void forget(AccountId account, Outcome drawn) {
        AccountWork work = works.remove(account);
        if (work != null) {
            drawn.counters()
                    .forEach((key, count) ->
                            used.merge(
                                    new JournalRows.InTenant<>(work.tenant, key),
                                    -count,
                                    Math::addExact));
        }
    }

    /** Writes all accounts whose state came to be another. */
    void write(JournalRows rows) {
        works.forEach((id, work) -> {
            if (!work.state.equals(work.before) && work.state.sequence() > 0) {
                rows.account(work.tenant, id, work.before, work.state);
            }
        });
    }

    /** Decides an activity on an account. */
    Object decideOn(AccountWork work, Subject.OfAccount of, Activity activity, Timeline timeline)
            throws SQLException {
        var entry = new JournalEntry(work.state.sequence() + 1, of.member(), activity);
        return switch (decide(work, of, entry, List.of(), timeline, shared(work.tenant))) {
            case Decision.NeedsHistory _ ->
                    throw new IllegalStateException("a replay has the whole history");
            case Decision.Refused refusal -> new Recorded.Refused(refusal.refusal());
            case Decision.Decided decided -> follow(work, of, decided);
        };
    }

    /**
     * What is booked on both sides.
     *
     * @param brought what comes to the other side right before
     */
    record Both(Recorded.Booked here, List<JournalRecord> brought, JournalRecord there) {}

    /** Decides an activity on two accounts; on both or on neither. */
    Object decideOnBoth(
            TwoSided activity, Subject.OfAccount of, Subject.OfAccount other, Timeline timeline)
            throws SQLException {
        AccountWork here = Objects.requireNonNull(works.get(of.account()));
        AccountWork there = Objects.requireNonNull(works.get(other.account()));
        BothSides.Result result =
                BothSides.decide(
                        activity,
                        side(here, of, timeline),
                        side(there, other, timeline),
                        shared(here.tenant));
        return switch (result) {
            case BothSides.Result.Refused refused -> new Recorded.Refused(refused.refusal());
            case BothSides.Result.Done done ->
                    new Both(
                            follow(here, of, done.decidedHere()),
                            brought(there, done.brought()),
                            follow(there, other, done.decidedThere()).record());
        };
    }

    private BothSides.Side<SQLException> side(
            AccountWork work, Subject.OfAccount of, Timeline timeline) {
        return new BothSides.Side<>(
                of.account(),
                of.member(),
                work.state,
                Objects.requireNonNull(nows.get(work.tenant)),
                new BothSides.Deciding<>() {
                    @Override
                    public Decision decide(
                            JournalEntry entry, List<JournalRecord> brought, SharedCounters shared)
                            throws SQLException {
                        return GroupAccounts.this.decide(
                                work, of, entry, brought, timeline, shared);
                    }

                    @Override
                    public List<JournalRecord> history() throws SQLException {
                        return GroupAccounts.this.history(work, of.account());
                    }
                });
    }

    private static List<JournalRecord> brought(AccountWork there, List<JournalRecord> brought) {
        if (there.history != null) {
            there.history.addAll(brought);
        }
        return brought;
    }

    private SharedCounters shared(TenantId tenant) {
        return key -> {
            var counter = new JournalRows.InTenant<>(tenant, key);
            loaded.ask(counter);
            return used.getOrDefault(counter, 0L);
        };
    }

    private Decision decide(
            AccountWork work,
            Subject.OfAccount of,
            JournalEntry entry,
            List<JournalRecord> brought,
            Timeline timeline,
            SharedCounters shared)
            throws SQLException {
        Decision decision = timeline.decide(work.state, entry, shared, explained);
        if (!(decision instanceof Decision.NeedsHistory)) {
            return decision;
        }
        List<JournalRecord> history = history(work, of.account());
        if (!brought.isEmpty()) {
            history = new ArrayList<>(history);
            history.addAll(brought);
        }
        return Replay.decide(timeline, work.state, history, entry, shared, explained);
    }

    private Recorded.Booked follow(
            AccountWork work, Subject.OfAccount of, Decision.Decided decided) {
        work.state = decided.after();
        decided.outcome()
                .counters()
                .forEach((key, count) ->
                        used.merge(
                                new JournalRows.InTenant<>(work.tenant, key),
                                count,
                                Math::addExact));
        var record =
                new JournalRecord(
                        new RecordId(of.account(), decided.after().sequence()),
                        of.member(),
                        Objects.requireNonNull(nows.get(work.tenant)),
                        decided.version(),
                        decided.after().corrections(),
                        decided.activity(),
                        decided.outcome());
        if (work.history != null) {
            work.history.add(record);
        } else if (work.before == null) {
            work.history = new ArrayList<>(List.of(record));
        }
        return new Recorded.Booked(record, false, decided.reasons());
    }

    private List<JournalRecord> history(AccountWork work, AccountId account) throws SQLException {
        List<JournalRecord> history = work.history;
        if (history == null) {
            history = new ArrayList<>();
            if (work.before != null) {
                history.addAll(
                        StoredRecords.activities(connection, Set.of(work.tenant), Set.of(account))
                                .getOrDefault(account, List.of()));
            }
            for (long next = history.size() + 1L; next <= work.state.sequence(); next++) {
                JournalRecord here = keys.booked(new RecordId(account, next));
                if (here != null) {
                    history.add(here);
                }
            }
            work.history = history;
        }
        return history;
    }

    private static boolean isOfThePast(Activity activity, AccountState state) {
        return activity instanceof Rerating
                || Position.of(activity).compareTo(state.position()) < 0;
    }

    /** Reads in one go the histories that activities of the past will ask for. */
    void loadHistories(List<Recording> recordings, List<Subject.@Nullable OfAccount> subjects)
            throws SQLException {
        var asked = new HashSet<AccountId>();
        for (int index = 0; index < recordings.size(); index++) {
            Subject.OfAccount of = subjects.get(index);
            LoadedGroup.Account account = of == null ? null : loaded.accounts.get(of.account());
            if (of != null
                    && account != null
                    && isOfThePast(recordings.get(index).activity(), account.state())) {
                asked.add(of.account());
            }
        }
        if (asked.size() > 1) {
            StoredRecords.activities(connection, loaded.revisions.keySet(), asked)
                    .forEach((account, history) -> {
                        AccountWork work = works.get(account);
                        if (work != null) {
                            work.history = history;
                        }
                    });
        }
    }
}
