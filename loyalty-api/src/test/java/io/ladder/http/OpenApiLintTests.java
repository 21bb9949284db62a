package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** The rules of the interface that a reader of the document can rely on. */
@ApiTest
class OpenApiLintTests {
    private static final Pattern PATH = Pattern.compile("/v1(/([a-z]+(-[a-z]+)*|\\{[a-z_]+}))+");
    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** Names of things of which a tenant has one, or that have no plural. */
    private static final Set<String> SINGULAR =
            Set.of("programme", "sandbox", "evidence", "ledger");

    private final MockMvcTester http;
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    OpenApiLintTests(@Autowired MockMvcTester http) {
        this.http = http;
        this.document = Api.json(http.get().uri("/v3/api-docs").exchange());
    }

    @Test
    void isOpenApiWithAKey() {
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/key/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void namesPathsAsNounsInKebabCase() {
        document.get("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .forEach(path -> {
                    String first = path.replaceFirst("^/v1/", "").replaceFirst("/.*$", "");
                    check(PATH.matcher(path).matches(), path + " is not in kebab-case below /v1");
                    check(first.endsWith("s") || SINGULAR.contains(first), path + " is no plural");
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void namesFieldsInSnakeCase() {
        document.at("/components/schemas")
                .propertyStream()
                .forEach(schema -> {
                    JsonNode properties = schema.getValue().get("properties");
                    if (properties != null) {
                        properties
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .forEach(name ->
                                        check(
                                                SNAKE.matcher(name).matches(),
                                                schema.getKey()
                                                        + "."
                                                        + name
                                                        + " is not in snake_case"));
                    }
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void describesEveryOperation() {
        forEachOperation((name, operation) -> {
            check(operation.has("summary"), name + " has no summary");
            check(operation.has("tags"), name + " has no tag");
            check(
                    operation.path("description").asString().contains("scope")
                            || operation.path("description").asString().contains("no key"),
                    name + " names no scope");
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void showsAnExampleOfEveryRequestAndAnswer() {
        forEachOperation((name, operation) -> {
            if (operation.has("requestBody")) {
                JsonNode content = operation.at("/requestBody/content");
                content.propertyStream()
                        .forEach(media ->
                                check(
                                        isShown(media.getValue()),
                                        name + " has no example of its request"));
            }
            JsonNode responses = operation.get("responses");
            JsonNode answer =
                    Stream.of("201", "202", "200")
                            .filter(responses::has)
                            .findFirst()
                            .map(responses::get)
                            .orElse(null);
            // Where the answer is that something is gone, there is nothing to show.
            check(answer != null || responses.has("204"), name + " has no answer");
            if (answer != null) {
                answer.path("content")
                        .propertyStream()
                        .forEach(media ->
                                check(
                                        isShown(media.getValue()),
                                        name + " has no example of its answer"));
                check(answer.has("content"), name + " has an answer without content");
            }
        });

        assertThat(faults).isEmpty();
    }

    private static boolean isShown(JsonNode media) {
        return media.has("example") || media.path("examples").size() > 1;
    }

    @Test
    void documentsProblems() {
        forEachOperation((name, operation) -> {
            boolean open = operation.path("description").asString().contains("no key");
            for (String status : open ? List.of("404") : List.of("400", "401", "403", "503")) {
                check(
                        operation
                                .at("/responses/" + status + "/content")
                                .has("application/problem+json"),
                        name + " documents no problem " + status);
            }
        });

        assertThat(document.at("/components/schemas/Problem").isMissingNode()).isFalse();
        assertThat(faults).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        for (String uri :
                List.of(
                        "/v3/api-docs",
                        "/v3/api-docs/till",
                        "/v3/api-docs/admin",
                        "/v3/api-docs/member-app")) {
            String first = Api.json(http.get().uri(uri).exchange()).toString();
            assertThat(first).contains("/v1/members/{ref}");
            assertThat(Api.json(http.get().uri(uri).exchange()).toString()).isEqualTo(first);
        }
    }

    private interface OperationCheck {
        void on(String name, JsonNode operation);
    }

    private void forEachOperation(OperationCheck check) {
        document.get("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyStream()
                                .forEach(method ->
                                        check.on(
                                                method.getKey() + " " + path.getKey(),
                                                method.getValue())));
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
