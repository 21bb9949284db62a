package io.ladder.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What guard rails kept back is listed until somebody has looked. */
@ApiTest
@TestPropertySource(properties = "books=of alerts")
class AlertTests {
    private static final String RAILS =
            """

            guard_rails:
              - {id: calm, kind: purchases, most: 1}
              - {id: one-a-day, kind: redemptions, most: 1, per: day}
            """;

    private final Api api;
    private int documents;

    AlertTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @BeforeEach
    void guard() {
        if (!Api.json(api.get("/v1/programme/corrections")).get("data").isEmpty()) {
            return;
        }
        var correction =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("version", 1)
                        .put("reason", "To see who buys too often")
                        .put("corrections", 0)
                        .put("source", ApiTestApplication.programme() + RAILS);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
    }

    private void buy(String name) {
        documents++;
        var bought =
                api.post(
                        "/v1/purchases",
                        """
                        {"member":"external:%s","source":"alerts","document_number":"%s-%d",
                         "amount":{"amount":40000,"currency":"EUR"}}\
                        """
                                .formatted(name, name, documents));
        assertThat(Api.status(bought)).isEqualTo(201);
    }

    private int take(String name) {
        documents++;
        return Api.status(
                api.post(
                        "/v1/redemptions",
                        """
                        {"member":"external:%s","source":"alerts","document_number":"%s-%d",
                         "reward":"filter-coffee"}\
                        """
                                .formatted(name, name, documents)));
    }

    private JsonNode list(String query) {
        MvcTestResult listed = api.get("/v1/alerts" + query);
        assertThat(Api.status(listed)).as(Api.json(listed).toString()).isEqualTo(200);
        return Api.json(listed);
    }

    @Test
    void tellsWhatWasKeptBackUntilSomebodyHasLooked() {
        api.enrol("anna");
        buy("anna");
        buy("anna");
        buy("anna");
        assertThat(take("anna")).isEqualTo(201);
        assertThat(take("anna")).isEqualTo(422);

        JsonNode both = list("?member=external:anna").get("data");
        assertThat(both).hasSize(2);
        assertThat(both.at("/0/kind").asString()).isEqualTo("redemptions");
        assertThat(both.at("/0/guard_rail").asString()).isEqualTo("one-a-day");
        assertThat(both.at("/0/count").asInt()).isEqualTo(1);
        assertThat(both.at("/1/kind").asString()).isEqualTo("purchases");
        assertThat(both.at("/1/count").asInt()).isEqualTo(2);
        assertThat(both.at("/1/open").asBoolean()).isTrue();
        String uri = "/v1/alerts/" + both.at("/1/id").asString();
        JsonNode reviewed =
                Api.json(api.post(uri + "/review", "{\"verdict\":\"abuse\",\"count\":2}"));

        assertThat(reviewed.get("open").asBoolean()).isFalse();
        assertThat(reviewed.at("/review/verdict").asString()).isEqualTo("abuse");
        assertThat(reviewed.at("/review/reviewed_by").asString()).startsWith("key_");
        assertThat(list("?member=external:anna&open=true").get("data")).hasSize(1);
        buy("anna");
        assertThat(Api.json(api.get(uri)).get("open").asBoolean()).isTrue();
        assertThat(Api.json(api.get(uri)).at("/review/count").asInt()).isEqualTo(2);
    }

    @Test
    void goesThroughPagesOfOneList() {
        for (String name : new String[] {"ben", "cleo", "dora"}) {
            api.enrol(name);
            buy(name);
            buy(name);
        }
        String query = "?by=calm&limit=2";
        JsonNode first = list(query);
        String cursor = first.get("next_cursor").asString();

        assertThat(first.get("data")).hasSize(2);
        JsonNode second = list(query + "&cursor=" + cursor);
        assertThat(second.get("data").valueStream().map(each -> each.get("id").asString()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(
                        first.get("data")
                                .valueStream()
                                .map(each -> each.get("id").asString())
                                .toList());
        assertThat(
                        Api.json(api.get("/v1/alerts?by=points&limit=2&cursor=" + cursor))
                                .get("code")
                                .asString())
                .isEqualTo("invalid_cursor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ?from=2026-02-30                   | 400 | from
                    ?from=2026-03-02&until=2026-03-01  | 400 | from
                    ?from=2024-01-01&until=2026-03-01  | 400 | from
                    ?open=perhaps                      | 400 | open
                    ?member=external:nobody            | 404 |
                    """)
    void refusesWhatItCannotList(String query, int status, String parameter) {
        MvcTestResult refused = api.get("/v1/alerts" + query);

        assertThat(Api.status(refused)).isEqualTo(status);
        if (parameter != null) {
            assertThat(Api.json(refused).toString()).contains('"' + parameter + '"');
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"verdict":"guilty","count":1}   | 400 | /verdict
                    {"verdict":"abuse","count":9}    | 400 | /count
                    {"verdict":"abuse","count":0}    | 400 | /count
                    {"verdict":"abuse"}              | 400 | /count
                    """)
    void refusesReviewsOfWhatDidNotHappen(String body, int status, String pointer) {
        String name = "emil" + body.hashCode();
        api.enrol(name);
        buy(name);
        buy(name);
        String alert = list("?member=external:" + name).at("/data/0/id").asString();

        MvcTestResult refused = api.post("/v1/alerts/" + alert + "/review", body);

        assertThat(Api.status(refused)).isEqualTo(status);
        assertThat(Api.json(refused).toString()).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing",
        "2026-03-02.purchases.calm.mbr_0",
        "2026-03-02.theft.calm.mbr_01kjqg0000e008000000000001",
        "2026-02-30.purchases.calm.mbr_01kjqg0000e008000000000001",
        "2026-03-02.purchases.other.mbr_01kjqg0000e008000000000001"
    })
    void findsNothingElse(String id) {
        assertThat(Api.status(api.get("/v1/alerts/" + id))).isEqualTo(404);
        assertThat(
                        Api.status(
                                api.post(
                                        "/v1/alerts/" + id + "/review",
                                        "{\"verdict\":\"abuse\",\"count\":1}")))
                .isEqualTo(404);
    }
}
