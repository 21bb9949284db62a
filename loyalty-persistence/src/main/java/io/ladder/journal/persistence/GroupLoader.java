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

    /** A recording, and by which identity it names its member; null where by none. */
    private record Named(Recording recording, JournalRows.@Nullable InTenant<Claim> identity) {
        static Named of(Recording recording) {
            Claim identity = recording.subject().identity();
            return new Named(
                    recording,
                    identity == null
                            ? null
                            : new JournalRows.InTenant<>(recording.tenant(), identity));
        }
    }

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
        List<Named> named = recordings.stream().map(Named::of).toList();
        for (Named each : named) {
            Recording recording = each.recording;
            TenantId tenant = recording.tenant();
            tenants.add(tenant);
            recording.keys().forEach(key -> keys.add(new JournalRows.InTenant<>(tenant, key)));
            if (recording.subject() instanceof Subject.Newcomer newcomer) {
                newcomer.identities()
                        .forEach(claim -> keys.add(new JournalRows.InTenant<>(tenant, claim)));
            }
            if (each.identity != null) {
                identities.add(each.identity);
                wantMoved(each.identity, accounts);
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
        for (Named each : named) {
            Subject.OfAccount subject = resolve(each, loaded);
            subjects.add(subject);
            // Otherwise it came to be theirs between two statements, and is missing.
            if (subject != null && loaded.accounts.containsKey(subject.account())) {
                accounts.add(subject.account());
            }
        }
        var residence = new SqlResidence(connection, accounts, loaded.accounts);
        List<Recording> located = locate(named, subjects, residence);
        further.accounts().addAll(residence.missing());
        return residence.missing().isEmpty()
                ? new DecidedGroup(
                        connection, timelines, nows, located, subjects, loaded, further.counters())
                : null;
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
            List<Named> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            SqlResidence residence)
            throws SQLException {
        var located = new ArrayList<Recording>(recordings.size());
        var booked = new HashMap<Record, Position>();
        for (int index = 0; index < recordings.size(); index++) {
            Recording recording = recordings.get(index).recording;
            Record identity = recordings.get(index).identity;
            Subject.OfAccount subject = subjects.get(index);
            if (subject == null) {
                // Whoever is new is known by nothing else to those who come behind them.
                located.add(
                        identity == null
                                ? recording
                                : behind(recording, List.of(identity), booked, residence));
                continue;
            }
            var place =
                    Residence.locate(subject, recording.activity(), recording.other(), residence);
            Record name = identity == null ? subject : identity;
            if (place.subject().equals(subject)) {
                moved.remove(name);
            } else {
                moved.put(name, place.subject().account());
            }
            subjects.set(index, place.subject());
            AccountId here = place.subject().account();
            located.add(
                    behind(
                            recording.at(place),
                            place.other() == null
                                    ? List.of(here)
                                    : List.of(here, place.other().account()),
                            booked,
                            residence));
        }
        return located;
    }

    /** What names no moment, behind what is stored of accounts and what is booked before it. */
    private static Recording behind(
            Recording recording,
            List<? extends Record> sides,
            Map<Record, Position> booked,
            SqlResidence residence)
            throws SQLException {
        Recording behind = recording;
        for (Record side : sides) {
            Position last = booked.get(side);
            if (last == null) {
                last = stored(side, residence);
                booked.put(side, last);
            }
            behind = behind.behind(last);
        }
        Position next = Position.of(behind.activity());
        for (Record side : sides) {
            booked.merge(side, next, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
        return behind;
    }

    private static Position stored(Record name, SqlResidence residence) throws SQLException {
        AccountState state = name instanceof AccountId account ? residence.state(account) : null;
        return state == null ? Position.START : state.position();
    }

    private static Subject.@Nullable OfAccount resolve(Named named, LoadedGroup loaded) {
        if (named.identity == null) {
            return named(named.recording.subject());
        }
        LoadedGroup.Owner owner = loaded.owners.get(named.identity);
        return owner == null
                ? null
                : new Subject.OfAccount(owner.record().account(), owner.member());
    }
}
