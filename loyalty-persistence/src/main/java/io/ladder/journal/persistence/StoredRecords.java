package io.ladder.journal.persistence;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Programme;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.tier.Move;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads records as the tables hold them. */
final class StoredRecords {
    private static final int FETCH_SIZE = 1_000;

    private static final String ACTIVITIES =
            """
            select activity.* from unnest((select ?::uuid[])) as wanted(id) cross join lateral (
                select account_id, sequence, member_id, recorded_at, version, corrections, kind, body,
                    outcome
                from activity where account_id = wanted.id and tenant_id = any((select ?::uuid[])::uuid[])
                order by sequence offset 0) as activity\
            """;

    /** What moved in accounts; an entry that goes nowhere is for those who check the books. */
    private static final String MOVEMENTS =
            """
            select entry.* from unnest(?::uuid[]) as wanted(id) cross join lateral (
                select * from entry
                where account_id = wanted.id and tenant_id = any(?)
                  and from_place in (%1$s) and to_place in (%1$s)
                order by sequence, ordinal offset 0) as entry\
            """
                    .formatted(
                            Stream.of(Place.values())
                                    .map(Place::name)
                                    .collect(Collectors.joining("','", "'", "'")));

    /** Rows of a table by the ids of their records; see the lookups of a group for the form. */
    private static final String BY_RECORD =
            """
            select found.* from unnest((select ?::uuid[]), (select ?::bigint[]))
                as wanted(a, s) cross join lateral (
                select * from %1$s where account_id = wanted.a and sequence = wanted.s
                order by %2$s offset 0) as found\
            """;

    private static final String RECORDS =
            BY_RECORD.formatted("activity", "sequence")
                    + ";"
                    + BY_RECORD.formatted("entry", "ordinal")
                    + ";"
                    + BY_RECORD.formatted("tier_move", "ordinal");

    private StoredRecords() {}

