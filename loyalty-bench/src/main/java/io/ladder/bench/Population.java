package io.ladder.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** The members whom the measured purchases belong to; each has bought once. */
final class Population {
    private static final int BATCH = 1_000;

    private Population() {}

    /**
     * Enrols members through the interface and reads their ids.
     *
     * @param name what their external ids begin with
     */
    static List<UUID> enrol(RunningService service, String name, int count)
            throws IOException, SQLException {
        try (HttpConnection connection = service.connect()) {
            for (int from = 0; from < count; from += BATCH) {
                post(connection, name, from, Math.min(count, from + BATCH));
            }
        }
        var members = find(service.database(), name);
        if (members.size() != count) {
            throw new IllegalStateException(members.size() + " members, not " + count);
        }
        return members;
    }

    /** The external id of one of them. */
    static String externalId(String name, int index) {
        return name + "-" + index;
    }

    /** The members whose external ids begin like that, in the order of their ids. */
    static List<UUID> find(Database database, String name) throws SQLException {
        var members = new ArrayList<UUID>();
        try (Connection connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "select member_id from member where external_id like ?"
                                        + " order by member_id")) {
            statement.setString(1, name + "-%");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return members;
    }

    private static void post(HttpConnection service, String name, int from, int until)
            throws IOException {
        var batch = new StringJoiner(",", "{\"enrol_unknown\":true,\"purchases\":[", "]}");
        for (int index = from; index < until; index++) {
            batch.add(
                    "{\"member\":\"external:"
                            + externalId(name, index)
                            + "\",\"source\":\"population\",\"document_number\":\""
                            + externalId(name, index)
                            + "\",\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}}");
        }
        BatchClient.post(service, batch.toString(), until - from);
    }
}
