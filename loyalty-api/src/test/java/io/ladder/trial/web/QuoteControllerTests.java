package io.ladder.trial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
@TestPropertySource(properties = "books=of quotes")
class QuoteControllerTests {
    private static final String QUOTES = "/v1/quotes";
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;

    QuoteControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private void enrol(String name) {
        api.post("/v1/members", "{\"external_id\":\"%s\"}".formatted(name));
    }

    private static ObjectNode basket(int cents) {
        ObjectNode basket = JSON.createObjectNode();
        basket.putObject("amount").put("amount", cents).put("currency", "EUR");
        return basket;
    }

    private static ObjectNode of(String name, int cents) {
        return basket(cents).put("member", "external:" + name);
    }

    private static ObjectNode purchase(String name, String number, int cents) {
        return of(name, cents).put("source", "till").put("document_number", number);
    }

    private JsonNode quote(ObjectNode wanted) {
        var answer = api.post(QUOTES, wanted.toString());
        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(200);
        return Api.json(answer);
    }

    private JsonNode refused(int status, ObjectNode wanted) {
        var answer = api.post(QUOTES, wanted.toString());
        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(status);
        return Api.json(answer);
    }

    private static String giving(int points) {
        String file = ApiTestApplication.programme();
        String other =
                file.replace(
                        "    points: 1\n    per: \"1.00\"",
                        "    points: %d\n    per: \"1.00\"".formatted(points));
        assertThat(other).isNotEqualTo(file);
        return other;
    }

    @Test
    void tellsWhatADryRunTells() {
        enrol("Q-1");
        api.post("/v1/purchases", purchase("Q-1", "Q-1-1", 4250).toString());
        for (String at : List.of("2026-03-02T09:00:00Z", "2026-03-01T12:00:00Z")) {
            ObjectNode next = purchase("Q-1", "Q-1-2", 9980).put("occurred_at", at);
            JsonNode tried =
                    Api.json(api.post("/v1/purchases?dry_run=true&explain=true", next.toString()));

            JsonNode quoted = quote(of("Q-1", 9980).put("occurred_at", at));

            assertThat(quoted.get("discounts")).isEmpty();
            assertThat(quoted.get("cheaper_lines")).isEmpty();
            assertThat(quoted.get("total_before_discounts")).isEqualTo(quoted.get("total"));
            for (String field : tried.propertyNames()) {
                if (!quoted.has(field)) {
                    continue;
                }
                assertThat(quoted.get(field)).as(field).isEqualTo(tried.get(field));
            }
            assertThat(quoted.get("reasons")).isNotEmpty();
        }
        assertThat(Api.json(api.get("/v1/members/external:Q-1/purchases")).get("data")).hasSize(1);
    }

    @Test
    void triesADraftThatIsKept() {
        enrol("Q-8");
        assertThat(Api.status(api.put("/v1/programme/drafts/q-8", giving(3), null))).isEqualTo(200);
        ObjectNode wanted = of("Q-8", 1000);

        assertThat(quote(wanted.put("draft", "q-8")))
                .isEqualTo(quote(of("Q-8", 1000).put("programme", giving(3))));
        assertThat(quote(wanted).get("points_earned").asInt()).isEqualTo(30);
        assertThat(refused(404, of("Q-8", 1000).put("draft", "q-7")).get("code").asString())
                .isEqualTo("draft_not_found");
        assertThat(
                        refused(400, wanted.put("programme", giving(2)))
                                .at("/errors/0/pointer")
                                .asString())
                .isEqualTo("/draft");
    }

