package io.ladder.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Checks that floor and till write the same for the same purchases: the same number of rows in each
 * table, and the same values in all columns but ids, names, times of now and hashes.
 */
final class SameRows {
    private static final int MEMBERS = 10;
    private static final int PURCHASES = 60;
    private static final int SEED = 7;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** A moment of this century as the journal writes it. */
    private static final Pattern MOMENT = Pattern.compile("\\b\\d{16}\\b");

    private static final String TABLES =
            """
            select table_name from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and column_name = 'account_id' and data_type = 'uuid'
            order by table_name
            """;

    private static final String TABLE = "TABLE_NAME";

    /** As binary JSON, fields are in one order; what a column is called tells what may differ. */
    private static final String ROWS =
            """
            select (to_jsonb(row) - '{account_id, member_id, external_id, occurred_at, recorded_at,
                enrolled_at, due_at, content, position}'::text[])::text
            from TABLE_NAME as row where account_id = ?
            """;

    private SameRows() {}

    /** What was compared, as a sentence. */
    static String check(Stand stand, List<UUID> tillMembers, List<UUID> floorMembers)
            throws Exception {
        List<UUID> byTill = tillMembers.subList(0, MEMBERS);
        List<UUID> byFloor = floorMembers.subList(0, MEMBERS);
        buy(stand.till(byTill), "same-till");
        buy(stand.floor(byFloor), "same-floor");
        int rows = 0;
        for (int index = 0; index < MEMBERS; index++) {
            var till = rowsOf(stand.database(), byTill.get(index), "till");
            var floor = rowsOf(stand.database(), byFloor.get(index), "floor");
            for (String table : till.keySet()) {
                compare(
                        table,
                        till.getOrDefault(table, List.of()),
                        floor.getOrDefault(table, List.of()));
                rows += till.getOrDefault(table, List.of()).size();
            }
        }
        return "Floor and till wrote the same %d rows for %d purchases of %d members."
                .formatted(rows, PURCHASES, MEMBERS);
    }

    private static void buy(Stand.Opening opening, String name) throws Exception {
        try (Load.Client client = opening.open(name, SEED)) {
            for (int purchase = 0; purchase < PURCHASES; purchase++) {
                client.once();
            }
        }
    }

    private static Map<String, List<String>> rowsOf(Database database, UUID member, String side)
            throws SQLException {
        var tables = new LinkedHashMap<String, List<String>>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var names = statement.executeQuery(TABLES)) {
            while (names.next()) {
                var found = new ArrayList<String>();
                try (var query =
                        connection.prepareStatement(ROWS.replace(TABLE, names.getString(1)))) {
                    query.setObject(1, member);
                    try (var rows = query.executeQuery()) {
                        while (rows.next()) {
                            found.add(plain(rows.getString(1), member, side));
                        }
                    }
                }
                tables.put(names.getString(1), found.stream().sorted().toList());
            }
        }
        return tables;
    }

    private static String plain(String row, UUID member, String side) {
        return MOMENT.matcher(row)
                .replaceAll(moment -> sinceNow(Long.parseLong(moment.group())))
                .replace(member.toString(), "member")
                .replace("same-" + side, "source")
                .replaceAll(side + "-\\d+", "name");
    }

    /** Moments of now, and those that come a year after, are told by the day. */
    private static String sinceNow(long micros) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        for (long days : new long[] {0, 365}) {
            if (Math.abs(micros - days * DAY_MICROS - now) < DAY_MICROS / 2) {
                return "now-and-" + days + "-days";
            }
        }
        return String.valueOf(micros);
    }

    private static void compare(String table, List<String> till, List<String> floor)
            throws IOException {
        if (!till.equals(floor)) {
            var only = new ArrayList<>(till);
            only.removeAll(floor);
            var other = new ArrayList<>(floor);
            other.removeAll(till);
            throw new IOException(
                    "in %s the till wrote %d rows and the floor %d; the till alone %s, the floor alone %s"
                            .formatted(table, till.size(), floor.size(), only, other));
        }
    }
}
