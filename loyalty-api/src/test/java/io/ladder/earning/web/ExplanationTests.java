package io.ladder.earning.web;

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
import tools.jackson.databind.node.ObjectNode;

/** Why a purchase brought what it did is told for ever as it was told when it was booked. */
@ApiTest
@TestPropertySource(properties = "books=of explanations")
class ExplanationTests {
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;

    ExplanationTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    /** A purchase, booked with its reasons; a minute passes. */
    private JsonNode buy(String name, String number, int cents) {
        var bought =
                api.post(
                        "/v1/purchases?explain=true",
                        """
                        {"member":"external:%s","source":"till","document_number":"%s",
                         "amount":{"amount":%d,"currency":"EUR"}}\
                        """
                                .formatted(name, number, cents));
        assertThat(Api.status(bought)).as(Api.json(bought).toString()).isEqualTo(201);
        assertThat(Api.json(bought).get("reasons")).isNotEmpty();
        aMinutePasses();
        return Api.json(bought);
    }

    private void aMinutePasses() {
        api.post("/v1/sandbox/clock", "{\"advance\":\"PT1M\"}");
    }

    private void correct(String file) {
        int corrections = Api.json(api.get("/v1/programme/corrections")).get("data").size();
        ObjectNode correction =
                JSON.createObjectNode()
                        .put("version", 1)
                        .put("reason", "Another rate")
                        .put("corrections", corrections)
                        .put("source", file);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
        aMinutePasses();
    }

    private static String giving(int points) {
        return ApiTestApplication.programme()
                .replace(
                        "    points: 1\n    per: \"1.00\"",
                        "    points: %d\n    per: \"1.00\"".formatted(points));
    }

    private void requireExplained(JsonNode... purchases) {
        for (JsonNode bought : purchases) {
            String id = bought.get("id").asString();
            JsonNode explained = Api.json(api.get("/v1/purchases/" + id + "/explanation"));
            assertThat(explained.get("reasons")).isEqualTo(bought.get("reasons"));
            JsonNode read = Api.json(api.get("/v1/purchases/" + id));
            assertThat(read.get("earned")).isEqualTo(bought.get("earned"));
            assertThat(read.get("points_earned")).isEqualTo(bought.get("points_earned"));
        }
    }

    @Test
    void staysAfterACorrectionAndAfterWhoeverBoughtIsRatedAgain() {
        api.enrol("ex-1");
        JsonNode first = buy("ex-1", "ex-a", 2_049);
        JsonNode second = buy("ex-1", "ex-b", 99);
        correct(giving(3));
        JsonNode between = buy("ex-1", "ex-c", 1_000);
        requireExplained(first, second, between);

        assertThat(Api.status(api.post("/v1/programme/re-ratings", ""))).isEqualTo(200);
        aMinutePasses();
        JsonNode after = buy("ex-1", "ex-d", 1_000);

        requireExplained(first, second, between, after);
        assertThat(between.get("points_earned").asLong()).isEqualTo(10);
        assertThat(after.get("points_earned").asLong()).isEqualTo(37);
        assertThat(after.get("reasons").toString()).contains("at 3 for each 1.00 EUR");
        correct(giving(1));
        api.post("/v1/programme/re-ratings", "");
    }

    @Test
    void staysAfterMembersAreMergedAndSetApartAgain() {
        api.enrol("ex-2");
        api.enrol("ex-3");
        JsonNode ofOne = buy("ex-2", "ex-e", 2_049);
        JsonNode ofOther = buy("ex-3", "ex-f", 1_999);

        var merged =
                api.post(
                        "/v1/members/external:ex-3/merge",
                        "{\"into\":\"external:ex-2\",\"reason\":\"One person\"}");
        assertThat(Api.status(merged)).isEqualTo(200);
        aMinutePasses();
        JsonNode together = buy("ex-3", "ex-g", 1_049);
        requireExplained(ofOne, ofOther, together);

        var apart = api.post("/v1/members/external:ex-3/unmerge", "{\"reason\":\"Two persons\"}");
        assertThat(Api.status(apart)).isEqualTo(200);
        aMinutePasses();
        requireExplained(ofOne, ofOther, together, buy("ex-3", "ex-h", 51));
    }

    @Test
    void namesTheRulesAndWhatWasChargedWhereTheTillTookADiscountOff() {
        correct(
                giving(1)
                        .replace(
                                "mechanics:\n",
                                "mechanics:\n  - {id: tea-time, kind: discount, percent: 10}\n"));
        api.enrol("ex-4");
        ObjectNode basket = JSON.createObjectNode().put("member", "external:ex-4");
        ObjectNode line = basket.withArray("lines").addObject().put("id", "1");
        line.putObject("amount").put("amount", 2_000).put("currency", "EUR");
        JsonNode quoted = Api.json(api.post("/v1/quotes", basket.toString()));
        assertThat(quoted.at("/total/amount").asLong()).isEqualTo(1_800);
        line.set("amount", quoted.at("/cheaper_lines/0/amount"));
        line.set("list_amount", quoted.at("/cheaper_lines/0/list_amount"));
        assertThat(Api.json(api.post("/v1/quotes", basket.toString()))).isEqualTo(quoted);

        basket.put("source", "till").put("document_number", "ex-i");
        JsonNode bought = Api.json(api.post("/v1/purchases?explain=true", basket.toString()));

        assertThat(bought.get("earned_by_wallet")).isEqualTo(quoted.get("earned_by_wallet"));
        assertThat(bought.get("points_earned").asLong()).isEqualTo(18);
        assertThat(bought.at("/lines/0/list_amount/amount").asLong()).isEqualTo(2_000);
        assertThat(bought.get("reasons").toString()).contains("18.00 EUR spent gives 18");
        assertThat(quoted.get("reasons").valueStream().skip(1).toList())
                .isEqualTo(bought.get("reasons").valueStream().toList());
        requireExplained(bought);
        correct(giving(1));
    }
}