    @Test
    void tellsWhatABasketCostsWithDiscounts() {
        enrol("Q-9");
        String file = ApiTestApplication.programme();
        String draft =
                file.replace(
                        "mechanics:\n",
                        "mechanics:\n  - {id: tea-time, kind: discount, percent: 10,"
                                + " only: {categories: [tea]}}\n");
        assertThat(draft).isNotEqualTo(file);
        ObjectNode wanted =
                JSON.createObjectNode().put("member", "external:Q-9").put("programme", draft);
        for (String each : List.of("tea", "cup", "tea")) {
            ObjectNode line = wanted.withArray("lines").addObject();
            line.put("id", each + wanted.get("lines").size()).put("category", each);
            line.putObject("amount").put("amount", 333).put("currency", "EUR");
        }

        JsonNode quoted = quote(wanted);

        assertThat(quoted.at("/total/amount").asInt()).isEqualTo(932);
        assertThat(quoted.at("/total_before_discounts/amount").asInt()).isEqualTo(999);
        assertThat(quoted.at("/discounts/0/discount").asString()).isEqualTo("tea-time");
        assertThat(quoted.at("/discounts/0/amount/amount").asInt()).isEqualTo(67);
        assertThat(quoted.at("/discounts/0/lines").findValuesAsString("line"))
                .containsExactly("tea1", "tea3");
        assertThat(quoted.get("cheaper_lines")).hasSize(2);
        assertThat(quoted.at("/cheaper_lines/0/amount/amount").asInt()).isEqualTo(299);
        assertThat(quoted.at("/cheaper_lines/1/amount/amount").asInt()).isEqualTo(300);
        assertThat(quoted.at("/cheaper_lines/1/list_amount/amount").asInt()).isEqualTo(333);
        assertThat(quoted.at("/reasons/0/text").asString())
                .isEqualTo("10 % takes 0.67 EUR off 6.66 EUR.");
        // A point for each full euro of what is charged.
        assertThat(quoted.get("points_earned").asInt()).isEqualTo(9);

        for (JsonNode cheaper : quoted.get("cheaper_lines")) {
            for (JsonNode line : wanted.get("lines")) {
                if (line.get("id").equals(cheaper.get("id"))) {
                    ((ObjectNode) line).set("amount", cheaper.get("amount"));
                    ((ObjectNode) line).set("list_amount", cheaper.get("list_amount"));
                }
            }
        }
        assertThat(quote(wanted)).as("asked again as the purchase names it").isEqualTo(quoted);
    }

    @Test
    void quotesForSomebodyImagined() {
        ObjectNode wanted = basket(1000);
        ObjectNode imagined = wanted.putObject("imagined");
        imagined.putObject("rungs").put("loyalty", "client");
        imagined.putObject("balances").put("points", 295);

        JsonNode quoted = quote(wanted);

        // 10 points and a quarter more for clients, rounded down.
        assertThat(quoted.get("points_earned").asInt()).isEqualTo(12);
        assertThat(quoted.at("/balances/0/available").asInt()).isEqualTo(307);
        assertThat(quoted.at("/tiers/0/rung").asString()).isEqualTo("client");
        assertThat(quoted.at("/moves")).isEmpty();
        assertThat(quoted.at("/rewards").findValuesAsString("id"))
                .containsExactly("filter-coffee", "tasting", "film", "five-off");
    }

    @Test
    void triesADraftWithoutApplyingIt() {
        enrol("Q-2");
        JsonNode before = Api.json(api.get("/v1/programme/versions"));

        for (ObjectNode wanted : List.of(of("Q-2", 1000), newcomer())) {
            JsonNode quoted = quote(wanted.put("programme", giving(3)));

            assertThat(quoted.get("points_earned").asInt()).isEqualTo(30);
            assertThat(quoted.get("programme_version").asInt()).isEqualTo(2);
        }

        assertThat(quote(of("Q-2", 1000)).get("points_earned").asInt()).isEqualTo(10);
        assertThat(Api.json(api.get("/v1/programme/versions"))).isEqualTo(before);
    }

    private static ObjectNode newcomer() {
        ObjectNode wanted = basket(1000);
        wanted.putObject("imagined");
        return wanted;
    }

