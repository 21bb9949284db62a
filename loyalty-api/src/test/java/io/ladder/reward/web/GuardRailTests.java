package io.ladder.reward.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever asks for a reward before taking it is told what whoever takes it is told. */
@ApiTest
@TestPropertySource(properties = "books=of guard rails")
class GuardRailTests {
    private static final String RAILS =
            """

            guard_rails:
              - {id: a-tenth, kind: cost_share, percent: 10, months: 12}
              - {id: calm, kind: points_redeemed, most: 60, per: month}
              - {id: two-a-day, kind: redemptions, most: 2, per: day}
            """;

    private final Api api;
    private int documents;

    GuardRailTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @BeforeEach
    void guardRewards() {
        if (!Api.json(api.get("/v1/programme/corrections")).get("data").isEmpty()) {
            return;
        }
        String file =
                ApiTestApplication.programme()
                                .replaceAll(
                                        "(?m)^    cost: (\\d+)$",
                                        "    cost: $1\n    value_cost: \"3.00\"")
                        + RAILS;
        var correction =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("version", 1)
                        .put("reason", "To keep rewards in proportion")
                        .put("corrections", 0)
                        .put("source", file);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
    }

    private void enrolAndBuy(String name, int euros) {
        api.enrol(name);
        documents++;
        api.post(
                "/v1/purchases",
                """
                {"member":"external:%s","source":"rails","document_number":"%s-%d",
                 "amount":{"amount":%d00,"currency":"EUR"}}\
                """
                        .formatted(name, name, documents, euros));
    }

    private JsonNode take(String name, String reward) {
        documents++;
        return Api.json(
                api.post(
                        "/v1/redemptions",
                        """
                        {"member":"external:%s","source":"rails","document_number":"%s-%d",
                         "reward":"%s"}\
                        """
                                .formatted(name, name, documents, reward)));
    }

    private JsonNode obstacle(String name, String reward) {
        JsonNode asked =
                Api.json(api.get("/v1/members/external:%s/rewards/%s".formatted(name, reward)));
        assertThat(asked.get("available").asBoolean()).isFalse();
        return asked.at("/obstacles/0");
    }

    private static void same(JsonNode obstacle, JsonNode refusal, String... facts) {
        assertThat(refusal.get("code").asString()).isEqualTo("guard_rail_reached");
        for (String each : List.of("code", "detail")) {
            assertThat(obstacle.get(each)).isEqualTo(refusal.get(each));
        }
        for (String fact : facts) {
            assertThat(refusal.has(fact)).as(fact).isTrue();
            assertThat(obstacle.path(fact).asString())
                    .as(fact)
                    .isEqualTo(refusal.get(fact).asString());
        }
        assertThat(obstacle.size()).isEqualTo(2 + facts.length);
    }

    @Test
    void tellTheSameFiguresBeforeAsWhenSomebodyTakesTheReward() {
        enrolAndBuy("gr-1", 20);
        JsonNode obstacle = obstacle("gr-1", "filter-coffee");
        same(
                obstacle,
                take("gr-1", "filter-coffee"),
                "guard_rail",
                "brought_in",
                "allowed",
                "given",
                "asked");
        assertThat(obstacle.get("guard_rail").asString()).isEqualTo("a-tenth");
        assertThat(obstacle.get("brought_in").asLong()).isEqualTo(2_000);
        assertThat(obstacle.get("allowed").asLong()).isEqualTo(200);
        assertThat(obstacle.get("given").asLong()).isZero();
        assertThat(obstacle.get("asked").asLong()).isEqualTo(300);
    }

    @Test
    void tellHowManyPointsAreGoneAlready() {
        enrolAndBuy("gr-2", 200);
        assertThat(take("gr-2", "filter-coffee").get("status").asString()).isEqualTo("captured");

        same(
                obstacle("gr-2", "filter-coffee"),
                take("gr-2", "filter-coffee"),
                "guard_rail",
                "allowed",
                "given",
                "asked");
    }
}
