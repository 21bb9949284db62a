package io.ladder.bench;

import io.ladder.shared.Base32;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The members whom the measured purchases belong to; each has bought once. */
final class Population {
    private static final int BATCH = 1_000;

    private Population() {}

    /** A member's id as the interface writes it. */
    static String publicId(UUID member) {
        return "mbr_" + Base32.ofUuid(member);
    }

    /** Enrols members through the interface and reads their ids. */
    static List<UUID> enrol(RunningService service, int count, Connection connection)
            throws IOException, InterruptedException, SQLException {
        try (var client = HttpClient.newHttpClient()) {
            for (int from = 0; from < count; from += BATCH) {
                post(client, service, from, Math.min(count, from + BATCH));
            }
        }
        var members = new ArrayList<UUID>(count);
        try (var statement =
                connection.prepareStatement(
                        "select member_id from member where tenant_id = ?"
                                + " and external_id like 'bench-%' order by member_id")) {
            statement.setObject(1, service.tenant());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getObject(1, UUID.class));
                }
            }
        }
        if (members.size() != count) {
            throw new IllegalStateException(members.size() + " members, not " + count);
        }
        return members;
    }

    private static void post(HttpClient client, RunningService service, int from, int until)
            throws IOException, InterruptedException {
        var body = new StringBuilder("{\"enrol_unknown\":true,\"purchases\":[");
        for (int index = from; index < until; index++) {
            body.append(index == from ? "" : ",")
                    .append("{\"member\":\"external:bench-")
                    .append(index)
                    .append("\",\"source\":\"population\",\"document_number\":\"")
                    .append(index)
                    .append("\",\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}}");
        }
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:"
                                                + service.port()
                                                + "/v1/purchases/batch"))
                        .header("Authorization", "Bearer " + service.key())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.append("]}").toString()))
                        .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }
}
