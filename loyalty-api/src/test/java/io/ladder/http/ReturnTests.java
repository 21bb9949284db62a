package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Goods that come back, and goods that leave, as a till tells of them. */
@ApiTest
@TestPropertySource(properties = "books=of returns")
class ReturnTests {
    private final Api api;

    ReturnTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private void enrol(String member) {
        assertThat(Api.status(api.post("/v1/members", "{\"external_id\":\"" + member + "\"}")))
                .isEqualTo(201);
    }

    private JsonNode buy(String member, String number, long cents, String more) {
        return Api.json(
                api.post(
                        "/v1/purchases",
                        """
                        {"member":"external:%s","source":"r","document_number":"%s",
                         "amount":{"amount":%d,"currency":"EUR"}%s}\
                        """
                                .formatted(member, number, cents, more)));
    }

    private MvcTestResult giveBack(String body) {
        return api.post("/v1/returns", "{\"source\":\"r\"," + body + "}");
    }

    private static JsonNode points(JsonNode answer) {
        return answer.get("balances").get(0);
    }

    @Test
    void takesBackAnAmountOfAPurchase() {
        enrol("R-1");
        String purchase = buy("R-1", "r1", 3_000, "").get("id").asString();

        var back =
                Api.json(
                        giveBack(
                                """
                                "document_number":"r1-1","purchase":{"id":"%s"},
                                "amount":{"amount":1000,"currency":"EUR"}\
                                """
                                        .formatted(purchase)));

        assertThat(back.get("amount").get("amount").asLong()).isEqualTo(1_000);
        assertThat(back.has("lines")).isFalse();
        assertThat(points(back).get("available").asLong()).isEqualTo(50 + 20);
        assertThat(Api.json(api.get("/v1/returns/" + back.get("id").asString()))).isEqualTo(back);
        var tooMuch =
                giveBack(
                        """
                        "document_number":"r1-2","purchase":{"id":"%s"},
                        "amount":{"amount":2001,"currency":"EUR"}\
                        """
                                .formatted(purchase));
        assertThat(Api.status(tooMuch)).isEqualTo(422);
        assertThat(Api.json(tooMuch).get("left").asLong()).isEqualTo(2_000);
    }

    @Test
    void takesBackWithoutAReceiptFromTheNewestPurchases() {
        enrol("R-2");
        String older = buy("R-2", "r2a", 2_000, "").get("id").asString();
        String newer = buy("R-2", "r2b", 1_000, "").get("id").asString();
        String body =
                """
                "document_number":"r2-1","member":"external:R-2",
                "amount":{"amount":1500,"currency":"EUR"}\
                """;

        var back = Api.json(giveBack(body));

        assertThat(back.has("purchase_id")).isFalse();
        var taken = back.get("taken_from");
        assertThat(taken.get(0).get("purchase_id").asString()).isEqualTo(newer);
        assertThat(taken.get(0).get("amount").get("amount").asLong()).isEqualTo(1_000);
        assertThat(taken.get(1).get("purchase_id").asString()).isEqualTo(older);
        assertThat(points(back).get("available").asLong()).isEqualTo(50 + 15);
        var again = giveBack(body);
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.json(again)).isEqualTo(back);
    }

    @Test
    void tellsTheMoneyToWithholdForPointsThatAreSpent() {
        enrol("R-3");
        String purchase = buy("R-3", "r3", 3_000, "").get("id").asString();
        api.post(
                "/v1/redemptions",
                """
                {"member":"external:R-3","source":"r","document_number":"r3-c",
                 "reward":"filter-coffee"}\
                """);
        api.post(
                "/v1/adjustments",
                """
                {"member":"external:R-3","source":"r","document_number":"r3-a","points":-35,
                 "reason_code":"correction"}\
                """);

        var back =
                Api.json(
                        giveBack(
                                "\"document_number\":\"r3-1\",\"purchase\":{\"id\":\"%s\"}"
                                        .formatted(purchase)));

        // 50 + 30 − 40 − 35 leaves 5 of the 30 that the return takes.
        var shortfall = back.get("shortfalls").get(0);
        assertThat(shortfall.get("points").asLong()).isEqualTo(25);
        assertThat(shortfall.get("withhold").get("amount").asLong()).isEqualTo(25);
        assertThat(points(back).get("available").asLong()).isZero();
    }

    @Test
    void saysWhatAReturnLacks() {
        requireFault("\"document_number\":\"r4\"", "/purchase");
        requireFault("\"document_number\":\"r4\",\"member\":\"external:R-1\"", "/amount");
        requireFault(
                """
                "document_number":"r4","member":"external:R-1","purchase":{"id":"pur_1"}\
                """,
                "/member");
        requireFault(
                """
                "document_number":"r4","purchase":{"id":"pur_1"},
                "amount":{"amount":0,"currency":"EUR"}\
                """,
                "/amount/amount");
        requireFault(
                """
                "document_number":"r4","purchase":{"id":"pur_1"},
                "lines":[{"line":"1","quantity":1}],"amount":{"amount":1,"currency":"EUR"}\
                """,
                "/lines");
    }

    private void requireFault(String body, String pointer) {
        var answer = giveBack(body);
        assertThat(Api.status(answer)).isEqualTo(400);
        assertThat(Api.json(answer).get("errors").get(0).get("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void makesPointsAvailableWithTheDispatch() {
        enrol("R-5");
        var order = buy("R-5", "r5", 3_000, ",\"awaits_dispatch\":true");
        assertThat(points(order).get("pending").asLong()).isEqualTo(30);
        String path = "/v1/purchases/" + order.get("id").asString() + "/dispatch";

        assertThat(points(Api.json(api.post(path + "?dry_run=true", "{}"))).get("pending").asLong())
                .isZero();
        var dispatched = Api.json(api.post(path, "{}"));

        assertThat(points(dispatched).get("available").asLong()).isEqualTo(50 + 30);
        assertThat(points(dispatched).get("pending").asLong()).isZero();
        var again = api.post(path, "{}");
        assertThat(Api.status(again)).isEqualTo(409);
        assertThat(Api.json(again).get("code").asString()).isEqualTo("dispatch_not_awaited");
    }
}
