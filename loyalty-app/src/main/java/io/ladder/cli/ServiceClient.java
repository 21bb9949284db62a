package io.ladder.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running service as any other client does. */
final class ServiceClient implements AutoCloseable {
    /** The code with which a command ends that did not do what it should. */
    static final int FAILED = 1;

    static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** From here on the service is at fault, and may be well again soon. */
    private static final int FAILED_MIN = 500;

    private static final int NO_CONTENT = 204;
    private static final int OK_MAX = 299;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final JsonMapper json = new JsonMapper();
    private final Connection connection;

    ServiceClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * An answer of the service.
     *
     * @param body empty where it is no JSON
     * @param tag its ETag; empty where it has none
     */
    record Answer(int status, JsonNode body, String text, String tag) {
        boolean isRefused() {
            return status > OK_MAX;
        }
    }

    URI service() {
        return connection.url();
    }

    /** A request with the key, that waits for as long as an answer usually takes. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(connection.url() + path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + connection.key());
    }

    /** An ETag as somebody typed it, with quotes or without; null where they have not. */
    static @Nullable String tag(@Nullable String typed) {
        return typed == null ? null : "\"" + typed.replace("\"", "") + "\"";
    }

    /** A query of one parameter; empty where it has no value. */
    static String query(String name, @Nullable String value) {
        return value == null
                ? ""
                : "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Names who answers for a programme that is not feasible; null for nobody. */
    static HttpRequest.Builder answeredFor(HttpRequest.Builder request, @Nullable String name) {
        return name == null
                ? request
                : request.header(
                        "Overridden-By",
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** The answer to a request that the service grants. */
    JsonNode granted(HttpRequest request) throws IOException, InterruptedException, CommandFailure {
        Answer answer = call(request);
        if (answer.isRefused()) {
            throw refused(answer);
        }
        return answer.body();
    }

    /** The answer to a request, granted or refused. */
    Answer call(HttpRequest request) throws IOException, InterruptedException, CommandFailure {
        HttpResponse<String> response =
                http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= FAILED_MIN) {
            throw unwell(response);
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = json.createObjectNode();
        try {
            if (type.contains("json")) {
                body = json.readTree(response.body());
            } else if (!type.contains("yaml") && response.statusCode() != NO_CONTENT) {
                throw strange();
            }
        } catch (JacksonException none) {
            throw strange();
        }
        String tag = response.headers().firstValue("ETag").orElse("");
        return new Answer(response.statusCode(), body, response.body(), tag);
    }

    /** An answer by which the service is at fault. Whoever waits for a job may ask again. */
    private static final class Unwell extends IOException {
        Unwell(String message) {
            super(message);
        }
    }

    private Unwell unwell(HttpResponse<String> response) {
        var message = new StringBuilder().append(connection.url());
        message.append(" fails with ").append(response.statusCode());
        JsonNode problem = problem(response);
        String detail = problem.path("detail").asString("");
        if (!detail.isEmpty()) {
            message.append(": ").append(detail);
        }
        String id = problem.path("request_id").asString("");
        if (!id.isEmpty()) {
            message.append(" (request ").append(id).append(')');
        }
        response.headers()
                .firstValue("Retry-After")
                .filter(after -> after.matches("[0-9]{1,9}"))
                .ifPresent(after ->
                        message.append("; try again in ").append(after).append(" seconds"));
        return new Unwell(message.toString());
    }

    /** What a proxy in between says is no JSON, and of no use here. */
    private JsonNode problem(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JacksonException none) {
            return json.createObjectNode();
        }
    }

    private CommandFailure strange() {
        return new CommandFailure(FAILED, connection.url() + " answers, but it is no Ladder");
    }

    /** What to say where the service refuses. */
    CommandFailure refused(Answer answer) {
        JsonNode problem = answer.body();
        String detail = problem.path("detail").asString("the service answers " + answer.status());
        return new CommandFailure(
                FAILED,
                switch (answer.status()) {
                    case UNAUTHENTICATED ->
                            connection.url()
                                    + " does not know this key; give another one with --key KEY";
                    case FORBIDDEN -> "the key is refused: " + detail;
                    default -> detail + mistakes(problem);
                });
    }

    private static String mistakes(JsonNode problem) {
        var text = new StringBuilder();
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
        return text.toString();
    }

    /** What to say where no answer came, or one by which the service is at fault. */
    CommandFailure unreachable(IOException failure) {
        if (failure instanceof Unwell) {
            return new CommandFailure(FAILED, String.valueOf(failure.getMessage()));
        }
        String why =
                failure instanceof ConnectException
                        ? "nothing answers at " + connection.url()
                        : "the connection to " + connection.url() + " broke (" + failure + ")";
        return new CommandFailure(
                FAILED,
                why + "; is it running? ./ladder dev starts a service, --url says where it is");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