    /**
     * All activities of accounts, in the order of their numbers. Of their outcomes only what a
     * replay asks for is read: movements, redemptions, payments and shared counters.
     */
    static Map<AccountId, List<JournalRecord>> activities(
            Connection connection, Collection<TenantId> tenants, Collection<AccountId> accounts)
            throws SQLException {
        var records = new HashMap<AccountId, List<JournalRecord>>();
        accounts.forEach(account -> records.put(account, new ArrayList<>()));
        var movements = new HashMap<RecordId, List<Movement>>();
        try (PreparedStatement statement = of(connection, MOVEMENTS, tenants, accounts)) {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    movements
                            .computeIfAbsent(id(rows), _ -> new ArrayList<>(2))
                            .add(movement(rows));
                }
            }
        }
        try (PreparedStatement statement = of(connection, ACTIVITIES, tenants, accounts)) {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    JournalRecord record =
                            activity(rows, movements.getOrDefault(id(rows), List.of()));
                    var known = records.get(record.id().account());
                    if (known != null) {
                        known.add(record);
                    }
                }
            }
        }
        return records;
    }

    private static PreparedStatement of(
            Connection connection,
            String sql,
            Collection<TenantId> tenants,
            Collection<AccountId> accounts)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(
                1,
                connection.createArrayOf(
                        "uuid", accounts.stream().map(AccountId::value).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf("uuid", tenants.stream().map(TenantId::value).toArray()));
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }

    /** All records of an account, in the order of their numbers. */
    static List<Found> history(Connection connection, TenantId tenant, AccountId account)
            throws SQLException {
        var ids =
                activities(connection, Set.of(tenant), Set.of(account))
                        .getOrDefault(account, List.of())
                        .stream()
                        .map(JournalRecord::id)
                        .toList();
        var records = records(connection, ids);
        var history = new ArrayList<Found>(ids.size());
        for (RecordId id : ids) {
            Found record = records.get(id);
            if (record != null) {
                history.add(record);
            }
        }
        return history;
    }

    /** Records by their ids. */
    static Map<RecordId, Found> records(Connection connection, Collection<RecordId> ids)
            throws SQLException {
        Array accounts =
                connection.createArrayOf(
                        "uuid", ids.stream().map(id -> id.account().value()).toArray());
        Array sequences =
                connection.createArrayOf("bigint", ids.stream().map(RecordId::sequence).toArray());
        var movements = new HashMap<RecordId, List<Movement>>();
        var moves = new HashMap<RecordId, List<Outcome.MemberMove>>();
        var records = new HashMap<RecordId, Found>();
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            for (int parameter = 1; parameter <= 6; parameter += 2) {
                statement.setArray(parameter, accounts);
                statement.setArray(parameter + 1, sequences);
            }
            statement.execute();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    RecordId id = id(rows);
                    records.put(
                            id,
                            new Found(
                                    new TenantId(rows.getObject("tenant_id", UUID.class)),
                                    record(rows, Outcome.NOTHING),
                                    rows.getString("outcome"),
                                    movements.computeIfAbsent(id, _ -> new ArrayList<>()),
                                    moves.computeIfAbsent(id, _ -> new ArrayList<>())));
                }
            }
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    movements.computeIfAbsent(id(rows), _ -> new ArrayList<>()).add(movement(rows));
                }
            }
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    moves.computeIfAbsent(id(rows), _ -> new ArrayList<>()).add(move(rows));
                }
            }
        }
        return records;
    }

    /**
     * A record as its rows hold it. What its outcome says of a ladder is read by the version that
     * decided it; versions may have to be looked up, so whoever reads it holds no connection that
     * others could wait for.
     */
    record Found(
            TenantId tenant,
            JournalRecord bare,
            String outcome,
            List<Movement> movements,
            List<Outcome.MemberMove> moves) {

        JournalRecord read(Timelines timelines) {
            return new JournalRecord(
                    bare.id(),
                    bare.member(),
                    bare.recordedAt(),
                    bare.version(),
                    bare.corrections(),
                    bare.activity(),
                    JournalJson.readOutcome(
                            outcome,
                            movements,
                            moves,
                            bare.version(),
                            version -> version(timelines, version)));
        }

        private Programme version(Timelines timelines, int version) {
            return timelines
                    .timeline(tenant, version, bare.corrections())
                    .asOf(bare.corrections())
                    .version(version);
        }
    }

    /** A row of the table {@code activity} as a record with what a fold asks for. */
    static JournalRecord activity(ResultSet row) throws SQLException {
        return activity(row, List.of());
    }

    private static JournalRecord activity(ResultSet row, List<Movement> movements)
            throws SQLException {
        return record(row, JournalJson.readEffects(row.getString("outcome"), movements));
    }

    private static JournalRecord record(ResultSet row, Outcome outcome) throws SQLException {
        return new JournalRecord(
                id(row),
                new MemberId(row.getObject("member_id", UUID.class)),
                instant(row, "recorded_at"),
                row.getInt("version"),
                row.getInt("corrections"),
                JournalJson.readActivity(row.getString("kind"), row.getString("body")),
                outcome);
    }

    /** The id of a row that has the columns of a record's id. */
    static RecordId id(ResultSet row) throws SQLException {
        return new RecordId(
                new AccountId(row.getObject("account_id", UUID.class)), row.getLong("sequence"));
    }

    /** A moment of a row. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A row of the table {@code entry}. */
    static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getString("wallet"),
                Place.valueOf(row.getString("from_place")),
                Place.valueOf(row.getString("to_place")),
                row.getLong("points"),
                WalletRow.lots(row),
                row.getLong("debt"),
                row.getLong("available_after"),
                row.getString("cause"),
                instant(row, "occurred_at"));
    }

    /** A row of the table {@code tier_move}. */
    static Outcome.MemberMove move(ResultSet row) throws SQLException {
        Long[] evidence = (Long[]) row.getArray("evidence").getArray();
        return new Outcome.MemberMove(
                new MemberId(row.getObject("member_id", UUID.class)),
                new Move(
                        row.getString("scheme"),
                        row.getString("from_rung"),
                        row.getString("to_rung"),
                        instant(row, "occurred_at"),
                        Move.Reason.valueOf(row.getString("reason")),
                        List.of(evidence)));
    }
}
