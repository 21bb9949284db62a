package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What becomes of requests that come again, or say that they do. */
@ApiTest
class RepetitionTests {
    private static final String KEY = "Idempotency-Key";

    private final MockMvcTester http;
    private final Api api;

    RepetitionTests(@Autowired MockMvcTester http) {
        this.http = http;
        this.api = new Api(http, TestKeys.ALL);
    }

    private MvcTestResult postUnder(String key, String uri, String body) {
        return api.post(uri, body, "application/json", KEY, key);
    }

    private String now() {
        return Api.json(api.get("/v1/sandbox/clock")).get("now").asString();
    }

    @Test
    void refusesAKeyWhereNoneIsKept() {
        String before = now();

        MvcTestResult answer = postUnder("r-1", "/v1/sandbox/clock", "{\"advance\":\"P1D\"}");

        assertThat(Api.status(answer)).isEqualTo(400);
        JsonNode problem = Api.json(answer);
        assertThat(problem.get("code").asString()).isEqualTo("invalid_field");
        assertThat(problem.get("errors").get(0).get("parameter").asString()).isEqualTo(KEY);
        assertThat(problem.get("detail").asString()).startsWith(KEY);
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void acceptsAKeyWhereARepetitionDoesNothingMore() {
        String body =
                """
                {"enrol_unknown":true,"purchases":[{"member":"external:R-1","source":"again",
                 "document_number":"1","amount":{"amount":100,"currency":"EUR"}}]}\
                """;

        postUnder("r-2", "/v1/purchases/batch", body);
        JsonNode again = Api.json(postUnder("r-2", "/v1/purchases/batch", body));

        assertThat(again.get("data").get(0).get("replayed").asBoolean()).isTrue();
        assertThat(Api.status(postUnder("r-2", "/v1/members/search", "{\"card\":\"1\"}")))
                .isEqualTo(200);
    }

    @Test
    void refusesAnEnrolmentOfAnotherPersonUnderTheSameKey() {
        String ada = "{\"external_id\":\"R-2\",\"given_name\":\"Ada\"}";

        assertThat(Api.status(postUnder("r-3", "/v1/members", ada))).isEqualTo(201);
        MvcTestResult again = postUnder("r-3", "/v1/members", ada);
        MvcTestResult other = postUnder("r-3", "/v1/members", ada.replace("Ada", "Eva"));

        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.status(other)).isEqualTo(422);
        assertThat(Api.json(other).get("code").asString()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void comparesWhatWasSentAndNotWhatWasFilledIn() {
        api.post("/v1/members", "{\"external_id\":\"R-3\"}");
        String without =
                """
                {"member":"external:R-3","points":5,"reason_code":"goodwill","source":"again",
                 "document_number":"2"}\
                """;

        assertThat(Api.status(api.post("/v1/adjustments", without))).isEqualTo(201);
        MvcTestResult again = api.post("/v1/adjustments", without);
        MvcTestResult other =
                api.post("/v1/adjustments", without.replace("}", ",\"wallet\":\"points\"}"));

        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.status(other)).isEqualTo(422);
    }

    @Test
    void tellsOfEveryPostWhatBecomesOfAKey() {
        JsonNode paths = Api.json(http.get().uri("/v3/api-docs").exchange()).get("paths");

        paths.propertyStream()
                .forEach(path -> {
                    JsonNode post = path.getValue().path("post");
                    if (!post.isMissingNode()) {
                        boolean promised =
                                post.path("parameters")
                                        .valueStream()
                                        .anyMatch(each -> KEY.equals(each.get("name").asString()));
                        assertThat(promised)
                                .as(path.getKey())
                                .isNotEqualTo(
                                        post.get("description").asString().contains(KEY + "`"));
                    }
                });
        assertThat(paths.toString()).contains("`Idempotency-Key` is refused");
        assertThat(paths.at("/~1v1~1programme~1versions/post").toString())
                .contains("accepted and has no effect")
                .doesNotContain("idempotency_key_reused", "Idempotent-Replayed");
    }
}
