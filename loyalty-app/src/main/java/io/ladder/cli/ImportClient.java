package io.ladder.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Calls the imports of a service. */
final class ImportClient implements AutoCloseable {
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(30);

    private final ServiceClient client;

    ImportClient(Connection connection) {
        this.client = new ServiceClient(connection);
    }

    /** Sends a file; the answer is the job. */
    JsonNode start(Path file, Path mapping)
            throws IOException, InterruptedException, CommandFailure {
        String boundary = "ladder-" + UUID.randomUUID();
        String type = "multipart/form-data; boundary=" + boundary;
        BodyPublisher body =
                BodyPublishers.concat(
                        text(partHead(boundary, "mapping", mapping)),
                        BodyPublishers.ofFile(mapping),
                        text("\r\n" + partHead(boundary, "file", file)),
                        BodyPublishers.ofFile(file),
                        text("\r\n--" + boundary + "--\r\n"));
        return client.granted(
                client.request("/v1/imports")
                        .timeout(UPLOAD_LIMIT)
                        .header("Content-Type", type)
                        .POST(body)
                        .build());
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static String partHead(String boundary, String name, Path file) {
        String fileName = file.getFileName().toString().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        return "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    }

    JsonNode read(String id) throws IOException, InterruptedException, CommandFailure {
        return client.granted(client.request(path(id)).GET().build());
    }

    void pause(String id) throws IOException, InterruptedException, CommandFailure {
        client.granted(client.request(path(id) + "/pause").POST(BodyPublishers.noBody()).build());
    }

    JsonNode badLines(String id, int limit)
            throws IOException, InterruptedException, CommandFailure {
        return client.granted(client.request(path(id) + "/bad-lines?limit=" + limit).build());
    }

    /** Where the lines that could not be booked can be read. */
    URI badLinesOf(String id) {
        return URI.create(client.service() + path(id) + "/bad-lines");
    }

    private static String path(String id) {
        return "/v1/imports/" + id;
    }

    /** What to say where no answer came. */
    CommandFailure unreachable(IOException failure) {
        return client.unreachable(failure);
    }

    @Override
    public void close() {
        client.close();
    }
}
