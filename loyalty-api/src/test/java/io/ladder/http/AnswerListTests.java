package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** The list of the answers that a member gave. */
@ApiTest
class AnswerListTests {
    private final Api api;

    AnswerListTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private String answer(String member, int score, String more) {
        String body =
                """
                {"member":"external:%s","score":%d,"source":"list","document_number":"%s-%d"%s}\
                """
                        .formatted(member, score, member, score, more);
        return Api.json(api.post("/v1/survey-answers", body)).get("id").asString();
    }

    private static String uri(String member) {
        return "/v1/members/external:" + member + "/survey-answers";
    }

    @Test
    void showsAnswersNewestFirstWithThoseThatWereWithdrawn() {
        api.post("/v1/members", "{\"external_id\":\"A-1\"}");
        String first = answer("A-1", 3, ",\"shop\":\"berlin-1\"");
        String second = answer("A-1", 9, ",\"comment\":\"Quick\"");
        api.post("/v1/survey-answers/" + first + "/withdraw", "{\"reason\":\"Sent twice\"}");

        JsonNode list = Api.json(api.get(uri("A-1"))).get("data");

        assertThat(list).hasSize(2);
        assertThat(list.get(0).get("id").asString()).isEqualTo(second);
        assertThat(list.get(0).get("score").asInt()).isEqualTo(9);
        assertThat(list.get(0).get("withdrawn").asBoolean()).isFalse();
        assertThat(list.get(0).get("comment").asString()).isEqualTo("Quick");
        assertThat(list.get(0).has("shop")).isFalse();
        assertThat(list.get(1).get("id").asString()).isEqualTo(first);
        assertThat(list.get(1).get("withdrawn").asBoolean()).isTrue();
        assertThat(list.get(1).get("shop").asString()).isEqualTo("berlin-1");
        assertThat(list.get(1).has("comment")).isFalse();
    }

    @Test
    void keepsCommentsFromKeysThatMayNotSeePersons() {
        api.post("/v1/members", "{\"external_id\":\"A-2\"}");
        answer("A-2", 8, ",\"comment\":\"Slow\"");

        var impersonal = api.with(TestKeys.IMPERSONAL).get(uri("A-2"));

        assertThat(Api.status(impersonal)).isEqualTo(200);
        assertThat(Api.json(impersonal).get("data")).hasSize(1);
        assertThat(Api.json(impersonal).toString()).doesNotContain("comment", "Slow");
        assertThat(Api.status(api.with(TestKeys.READER).get(uri("A-2")))).isEqualTo(403);
        assertThat(Api.status(api.get(uri("nobody")))).isEqualTo(404);
    }

    @Test
    void turnsItsPages() {
        api.post("/v1/members", "{\"external_id\":\"A-3\"}");
        for (int score = 1; score <= 3; score++) {
            answer("A-3", score, "");
        }

        JsonNode first = Api.json(api.get(uri("A-3") + "?limit=2"));
        String cursor = first.get("next_cursor").asString();
        JsonNode last = Api.json(api.get(uri("A-3") + "?limit=2&cursor=" + cursor));

        assertThat(first.get("data").valueStream().map(each -> each.get("score").asInt()))
                .containsExactly(3, 2);
        assertThat(last.get("data").valueStream().map(each -> each.get("score").asInt()))
                .containsExactly(1);
        assertThat(last.has("next_cursor")).isFalse();
    }
}
