package io.ladder.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A correction is for all members, so that these tests have books of their own. */
@ApiTest
@TestPropertySource(properties = "books=of corrections")
class CorrectionControllerTests {
    private static final String CORRECTIONS = "/v1/programme/corrections";
    private static final String RATINGS = "/v1/programme/re-ratings";
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;

    CorrectionControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private String enrolAndBuy(String name, int euros) {
        String member = "{\"external_id\":\"%s\"}".formatted(name);
        JsonNode enrolled = Api.json(api.post("/v1/members", member));
        buy(name, name + "-1", euros);
        return enrolled.get("id").asString();
    }

    private JsonNode buy(String name, String number, int euros) {
        String purchase =
                """
                {"member":"external:%s","source":"till","document_number":"%s",
                 "amount":{"amount":%d00,"currency":"EUR"}}\
                """
                        .formatted(name, number, euros);
        return Api.json(api.post("/v1/purchases", purchase));
    }

    private long available(String name) {
        return Api.json(api.get("/v1/members/external:" + name))
                .at("/balances/0/available")
                .asLong();
    }

    private static String giving(int points) {
        String file = ApiTestApplication.programme();
        String right =
                file.replace(
                        "    points: 1\n    per: \"1.00\"",
                        "    points: %d\n    per: \"1.00\"".formatted(points));
        assertThat(points == 1).isEqualTo(right.equals(file));
        return right;
    }

    private int known() {
        return Api.json(api.get(CORRECTIONS)).get("data").size();
    }

    private static String wanted(int version, int corrections, String source) {
        return JSON.createObjectNode()
                .put("version", version)
                .put("corrections", corrections)
                .put("reason", "too few")
                .put("source", source)
                .toString();
    }

