package io.ladder.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Members by the million: all rows that a few members have in any table are read as text, the ids
 * and names in them are exchanged, and the text goes back by COPY. What the service wrote of the
 * few is right, so it is of the many, and the constraints of the tables check it once more.
 */
final class Clones {
    private static final int WRITERS = 2;
    private static final int COPY_BYTES = 1 << 18;

    /** Columns that no row brings along are left out: the database numbers them. */
    private static final String TABLES =
            """
            select table_name, string_agg(column_name, ', ' order by ordinal_position)
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and is_identity = 'NO' and is_generated = 'NEVER'
            group by table_name
            having bool_or(column_name = 'account_id' and data_type = 'uuid')
            order by table_name
            """;

    private final Database database;
    private final Map<String, String> columnsByTable = new LinkedHashMap<>();

    Clones(Database database) throws SQLException {
        this.database = database;
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                columnsByTable.put(rows.getString(1), rows.getString(2));
            }
        }
    }

    /**
     * The member whose rows are exchanged.
     *
     * @param name what stands in their external id and in the sources of their documents, and
     *     nowhere else
     */
    record Original(UUID member, String name) {}

    /**
     * Makes clones of members, in turn of each.
     *
     * @param count in all
     * @param group how many are written in one transaction
     * @param seed ids grow with it and with the number of the clone
     * @return their ids, in order
     */
    List<UUID> make(List<Original> originals, int count, int group, long seed)
            throws SQLException, InterruptedException, ExecutionException {
        var texts = new ArrayList<Map<String, List<String>>>();
        for (Original original : originals) {
            texts.add(rowsOf(original));
        }
        var ids = new ArrayList<UUID>(count);
        for (int index = 0; index < count; index++) {
            ids.add(new UUID((seed + index) << 16 | 0x7000, Long.MIN_VALUE | index));
        }
        var next = new AtomicInteger();
        Callable<?> writing =
                () -> {
                    try (Connection connection = database.connect()) {
                        connection.setAutoCommit(false);
                        for (int from = next.getAndAdd(group);
                                from < count;
                                from = next.getAndAdd(group)) {
                            int until = Math.min(count, from + group);
                            write(connection, originals, texts, ids, from, until);
                            connection.commit();
                        }
                    }
                    return null;
                };
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(writing));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        return ids;
    }

    private Map<String, List<String>> rowsOf(Original original) throws SQLException {
        var rows = new LinkedHashMap<String, List<String>>();
        try (Connection connection = database.connect()) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : columnsByTable.entrySet()) {
                var text = new ByteArrayOutputStream();
                copies.copyOut(
                        "copy (select %s from %s where account_id = '%s') to stdout"
                                .formatted(table.getValue(), table.getKey(), original.member()),
                        text);
                rows.put(table.getKey(), text.toString(StandardCharsets.UTF_8).lines().toList());
            }
        } catch (IOException broken) {
            throw new SQLException(broken);
        }
        return rows;
    }

    private void write(
            Connection connection,
            List<Original> originals,
            List<Map<String, List<String>>> texts,
            List<UUID> ids,
            int from,
            int until)
            throws SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : columnsByTable.entrySet()) {
            CopyIn copy =
                    copies.copyIn(
                            "copy %s (%s) from stdin".formatted(table.getKey(), table.getValue()));
            var buffer = new StringBuilder(COPY_BYTES * 2);
            for (int index = from; index < until; index++) {
                int of = index % originals.size();
                Original original = originals.get(of);
                String member = original.member().toString();
                String clone = ids.get(index).toString();
                String name = name(original, index);
                for (String row : texts.get(of).getOrDefault(table.getKey(), List.of())) {
                    buffer.append(row.replace(member, clone).replace(original.name(), name))
                            .append('\n');
                    if (buffer.length() > COPY_BYTES) {
                        send(copy, buffer);
                    }
                }
            }
            send(copy, buffer);
            copy.endCopy();
        }
    }

    /** Names that grow with the number, so that their index does at its end. */
    private static String name(Original original, int index) {
        return "%s-%08d".formatted(original.name(), index);
    }

    private static void send(CopyIn copy, StringBuilder buffer) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
