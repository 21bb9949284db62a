package io.ladder.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Budgets, which rules draw on them, and what a correction does to one that is used up. */
@ApiTest
@TestPropertySource(properties = "books=of budgets")
class BudgetTests {
    private final Api api;

    BudgetTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    /** Purchases draw on a budget of 30 points. */
    private static String giving(int points, int budget) {
        String file =
                ApiTestApplication.programme()
                        .replace(
                                "budgets:\n",
                                "budgets:\n  - {id: spring, points: %d}\n".formatted(budget))
                        .replace(
                                "    points: 1\n    per: \"1.00\"",
                                "    budget: spring\n    points: %d\n    per: \"1.00\""
                                        .formatted(points));
        assertThat(file).contains("budget: spring");
        return file;
    }

    private void correct(int corrections, String file) {
        var correction =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("version", 1)
                        .put("reason", "Another rate")
                        .put("corrections", corrections)
                        .put("source", file);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
    }

    private long buy(String number, int euros) {
        var bought =
                api.post(
                        "/v1/purchases",
                        """
                        {"member":"external:bu-1","source":"till","document_number":"%s",
                         "amount":{"amount":%d00,"currency":"EUR"}}\
                        """
                                .formatted(number, euros));
        assertThat(Api.status(bought)).isEqualTo(201);
        return Api.json(bought).get("points_earned").asLong();
    }

    private JsonNode budget(String id) {
        return Api.json(api.get("/v1/budgets"))
                .get("data")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nameTheRulesThatDrawOnThemAndGiveNoMoreThanTheyHaveByCorrectionsEither() {
        correct(0, giving(1, 30));
        api.enrol("bu-1");

        assertThat(budget("spring").get("rules").toString()).isEqualTo("[\"spend\"]");
        assertThat(budget("opening").get("rules").toString()).isEqualTo("[\"welcome\"]");
        assertThat(buy("bu-a", 20)).isEqualTo(20);
        assertThat(budget("spring").get("used").asLong()).isEqualTo(20);
        assertThat(budget("spring").get("left").asLong()).isEqualTo(10);
        assertThat(budget("spring").get("wallet").asString()).isEqualTo("points");
        assertThat(buy("bu-b", 20)).isEqualTo(10);
        assertThat(budget("spring").get("left").asLong()).isZero();
        api.post("/v1/sandbox/clock", "{\"advance\":\"PT1M\"}");

        correct(1, giving(2, 35));
        assertThat(budget("spring").get("used").asLong()).isEqualTo(30);
        JsonNode rated = Api.json(api.post("/v1/programme/re-ratings", ""));

        // The first purchase would bring 40 instead of 20; the second one stays cut short at 10.
        assertThat(rated.at("/totals/0/issued").asLong()).isEqualTo(5);
        assertThat(budget("spring").get("used").asLong()).isEqualTo(35);
        assertThat(budget("spring").get("points").asLong()).isEqualTo(35);
        assertThat(budget("spring").get("left").asLong()).isZero();
        assertThat(buy("bu-c", 20)).isZero();
    }
}
