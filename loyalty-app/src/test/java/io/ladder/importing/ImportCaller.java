package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the interface with one key, as a client that knows nothing of the service but HTTP. */
final class ImportCaller {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String BOUNDARY = "part-of-a-form";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final String key;

    ImportCaller(int port, String key) {
        this.address = "http://localhost:" + port;
        this.key = key;
    }

    String address() {
        return address;
    }

    String key() {
        return key;
    }

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString("");
        }

        long number(String field) {
            return body.path(field).asLong(-1);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** Sends a file with its mapping; the answer is the job. */
    Answer upload(byte[] file, String mapping) throws IOException, InterruptedException {
        return upload("/v1/imports", parts(file, mapping));
    }

    /** Sends a file with its mapping only to be tried. */
    Answer preview(byte[] file, String mapping) throws IOException, InterruptedException {
        return upload("/v1/imports?dry_run=true", parts(file, mapping));
    }

    private static Map<String, byte[]> parts(byte[] file, String mapping) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("file", file);
        parts.put("mapping", mapping.getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    Answer upload(String path, Map<String, byte[]> parts) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.txt\"\r\n\r\n"
                            .formatted(BOUNDARY, part.getKey(), part.getKey());
            body.write(head.getBytes(StandardCharsets.UTF_8));
            body.write(part.getValue());
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Imports a file to its end. */
    Answer importAll(byte[] file, String mapping) throws IOException, InterruptedException {
        Answer job = upload(file, mapping);
        assertThat(job.status()).as(job.body().toString()).isEqualTo(202);
        return await(
                job.text("id"), now -> !Set.of("waiting", "running").contains(now.text("status")));
    }

    /** Sends a body of JSON. */
    Answer send(String path, String json) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Looks at an import until it is as wanted. */
    Answer await(String id, Predicate<Answer> wanted) throws IOException, InterruptedException {
        return awaitAt("/v1/imports/" + id, wanted);
    }

    /** Looks at a job of that kind until it has ended. */
    Answer await(String jobs, String id) throws IOException, InterruptedException {
        return awaitAt(
                jobs + id, now -> !Set.of("waiting", "running").contains(now.text("status")));
    }

    private Answer awaitAt(String path, Predicate<Answer> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            Answer job = get(path);
            if (wanted.test(job)) {
                return job;
            }
            assertThat(System.nanoTime()).as(job.body().toString()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private static Answer send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
