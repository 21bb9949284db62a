package io.ladder.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the imports of a service. */
final class ImportClient implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(30);

    /** From here on the service is at fault, and may be well again soon. */
    private static final int FAILED_MIN = 500;

    private static final int OK_MAX = 299;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final JsonMapper json = new JsonMapper();
    private final URI service;
    private final String key;

    ImportClient(URI service, String key) {
        this.service = service;
        this.key = key;
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
        return call(
                request("/v1/imports")
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
        return call(request(path(id)).timeout(ANSWER_LIMIT).GET().build());
    }

    void pause(String id) throws IOException, InterruptedException, CommandFailure {
        call(
                request(path(id) + "/pause")
                        .timeout(ANSWER_LIMIT)
                        .POST(BodyPublishers.noBody())
                        .build());
    }

    JsonNode badLines(String id, int limit)
            throws IOException, InterruptedException, CommandFailure {
        return call(request(path(id) + "/bad-lines?limit=" + limit).timeout(ANSWER_LIMIT).build());
    }

    /** Where the lines that could not be booked can be read. */
    URI badLinesOf(String id) {
        return URI.create(service + path(id) + "/bad-lines");
    }

    private static String path(String id) {
        return "/v1/imports/" + id;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }

    private JsonNode call(HttpRequest request)
            throws IOException, InterruptedException, CommandFailure {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= FAILED_MIN) {
            throw new IOException("it answers " + response.statusCode());
        }
        JsonNode answer;
        try {
            answer = json.readTree(response.body());
        } catch (JacksonException none) {
            throw new CommandFailure(
                    ImportCommand.FAILED, service + " answers, but it is no Ladder");
        }
        if (response.statusCode() > OK_MAX) {
            throw new CommandFailure(ImportCommand.FAILED, refusal(response.statusCode(), answer));
        }
        return answer;
    }

    private String refusal(int status, JsonNode problem) {
        String detail = problem.path("detail").asString("the service answers " + status);
        return switch (status) {
            case UNAUTHENTICATED ->
                    service + " does not know this key; give another one with --key KEY";
            case FORBIDDEN -> "the key is refused: " + detail;
            default -> {
                var text = new StringBuilder(detail);
                for (JsonNode mistake : problem.path("mistakes")) {
                    text.append("\n  line ")
                            .append(mistake.path("line").asInt())
                            .append(", column ")
                            .append(mistake.path("column").asInt())
                            .append(", ")
                            .append(mistake.path("path").asString(""))
                            .append(": ")
                            .append(mistake.path("detail").asString(""));
                    if (mistake.has("suggestion")) {
                        text.append(" Did you mean ")
                                .append(mistake.path("suggestion").asString())
                                .append('?');
                    }
                }
                yield text.toString();
            }
        };
    }

    /** What to say where no answer came. */
    CommandFailure unreachable(IOException failure) {
        String why =
                failure instanceof ConnectException
                        ? "nothing answers at " + service
                        : "the connection to " + service + " broke (" + failure + ")";
        return new CommandFailure(
                ImportCommand.FAILED,
                why + "; is it running? ./ladder dev starts a service, --url says where it is");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