    @Test
    void looksAhead() {
        String draft =
                giving(2)
                        .replace(
                                "    ladder: loyalty\n",
                                "    ladder: loyalty\n    when: {weekdays: [saturday]}\n");
        ObjectNode wanted = newcomer().put("programme", draft);

        assertThat(quote(wanted).get("points_earned").asInt()).isZero();
        assertThat(quote(wanted).get("reasons").toString()).contains("It applies");
        wanted.put("occurred_at", "2026-12-26T12:00:00Z");
        assertThat(quote(wanted).get("points_earned").asInt()).isEqualTo(20);
        wanted.put("occurred_at", "2046-12-26T12:00:00Z");
        assertThat(refused(400, wanted).at("/errors/0/pointer").asString())
                .isEqualTo("/occurred_at");
    }

    @Test
    void tellsTheMistakesOfADraft() {
        String faulty = ApiTestApplication.programme().replace("points: 1\n", "point: 1\n");

        JsonNode problem = refused(422, newcomer().put("programme", faulty));

        assertThat(problem.get("code").asString()).isEqualTo("programme_invalid");
        assertThat(problem.at("/mistakes/0/line").asInt()).isPositive();
        String withoutWallet =
                ApiTestApplication.programme()
                        .replace("code: points", "code: stars")
                        .replace("wallets: {points:", "wallets: {stars:");
        assertThat(refused(422, newcomer().put("programme", withoutWallet)).toString())
                .contains("The wallet points is missing");
    }

    @Test
    void refusesWhatIsNotSound() {
        assertThat(refused(400, basket(100)).at("/errors/0/pointer").asString())
                .isEqualTo("/member");
        ObjectNode noRung = basket(100);
        noRung.putObject("imagined").putObject("rungs").put("loyalty", "king");
        assertThat(refused(400, noRung).at("/errors/0/pointer").asString())
                .isEqualTo("/imagined/rungs/loyalty");
        ObjectNode noWallet = basket(100);
        noWallet.putObject("imagined").putObject("balances").put("a/b", 1);
        assertThat(refused(400, noWallet).at("/errors/0/pointer").asString())
                .isEqualTo("/imagined/balances/a~1b");
        ObjectNode francs = newcomer();
        francs.putObject("amount").put("amount", 100).put("currency", "CHF");
        assertThat(refused(422, francs).toString())
                .contains("currency_mismatch")
                .contains("/amount/currency");
        assertThat(refused(404, of("nobody", 100)).get("code").asString())
                .isEqualTo("member_not_found");
    }

    private Api keyOf(String... scopes) {
        ObjectNode wanted = JSON.createObjectNode().put("label", "some key");
        for (String scope : scopes) {
            wanted.withArray("scopes").add(scope);
        }
        JsonNode key = Api.json(api.post("/v1/keys", wanted.toString()));
        return api.with(key.get("key").asString());
    }

    private static void mayNot(Api key, ObjectNode wanted, String missing) {
        var answer = key.post(QUOTES, wanted.toString());
        assertThat(Api.status(answer)).isEqualTo(403);
        assertThat(Api.json(answer).get("required_scope").asString()).isEqualTo(missing);
    }

    @Test
    void showsOfMembersOnlyWhatTheKeyMaySee() {
        enrol("Q-3");
        Api designer = keyOf("quotes:read", "programme:read");

        assertThat(
                        Api.status(
                                designer.post(
                                        QUOTES, newcomer().put("programme", giving(2)).toString())))
                .isEqualTo(200);
        mayNot(designer, of("Q-3", 1000), "points:read");
    }

    @Test
    void letsATillAskByTheProgrammeInForceAndSeeNothingOfDrafts() {
        enrol("Q-10");
        Api till = keyOf("quotes:read", "points:read", "purchases:write");

        assertThat(Api.status(till.post(QUOTES, of("Q-10", 1000).toString()))).isEqualTo(200);
        mayNot(till, of("Q-10", 1000).put("programme", giving(2)), "programme:read");
        mayNot(till, of("Q-10", 1000).put("draft", "any"), "programme:read");
        assertThat(Api.status(till.get("/v1/programme"))).isEqualTo(403);
        mayNot(keyOf("programme:read", "points:read"), of("Q-10", 1000), "quotes:read");
    }
}
