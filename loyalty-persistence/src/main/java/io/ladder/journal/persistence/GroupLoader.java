package io.ladder.journal.persistence;

import io.ladder.journal.Claim;
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
    private final RecentlyUsed<Subject.OfAccount, AccountId> moved = new RecentlyUsed<>(MOVED_MAX);

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
            boolean locked)
            throws SQLException {
        var identities = new HashSet<JournalRows.InTenant<Claim>>();
        var keys = new HashSet<JournalRows.InTenant<Claim>>();
        var tenants = new HashSet<TenantId>();
        for (Recording recording : recordings) {
            TenantId tenant = recording.tenant();
            tenants.add(tenant);
            recording.keys().forEach(key -> keys.add(new JournalRows.InTenant<>(tenant, key)));
            switch (recording.subject()) {
                case Subject.OfIdentity of ->
                        identities.add(new JournalRows.InTenant<>(tenant, of.identity()));
                case Subject.Enrolled of ->
                        identities.add(new JournalRows.InTenant<>(tenant, of.identity()));
                case Subject.Newcomer newcomer ->
                        newcomer.identities()
                                .forEach(claim ->
                                        keys.add(new JournalRows.InTenant<>(tenant, claim)));
                case Subject.OfMember _, Subject.OfAccount _ -> {}
            }
        }
        Map<JournalRows.InTenant<Claim>, LoadedGroup.Owner> owners =
                identities.isEmpty() ? new HashMap<>() : LoadedGroup.owners(connection, identities);
        var accounts = new HashSet<>(further.accounts());
        var subjects = new ArrayList<Subject.@Nullable OfAccount>(recordings.size());
        for (Recording recording : recordings) {
            Subject.OfAccount subject = resolve(recording, owners);
            subjects.add(subject);
            want(subject, accounts);
            want(recording.other(), accounts);
        }
        var loaded = LoadedGroup.load(connection, accounts, keys, tenants, locked);
        var residence = new SqlResidence(connection, accounts, loaded.accounts);
        List<Recording> located = locate(recordings, subjects, residence);
        further.accounts().addAll(residence.missing());
        return residence.missing().isEmpty()
                ? new DecidedGroup(
                        connection, timelines, nows, located, subjects, loaded, further.counters())
                : null;
    }

    private void want(Subject.@Nullable OfAccount subject, Set<AccountId> accounts) {
        if (subject != null) {
            accounts.add(subject.account());
            AccountId now = moved.get(subject);
            if (now != null) {
                accounts.add(now);
            }
        }
    }

    /** Brings everything to where its members act now. */
    private List<Recording> locate(
            List<Recording> recordings,
            List<Subject.@Nullable OfAccount> subjects,
            SqlResidence residence)
            throws SQLException {
        var located = new ArrayList<Recording>(recordings.size());
        for (int index = 0; index < recordings.size(); index++) {
            Recording recording = recordings.get(index);
            Subject.OfAccount subject = subjects.get(index);
            if (subject == null) {
                located.add(recording);
                continue;
            }
            var place =
                    Residence.locate(subject, recording.activity(), recording.other(), residence);
            if (!place.subject().equals(subject)) {
                moved.put(subject, place.subject().account());
            }
            subjects.set(index, place.subject());
            located.add(recording.at(place));
        }
        return located;
    }

    private static Subject.@Nullable OfAccount resolve(
            Recording recording, Map<JournalRows.InTenant<Claim>, LoadedGroup.Owner> owners) {
        return switch (recording.subject()) {
            case Subject.OfAccount of -> of;
            case Subject.OfMember of ->
                    new Subject.OfAccount(new AccountId(of.member().value()), of.member());
            case Subject.OfIdentity of -> owner(recording, of.identity(), owners);
            case Subject.Enrolled of -> owner(recording, of.identity(), owners);
            case Subject.Newcomer _ -> null;
        };
    }

    private static Subject.@Nullable OfAccount owner(
            Recording recording,
            Claim identity,
            Map<JournalRows.InTenant<Claim>, LoadedGroup.Owner> owners) {
        LoadedGroup.Owner owner =
                owners.get(new JournalRows.InTenant<>(recording.tenant(), identity));
        return owner == null
                ? null
                : new Subject.OfAccount(owner.record().account(), owner.member());
    }
}
