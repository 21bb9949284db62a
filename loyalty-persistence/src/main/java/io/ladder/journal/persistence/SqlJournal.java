package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Claim;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Outage;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on PostgreSQL. Single recordings wait in lanes, by the hash of whom they concern, and
 * are written in groups; batches are handed in as groups directly.
 */
final class SqlJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);
    private static final int GROUP_MAX = 128;
    private static final int QUEUE_MAX = 4_096;
    private static final int BATCH_GROUP_MAX = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource database;
    private final Timelines timelines;
    private final GroupCommit commit;
    private final Traffic traffic;
    private final List<Lane> lanes = new ArrayList<>();

    SqlJournal(
            DataSource database,
            Programmes programmes,
            Timelines timelines,
            Traffic traffic,
            int laneCount) {
        this.database = database;
        this.timelines = timelines;
        this.traffic = traffic;
        this.commit = new GroupCommit(database, programmes, timelines);
        for (int lane = 0; lane < laneCount; lane++) {
            lanes.add(new Lane("journal-" + lane, commit::commit, GROUP_MAX, QUEUE_MAX, PATIENCE));
        }
    }

    @Override
    public Recorded record(Recording recording) {
        traffic.count();
        int lane = Math.floorMod(recording.subject().hashCode(), lanes.size());
        return lanes.get(lane).write(recording);
    }

    @Override
    public List<Recorded> recordAll(List<Recording> recordings) {
        if (recordings.size() > BATCH_MAX) {
            throw new IllegalArgumentException("a batch has at most " + BATCH_MAX);
        }
        var results = new ArrayList<Recorded>(recordings.size());
        for (int from = 0; from < recordings.size(); from += BATCH_GROUP_MAX) {
            var group =
                    recordings.subList(from, Math.min(recordings.size(), from + BATCH_GROUP_MAX));
            try {
                results.addAll(commit.commit(group));
            } catch (SQLException | RuntimeException failure) {
                Recorded failed = failed(failure);
                // Where the database is away, the other groups would only wait to learn the same.
                int concerned =
                        Outage.isBehind(failure)
                                ? recordings.size()
                                : results.size() + group.size();
                while (results.size() < concerned) {
                    results.add(failed);
                }
                if (results.size() == recordings.size()) {
                    break;
                }
            }
        }
        return results;
    }

    @Override
    public Recorded preview(Recording recording, boolean explained) {
        try {
            return commit.preview(recording, explained);
        } catch (SQLException failure) {
            return failed(failure);
        }
    }

    static Recorded busy() {
        return new Recorded.Refused(
                Refusal.of(ErrorCode.BUSY, "The service cannot take more for now; try again."));
    }

    /** What a caller is told of a failure of the database. */
    static Recorded failed(@Nullable Throwable failure) {
        if (failure != null && Outage.isBehind(failure)) {
            LOG.warn("the database is away: {}", failure.getMessage());
            return new Recorded.Refused(Outage.REFUSAL);
        }
        LOG.error("a recording failed", failure);
        return new Recorded.Refused(
                Refusal.of(ErrorCode.INTERNAL_ERROR, "The service could not do it."));
    }

    private interface Query<T> {
        @Nullable T run(Connection connection) throws SQLException;
    }

    /** Runs statements each on its own, which spares the round trip that ends a transaction. */
    private <T> @Nullable T read(Query<T> query) {
        return read(query, true);
    }

    private <T> @Nullable T readInTransaction(Query<T> query) {
        return read(query, false);
    }

    private <T> @Nullable T read(Query<T> query, boolean eachAlone) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(eachAlone);
            try {
                return query.run(connection);
            } finally {
                if (!eachAlone) {
                    connection.rollback();
                }
            }
        } catch (SQLException failure) {
            if (failed(failure) instanceof Recorded.Refused refused) {
                throw refused.refusal().asException();
            }
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public @Nullable AccountState state(TenantId tenant, AccountId account) {
        return states(tenant, Set.of(account)).get(account);
    }

    @Override
    public Map<AccountId, AccountState> states(TenantId tenant, Collection<AccountId> accounts) {
        Map<AccountId, LoadedGroup.Account> loaded =
                readInTransaction(connection ->
                        LoadedGroup.load(
                                        connection,
                                        GroupStatement.Wanted.accounts(tenant, accounts),
                                        GroupStatement.ALONE)
                                .accounts);
        var states = new HashMap<AccountId, AccountState>();
        if (loaded != null) {
            loaded.forEach((id, account) -> states.put(id, account.state()));
        }
        return states;
    }

    @Override
    public Map<RecordId, JournalRecord> find(TenantId tenant, Collection<RecordId> ids) {
        Map<RecordId, StoredRecords.Found> found =
                read(connection -> StoredRecords.records(connection, ids));
        var records = new HashMap<RecordId, JournalRecord>();
        if (found != null) {
            found.forEach((id, record) -> {
                if (record.tenant().equals(tenant)) {
                    records.put(id, record.read(timelines));
                }
            });
        }
        return records;
    }

    @Override
    public RecordId current(TenantId tenant, RecordId id) {
        RecordId current = read(connection -> SqlResidence.current(connection, id));
        return current == null ? id : current;
    }

    @Override
    public Subject.OfAccount now(TenantId tenant, Subject.OfAccount of) {
        AccountId account =
                read(connection -> SqlResidence.account(connection, tenant, of.member()));
        return account == null ? of : new Subject.OfAccount(account, of.member());
    }

    @Override
    public @Nullable JournalRecord recordOf(TenantId tenant, Claim key) {
        LoadedGroup.Owner owner = owner(tenant, key);
        return owner == null ? null : find(tenant, owner.record());
    }

    @Override
    public Subject.@Nullable OfAccount find(TenantId tenant, Claim identity) {
        return read(connection -> SqlResidence.owner(connection, tenant, identity));
    }

    private LoadedGroup.@Nullable Owner owner(TenantId tenant, Claim claim) {
        var key = new JournalRows.InTenant<>(tenant, claim);
        return read(connection -> LoadedGroup.owners(connection, Set.of(key)).get(key));
    }

    @Override
    public List<JournalRecord> history(TenantId tenant, AccountId account) {
        List<StoredRecords.Found> history =
                readInTransaction(connection -> StoredRecords.history(connection, tenant, account));
        return history == null
                ? List.of()
                : history.stream().map(found -> found.read(timelines)).toList();
    }

    @Override
    public Map<String, Long> used(TenantId tenant, Collection<String> counters) {
        var used = new HashMap<String, Long>();
        if (!counters.isEmpty()) {
            read(connection -> {
                try (var statement =
                        connection.prepareStatement(
                                "select key, used from shared_counter"
                                        + " where tenant_id = ? and key = any(?)")) {
                    statement.setObject(1, tenant.value());
                    statement.setArray(2, connection.createArrayOf("text", counters.toArray()));
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            used.put(rows.getString(1), rows.getLong(2));
                        }
                        return used;
                    }
                }
            });
        }
        return used;
    }

    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.close();
        }
    }
}
