package io.ladder.apitest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the interface as a till would. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvcTester http;
    private final String key;

    public Api(MockMvcTester http, String key) {
        this.http = http;
        this.key = key;
    }

    /** The same interface under another key. */
    public Api with(String otherKey) {
        return new Api(http, otherKey);
    }

    public MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).header("Authorization", bearer()).exchange();
    }

    public MvcTestResult post(String uri, String body) {
        return post(uri, body, MediaType.APPLICATION_JSON_VALUE);
    }

    /** Posts with further headers, each its name and then its value. */
    public MvcTestResult post(String uri, String body, String type, String... headers) {
        var request =
                http.post()
                        .uri(URI.create(uri))
                        .header("Authorization", bearer())
                        .header("Content-Type", type);
        for (int name = 0; name < headers.length; name += 2) {
            request = request.header(headers[name], headers[name + 1]);
        }
        return request.content(body).exchange();
    }

    /** Gets what has changed since it had an ETag. */
    public MvcTestResult getUnless(String uri, String tag) {
        return http.get()
                .uri(URI.create(uri))
                .header("Authorization", bearer())
                .header("If-None-Match", tag)
                .exchange();
    }

    /** Posts a file with the mapping that goes with it. */
    public MvcTestResult upload(String uri, String file, String mapping) {
        return http.post()
                .uri(URI.create(uri))
                .header("Authorization", bearer())
                .multipart()
                .file(new MockMultipartFile("file", "purchases.csv", null, file.getBytes(UTF_8)))
                .file(new MockMultipartFile("mapping", "m.yaml", null, mapping.getBytes(UTF_8)))
                .exchange();
    }

    public MvcTestResult patch(String uri, String body, @Nullable String ifMatch) {
        var request =
                http.patch()
                        .uri(URI.create(uri))
                        .header("Authorization", bearer())
                        .header("Content-Type", "application/merge-patch+json")
                        .content(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    /** Puts a programme file. */
    public MvcTestResult put(String uri, String body, @Nullable String ifMatch) {
        var request =
                http.put()
                        .uri(URI.create(uri))
                        .header("Authorization", bearer())
                        .header("Content-Type", "application/yaml")
                        .content(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    /** Deletes what has an ETag. */
    public MvcTestResult delete(String uri, String ifMatch) {
        return http.delete()
                .uri(URI.create(uri))
                .header("Authorization", bearer())
                .header("If-Match", ifMatch)
                .exchange();
    }

    public MvcTestResult delete(String uri) {
        return http.delete().uri(URI.create(uri)).header("Authorization", bearer()).exchange();
    }

    /**
     * Enrols a member, who starts with the 50 points of their welcome, and tells their id.
     *
     * @param name the external id; the card is {@code card-} and that
     */
    public String enrol(String name) {
        MvcTestResult enrolled =
                post(
                        "/v1/members",
                        "{\"external_id\":\"%1$s\",\"card\":\"card-%1$s\"}".formatted(name));
        if (status(enrolled) != 201) {
            throw new AssertionError(json(enrolled).toString());
        }
        return json(enrolled).get("id").asString();
    }

    private String bearer() {
        return "Bearer " + key;
    }

    /** The body of an answer. */
    public static JsonNode json(MvcTestResult result) {
        return JSON.readTree(text(result));
    }

    /** The body of an answer that is no JSON. */
    public static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    public static String header(MvcTestResult result, String name) {
        return Objects.requireNonNull(result.getResponse().getHeader(name), name);
    }
}
