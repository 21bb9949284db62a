package io.ladder.journal.persistence;

import io.ladder.journal.Claim;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Outage;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes groups of recordings, each group in one transaction with a fixed number of round trips:
 * who it is, what they have (locked), what is written, and the commit. Groups that lose a race, and
 * those that find a newer programme, are tried again; a group that the database refuses is halved
 * until what it refuses stands alone.
 */
final class GroupCommit {
    private static final int TRIES_MAX = 8;
    private static final Set<String> RETRIED = Set.of("40001", "40P01", "55P03", "23505");

    /** No statement of a group is silent for so long, but a connection that leads nowhere is. */
    private static final int SILENCE_MILLISECONDS = 30_000;

    private final DataSource database;
    private final Programmes programmes;
    private final Timelines timelines;

    GroupCommit(DataSource database, Programmes programmes, Timelines timelines) {
        this.database = database;
        this.programmes = programmes;
        this.timelines = timelines;
    }

    /** The results of the recordings, in their order. */
    List<Recorded> commit(List<Recording> recordings) throws SQLException {
        try {
            return tryToCommit(recordings);
        } catch (SQLException | RuntimeException refused) {
            if (recordings.size() == 1 || Outage.isBehind(refused)) {
                throw refused;
            }
            var results = new ArrayList<Recorded>(recordings.size());
            int half = recordings.size() / 2;
            results.addAll(commitOrFail(recordings.subList(0, half)));
            results.addAll(commitOrFail(recordings.subList(half, recordings.size())));
            return results;
        }
    }

    private List<Recorded> commitOrFail(List<Recording> recordings) throws SQLException {
        if (recordings.size() > 1) {
            return commit(recordings);
        }
        try {
            return tryToCommit(recordings);
        } catch (SQLException | RuntimeException refused) {
            if (Outage.isBehind(refused)) {
                throw refused;
            }
            return List.of(SqlJournal.failed(refused));
        }
    }

    private List<Recorded> tryToCommit(List<Recording> recordings) throws SQLException {
        Map<TenantId, Instant> nows = nows(recordings);
        for (int attempt = 1; ; attempt++) {
            Map<TenantId, Integer> newer = Map.of();
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, SILENCE_MILLISECONDS);
                try {
                    var group = load(connection, nows, recordings, true);
                    newer = group.newerProgrammes();
                    if (newer.isEmpty()) {
                        var results = group.decideAll(true, false);
                        if (group.rows().isEmpty()) {
                            connection.rollback();
                            return results;
                        }
                        if (group.rows().write(connection)) {
                            connection.commit();
                            return results;
                        }
                    }
                    connection.rollback();
                    if (attempt == TRIES_MAX) {
                        throw new SQLException("keys were taken in every try", "40001");
                    }
                } catch (SQLException | RuntimeException failure) {
                    rollBack(connection, failure);
                    if (attempt < TRIES_MAX
                            && failure instanceof SQLException refused
                            && RETRIED.contains(String.valueOf(refused.getSQLState()))) {
                        continue;
                    }
                    throw failure;
                }
            }
            newer.forEach(timelines::timeline);
        }
    }

    /** What recording it now would bring; nothing is written. */
    Recorded preview(Recording recording, boolean explained) throws SQLException {
        Map<TenantId, Instant> nows = nows(List.of(recording));
        for (int attempt = 1; ; attempt++) {
            Map<TenantId, Integer> newer;
            try (Connection connection = database.getConnection()) {
                try {
                    atOneMoment(connection);
                    var group = load(connection, nows, List.of(recording), false);
                    newer = group.newerProgrammes();
                    if (newer.isEmpty() || attempt == TRIES_MAX) {
                        var results = group.decideAll(false, explained);
                        connection.rollback();
                        return results.getFirst();
                    }
                    connection.rollback();
                } catch (SQLException | RuntimeException failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            }
            newer.forEach(timelines::timeline);
        }
    }

    /**
     * Lets all statements of a transaction see the same: what is read without locks can otherwise
     * be half of before and half of after another group.
     */
    static void atOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    /** Asked before a connection is taken: whoever holds one must not wait for another. */
    private Map<TenantId, Instant> nows(List<Recording> recordings) {
        var nows = new HashMap<TenantId, Instant>();
        for (Recording recording : recordings) {
            nows.computeIfAbsent(
                    recording.tenant(),
                    tenant -> programmes.now(tenant).truncatedTo(ChronoUnit.MICROS));
        }
        return nows;
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private DecidedGroup load(
            Connection connection,
            Map<TenantId, Instant> nows,
            List<Recording> recordings,
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
        var accounts = new HashSet<AccountId>();
        var subjects = new ArrayList<Subject.@Nullable OfAccount>(recordings.size());
        for (Recording recording : recordings) {
            Subject.OfAccount subject = resolve(recording, owners);
            subjects.add(subject);
            if (subject != null) {
                accounts.add(subject.account());
            }
            Subject.OfAccount other = recording.other();
            if (other != null) {
                accounts.add(other.account());
            }
        }
        var loaded = LoadedGroup.load(connection, accounts, keys, tenants, locked);
        return new DecidedGroup(connection, timelines, nows, recordings, subjects, loaded);
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

    static Recorded notFound() {
        return new Recorded.Refused(
                Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member."));
    }
}
