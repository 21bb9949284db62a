package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.Position;
import io.ladder.journal.Recording;
import io.ladder.journal.Residence;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.RecentlyUsed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads what groups need: whose recordings they are, and the accounts on which those act now. */
final class GroupLoader {
    /** So many members who moved are loaded where they are without looking twice. */
    private static final int MOVED_MAX = 10_000;

    private final Timelines timelines;

    /** Where they are, by how they are named: by an identity, or by the account they had. */
    private final RecentlyUsed<Record, AccountId> moved = new RecentlyUsed<>(MOVED_MAX);

    GroupLoader(Timelines timelines) {
        this.timelines = timelines;
    }

    /**
     * Loads what a group needs; null where members turn out to act on accounts that are not loaded,
     * which are then among those to load with the next try.
     */
    @Nullable DecidedGroup load(
            Connection connection,
            Map<TenantId, Instant> nows,
            List<Recording> recordings,
            Further further,
            GroupStatement reading)
            throws SQLException {
        var identities = new HashSet<JournalRows.InTenant<Claim>>();
        var keys = new HashSet<JournalRows.InTenant<Claim>>();
        var tenants = new HashSet<TenantId>();
        var accounts = new HashSet<>(further.accounts());
        for (Recording recording : recordings) {
            TenantId tenant = recording.tenant();
            tenants.add(tenant);
            recording.keys().forEach(key -> keys.add(new JournalRows.InTenant<>(tenant, key)));
            if (recording.subject() instanceof Subject.Newcomer newcomer) {
                newcomer.identities()
                        .forEach(claim -> keys.add(new JournalRows.InTenant<>(tenant, claim)));
            }
            var identity = identity(recording);
            if (identity != null) {
                identities.add(identity);
                wantMoved(identity, accounts);
            }
            want(named(recording.subject()), accounts);
            want(recording.other(), accounts);
        }
        var loaded =
                LoadedGroup.load(
                        connection,
                        new GroupStatement.Wanted(accounts, identities, keys, tenants),
                        reading);
        var subjects = new ArrayList<Subject.@Nullable OfAccount>(recordings.size());
        for (Recording recording : recordings) {
            Subject.OfAccount subject = resolve(recording, loaded);
            subjects.add(subject);
            // Not where it came to be theirs between two statements: then it is not locked.
            if (subject != null && loaded.accounts.containsKey(subject.account())) {
                accounts.add(subject.account());
            }
        }
        var residence = new SqlResidence(connection, accounts, loaded.accounts);
        List<Recording> located = locate(recordings, subjects, residence);
        further.accounts().addAll(residence.missing());
        return residence.missing().isEmpty()
                ? new DecidedGroup(
                        connection, timelines, nows, located, subjects, loaded, further.counters())
                : null;
    }

    /** By which identity a member is named; null where by none. */
    private static JournalRows.@Nullable InTenant<Claim> identity(Recording recording) {
        Claim identity = recording.subject().identity();
        return identity == null ? null : new JournalRows.InTenant<>(recording.tenant(), identity);
    }

    /** Who is named without an identity; null where nobody. */
    private static Subject.@Nullable OfAccount named(Subject subject) {
        return switch (subject) {
            case Subject.OfAccount of -> of;
            case Subject.OfMember of ->
                    new Subject.OfAccount(new AccountId(of.member().value()), of.member());
            case Subject.Newcomer _, Subject.OfIdentity _, Subject.Enrolled _ -> null;
        };
    }

    private void want(Subject.@Nullable OfAccount subject, Set<AccountId> accounts) {
        if (subject != null) {
            accounts.add(subject.account());
            wantMoved(subject, accounts);
        }
    }

    private void wantMoved(Record name, Set<AccountId> accounts) {
        AccountId now = moved.get(name);
        if (now != null) {
            accounts.add(now);
        }
    }

    /** Brings everything to where its members act now. */
    private List<Recording> locate(
            List<Recording> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            SqlResidence residence)
            throws SQLException {
        var located = new ArrayList<Recording>(recordings.size());
        var booked = new HashMap<AccountId, Position>();
        for (int index = 0; index < recordings.size(); index++) {
            Recording recording = recordings.get(index);
            Subject.OfAccount subject = subjects.get(index);
            if (subject == null) {
                located.add(recording);
                continue;
            }
            var place =
                    Residence.locate(subject, recording.activity(), recording.other(), residence);
            Record identity = identity(recording);
            Record name = identity == null ? subject : identity;
            if (place.subject().equals(subject)) {
                moved.remove(name);
            } else {
                moved.put(name, place.subject().account());
            }
            subjects.set(index, place.subject());
            var sides = new ArrayList<AccountId>(2);
            sides.add(place.subject().account());
            if (place.other() != null) {
                sides.add(place.other().account());
            }
            Recording behind = recording.at(place);
            for (AccountId side : sides) {
                behind = behind.behind(booked(side, booked, residence));
            }
            Position next = Position.of(behind.activity());
            sides.forEach(side ->
                    booked.merge(
                            side, next, (one, other) -> one.compareTo(other) < 0 ? other : one));
            located.add(behind);
        }
        return located;
    }

    /** Up to where all is booked on an account, by the recordings before and by what is stored. */
    private static Position booked(
            AccountId account, Map<AccountId, Position> booked, SqlResidence residence) {
        return booked.computeIfAbsent(
                account,
                _ -> {
                    AccountState state = residence.state(account);
                    return state == null ? Position.START : state.position();
                });
    }

    private static Subject.@Nullable OfAccount resolve(Recording recording, LoadedGroup loaded) {
        var identity = identity(recording);
        if (identity == null) {
            return named(recording.subject());
        }
        LoadedGroup.Owner owner = loaded.owners.get(identity);
        return owner == null
                ? null
                : new Subject.OfAccount(owner.record().account(), owner.member());
    }
}
