package io.ladder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the interface that knows nothing of the service but HTTP. */
final class Caller {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final String key;

    Caller(int port, String key) {
        this.address = "http://localhost:" + port;
        this.key = key;
    }

    /**
     * What came back.
     *
     * @param took how long it took
     */
    record Answer(int status, JsonNode body, boolean replayed, boolean again, Duration took) {

        /** What of an answer is the same whenever it is given. */
        String receipt() {
            return body.path("id").asString() + " " + pointsEarned();
        }

        long pointsEarned() {
            return body.path("points_earned").asLong(-1);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Enrols a member, and asks again where the service says that it is not ready yet. */
    void enrol(String externalId) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Answer answer;
        do {
            answer =
                    send(
                            request("/v1/members")
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "enrol-" + externalId)
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "{\"external_id\": \"%s\"}"
                                                            .formatted(externalId))));
        } while (answer.status() == 503 && System.nanoTime() < end);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    /** A purchase that is worth as many points as euros. */
    static String purchase(String member, String source, String number, int euros) {
        return """
        {"member": "external:%s", "source": "%s", "document_number": "%s",
         "lines": [{"product": "house-blend", "category": "coffee",
                    "amount": {"amount": %d, "currency": "EUR"}}]}
        """
                .formatted(member, source, number, euros * 100);
    }

    Answer buy(String member, String source, String number, int euros)
            throws IOException, InterruptedException {
        return post("/v1/purchases", purchase(member, source, number, euros));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private static Answer send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers().firstValue("Idempotent-Replayed").isPresent(),
                response.headers().firstValue("Retry-After").isPresent(),
                Duration.ofNanos(System.nanoTime() - began));
    }
}
