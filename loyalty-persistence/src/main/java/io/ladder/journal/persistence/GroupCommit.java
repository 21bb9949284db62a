package io.ladder.journal.persistence;

import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Outage;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Writes groups of recordings, each group in one transaction with two round trips: who it is and
 * what they have (locked), and what is written with the commit. Shared counters and histories take
 * one more each, where a group needs them. Groups that lose a race, those that find a newer
 * programme, and those that come to ask for a shared counter that nobody read, or to change one
 * that they should have locked before others, are tried again; a group that the database refuses is
 * halved until what it refuses stands alone.
 */
final class GroupCommit {
    private static final int TRIES_MAX = 8;

    private static final Set<String> RETRIED = Set.of("40001", "40P01", "55P03", "23505");

    /** No statement of a group is silent for so long, but a connection that leads nowhere is. */
    private static final int SILENCE_MILLISECONDS = 30_000;

    private final DataSource database;
    private final Programmes programmes;
    private final Timelines timelines;
    private final GroupLoader loader;

    GroupCommit(DataSource database, Programmes programmes, Timelines timelines) {
        this.database = database;
        this.programmes = programmes;
        this.timelines = timelines;
        this.loader = new GroupLoader(timelines);
    }

    /** The results of the recordings, in their order. */
    List<Recorded> commit(List<Recording> recordings) throws SQLException {
        if (recordings.size() > 1) {
            int moving = moving(recordings);
            if (moving >= 0) {
                return commitApart(recordings, moving);
            }
        }
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

    private static int moving(List<Recording> recordings) {
        for (int index = 0; index < recordings.size(); index++) {
            if (recordings.get(index).activity() instanceof Relocation) {
                return index;
            }
        }
        return -1;
    }

    /** Whoever moves does so in a group of their own: where others are is known before. */
    private List<Recorded> commitApart(List<Recording> recordings, int moving) throws SQLException {
        var results = new ArrayList<Recorded>(recordings.size());
        if (moving > 0) {
            results.addAll(commitOrFail(recordings.subList(0, moving)));
        }
        results.addAll(commitOrFail(recordings.subList(moving, moving + 1)));
        if (moving + 1 < recordings.size()) {
            results.addAll(commitOrFail(recordings.subList(moving + 1, recordings.size())));
        }
        return results;
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
        var further = new Further();
        for (int attempt = 1; ; attempt++) {
            Map<TenantId, Integer> newer = Map.of();
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, SILENCE_MILLISECONDS);
                try {
                    var group =
                            loader.load(
                                    connection, nows, recordings, further, GroupStatement.LOCKED);
                    newer = group == null ? Map.of() : group.newerProgrammes();
                    if (group != null && newer.isEmpty()) {
                        var results = group.decideAll(true, false);
                        if (group.isEmpty()) {
                            connection.rollback();
                            return results;
                        }
                        if (group.countersTooLate().isEmpty()) {
                            group.commit();
                            return results;
                        }
                        further.counters().addAll(group.countersTooLate());
                    }
                    connection.rollback();
                    requireAnotherTry(attempt);
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
        var further = new Further();
        for (int attempt = 1; ; attempt++) {
            Map<TenantId, Integer> newer;
            try (Connection connection = database.getConnection()) {
                try {
                    var group =
                            loader.load(
                                    connection,
                                    nows,
                                    List.of(recording),
                                    further,
                                    GroupStatement.AT_ONE_MOMENT);
                    newer = group == null ? Map.of() : group.newerProgrammes();
                    if (group != null && (newer.isEmpty() || attempt == TRIES_MAX)) {
                        var results = group.decideAll(false, explained);
                        if (group.countersTooLate().isEmpty()) {
                            connection.rollback();
                            return results.getFirst();
                        }
                        further.counters().addAll(group.countersTooLate());
                    }
                    connection.rollback();
                    requireAnotherTry(attempt);
                } catch (SQLException | RuntimeException failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            }
            newer.forEach(timelines::timeline);
        }
    }

    private static void requireAnotherTry(int attempt) throws SQLException {
        if (attempt == TRIES_MAX) {
            throw new SQLException("something else was needed in every try", "40001");
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

    static Recorded notFound() {
        return new Recorded.Refused(
                Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member."));
    }
}