    /** All pages of an operation that goes from member to member. */
    private List<JsonNode> pages(String uri, String body) {
        var pages = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            String from = cursor == null ? "" : "&cursor=" + cursor;
            MvcTestResult answer = api.post(uri + from, body);
            assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(200);
            JsonNode page = Api.json(answer);
            JsonNode rating = page.has("rating") ? page.get("rating") : page;
            pages.add(rating);
            cursor = rating.has("next_cursor") ? rating.get("next_cursor").asString() : null;
        } while (cursor != null);
        return pages;
    }

    private static JsonNode of(List<JsonNode> pages, String member) {
        return pages.stream()
                .flatMap(page -> page.get("data").valueStream())
                .filter(each -> each.get("member_id").asString().equals(member))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatWouldDifferForEachMemberThenCorrectsThenRatesAgain() {
        String anna = enrolAndBuy("co-1", 30);
        String berta = enrolAndBuy("co-2", 7);
        long before = available("co-1");
        int corrections = known();

        String wanted = wanted(1, corrections, giving(3));
        List<JsonNode> foreseen = pages(CORRECTIONS + "?dry_run=true&limit=1", wanted);

        assertThat(known()).isEqualTo(corrections);
        assertThat(available("co-1")).isEqualTo(before);
        assertThat(foreseen.getFirst().at("/timeline/corrections").asInt())
                .isEqualTo(corrections + 1);
        assertThat(foreseen.getFirst().at("/timeline/versions/0/correction").asInt())
                .isEqualTo(corrections + 1);
        JsonNode ofAnna = of(foreseen, anna);
        assertThat(ofAnna.at("/changes/0/issued").asLong()).isEqualTo(60);
        assertThat(ofAnna.at("/movements/0/cause").asString()).isEqualTo("rerating");

        MvcTestResult made = api.post(CORRECTIONS, wanted);
        assertThat(Api.status(made)).isEqualTo(201);
        assertThat(Api.json(made).has("rating")).isFalse();
        assertThat(known()).isEqualTo(corrections + 1);
        assertThat(available("co-1")).isEqualTo(before);

        JsonNode tried = of(pages(RATINGS + "?dry_run=true&limit=2", ""), berta);
        assertThat(tried).isEqualTo(of(foreseen, berta));
        assertThat(available("co-1")).isEqualTo(before);

        List<JsonNode> rated = pages(RATINGS + "?limit=1", "");
        assertThat(of(rated, anna)).isEqualTo(ofAnna);
        assertThat(available("co-1")).isEqualTo(before + 60);
        long total = rated.stream().mapToLong(page -> page.at("/totals/0/issued").asLong(0)).sum();
        assertThat(total).isGreaterThanOrEqualTo(60 + 14);
        assertThat(pages(RATINGS + "?limit=200", ""))
                .allSatisfy(page -> assertThat(page.get("rated").asInt()).isZero());

        JsonNode line =
                Api.json(api.get("/v1/members/external:co-1/statement?from=2026-03-01"))
                        .get("data")
                        .valueStream()
                        .filter(each -> each.get("kind").asString().equals("rerating"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.get("text").asString()).isEqualTo("Corrected after a rule was corrected.");
        assertThat(line.get("points").asLong()).isEqualTo(60);
        assertThat(buy("co-1", "co-1-2", 10).at("/earned/0/points").asLong()).isEqualTo(30);
        assertThat(Api.json(api.get("/v1/programme")).get("source").asString())
                .isEqualTo(giving(3));
    }

    @Test
    void refusesWhatAnotherHasCorrectedMeanwhile() {
        MvcTestResult answer = api.post(CORRECTIONS, wanted(1, known() + 1, giving(2)));

        assertThat(Api.json(answer).get("code").asString()).isEqualTo("stale");
    }

    @Test
    void refusesToCorrectWhatMembersPaidForRewards() {
        String file = giving(2).replace("cost: 40", "cost: 30");

        MvcTestResult answer = api.post(CORRECTIONS + "?dry_run=true", wanted(1, known(), file));

        JsonNode problem = Api.json(answer);
        assertThat(problem.get("code").asString()).isEqualTo("programme_invalid");
        assertThat(problem.at("/mistakes/0/path").asString()).isEqualTo("/rewards");
        assertThat(problem.at("/mistakes/0/line").asInt()).isPositive();
    }

    @Test
    void refusesVersionsThatThereAreNotAndCursorsOfOtherLists() {
        MvcTestResult unknown = api.post(CORRECTIONS, wanted(9, known(), giving(2)));
        assertThat(Api.json(unknown).get("code").asString()).isEqualTo("programme_not_found");
        enrolAndBuy("co-3", 5);
        enrolAndBuy("co-4", 5);

        JsonNode page =
                Api.json(
                        api.post(
                                CORRECTIONS + "?dry_run=true&limit=1",
                                wanted(1, known(), giving(2))));

        String cursor = page.at("/rating/next_cursor").asString();
        MvcTestResult answer = api.post(RATINGS + "?cursor=" + cursor, "");
        assertThat(Api.json(answer).get("code").asString()).isEqualTo("invalid_cursor");
    }

    @Test
    void takesTheReasonInTheBodyAlone() {
        String silent = wanted(1, known(), giving(2)).replace("\"reason\":\"too few\",", "");

        MvcTestResult answer = api.post(CORRECTIONS + "?dry_run=true&reason=too%20few", silent);

        assertThat(Api.status(answer)).isEqualTo(400);
        assertThat(Api.json(answer).at("/errors/0/pointer").asString()).isEqualTo("/reason");
    }

    @Test
    void takesFilesAsLongAsThoseThatAreApplied() {
        String remarks = "# The rules as they should have been.\n".repeat(5_000);

        MvcTestResult answer =
                api.post(CORRECTIONS + "?dry_run=true", wanted(1, known(), giving(2) + remarks));

        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(200);
    }

    @Test
    void asksForTheScope() {
        MvcTestResult answer = api.with(TestKeys.READER).post(RATINGS, "");

        assertThat(Api.status(answer)).isEqualTo(403);
    }
}
