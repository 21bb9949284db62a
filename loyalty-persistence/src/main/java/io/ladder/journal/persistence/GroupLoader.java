package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.Position;
import io.ladder.journal.Recording;
import io.ladder.journal.Residence;
import io.ladder.journal.Subject;
import io.ladder.journal.persistence.JournalRows.InTenant;
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

    /** The accounts over which they came where they are. */
    private final RecentlyUsed<Name, List<AccountId>> moved = new RecentlyUsed<>(MOVED_MAX);

    /** How a member is named: by an identity, or by the account that they had. */
    private record Name(
            TenantId tenant, @Nullable Claim identity, Subject.@Nullable OfAccount account) {}

    /** A recording, and by which identity it names its member; null where by none. */
    private record Named(Recording recording, @Nullable InTenant<Claim> identity) {
        static Named of(Recording recording) {
            Claim identity = recording.subject().identity();
            return new Named(
                    recording,
                    identity == null ? null : new InTenant<>(recording.tenant(), identity));
        }

        TenantId tenant() {
            return recording.tenant();
        }

        /** How whoever turned out to be meant was named. */
        Name name(Subject.OfAccount subject) {
            return identity == null
                    ? new Name(tenant(), null, subject)
                    : new Name(tenant(), identity.key(), null);
        }
    }

    /** What something is booked on: an account, or that which an identity will open. */
    private record Side(TenantId tenant, @Nullable AccountId account, @Nullable Claim opening) {
        static Side of(TenantId tenant, Subject.OfAccount subject) {
            return new Side(tenant, subject.account(), null);
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
        var identities = new HashSet<InTenant<Claim>>();
        var keys = new HashSet<InTenant<Claim>>();
        var tenants = new HashSet<TenantId>();
        var accounts = new HashSet<>(further.accounts());
        List<Named> named = recordings.stream().map(Named::of).toList();
        for (Named each : named) {
            Recording recording = each.recording;
            TenantId tenant = each.tenant();
            tenants.add(tenant);
            recording.keys().forEach(key -> keys.add(new InTenant<>(tenant, key)));
            if (recording.subject() instanceof Subject.Newcomer newcomer) {
                newcomer.identities().forEach(claim -> keys.add(new InTenant<>(tenant, claim)));
            }
            if (each.identity != null) {
                identities.add(each.identity);
                wantMoved(new Name(tenant, each.identity.key(), null), accounts);
            }
            want(tenant, named(recording.subject()), accounts);
            want(tenant, recording.other(), accounts);
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
                accounts.add(new InTenant<>(each.tenant(), subject.account()));
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

    private void want(
            TenantId tenant,
            Subject.@Nullable OfAccount subject,
            Set<InTenant<AccountId>> accounts) {
        if (subject != null) {
            accounts.add(new InTenant<>(tenant, subject.account()));
            wantMoved(new Name(tenant, null, subject), accounts);
        }
    }

    private void wantMoved(Name name, Set<InTenant<AccountId>> accounts) {
        List<AccountId> way = moved.get(name);
        if (way != null) {
            way.forEach(account -> accounts.add(new InTenant<>(name.tenant, account)));
        }
    }

    /** Brings everything to where its members act now. */
    private List<Recording> locate(
            List<Named> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            SqlResidence residence)
            throws SQLException {
        var located = new ArrayList<Recording>(recordings.size());
        var booked = new HashMap<Side, Position>();
        for (int index = 0; index < recordings.size(); index++) {
            Named named = recordings.get(index);
            Recording recording = named.recording;
            InTenant<Claim> identity = named.identity;
            Subject.OfAccount subject = subjects.get(index);
            if (subject == null) {
                // Whoever is new is known by nothing else to those who come behind them.
                located.add(
                        identity == null
                                ? recording
                                : behind(
                                        recording,
                                        List.of(new Side(named.tenant(), null, identity.key())),
                                        booked,
                                        residence));
                continue;
            }
            var books = residence.of(named.tenant());
            var place = Residence.locate(subject, recording.activity(), recording.other(), books);
            if (place.subject().equals(subject)) {
                moved.remove(named.name(subject));
            } else {
                moved.put(named.name(subject), Residence.way(subject, books));
            }
            subjects.set(index, place.subject());
            Side here = Side.of(named.tenant(), place.subject());
            located.add(
                    behind(
                            recording.at(place),
                            place.other() == null
                                    ? List.of(here)
                                    : List.of(here, Side.of(named.tenant(), place.other())),
                            booked,
                            residence));
        }
        return located;
    }

    /** What names no moment, behind what is stored of accounts and what is booked before it. */
    private static Recording behind(
            Recording recording,
            List<Side> sides,
            Map<Side, Position> booked,
            SqlResidence residence)
            throws SQLException {
        Recording behind = recording;
        for (Side side : sides) {
            Position last = booked.get(side);
            if (last == null) {
                last = stored(side, residence);
                booked.put(side, last);
            }
            behind = behind.behind(last);
        }
        Position next = Position.of(behind.activity());
        for (Side side : sides) {
            booked.merge(side, next, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
        return behind;
    }

    private static Position stored(Side side, SqlResidence residence) throws SQLException {
        AccountId account = side.account;
        AccountState state = account == null ? null : residence.state(side.tenant, account);
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
