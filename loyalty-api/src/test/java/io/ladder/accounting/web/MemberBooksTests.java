package io.ladder.accounting.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Balances as of a moment, and statements. */
@ApiTest
@TestPropertySource(properties = "books=of members")
class MemberBooksTests {
    private final Api api;

    MemberBooksTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private void enrol(String member) {
        api.post("/v1/members", "{\"external_id\":\"%s\"}".formatted(member));
    }

    private void buy(String member, int number, String more) {
        String body =
                """
                {"member":"external:%s","source":"books","document_number":"%s-%d",
                 "amount":{"amount":1000,"currency":"EUR"}%s}\
                """
                        .formatted(member, member, number, more);
        assertThat(Api.status(api.post("/v1/purchases", body))).isEqualTo(201);
    }

    private static String balances(String member, String query) {
        return "/v1/members/external:" + member + "/balances" + query;
    }

    private static String statement(String member, String query) {
        return "/v1/members/external:" + member + "/statement" + query;
    }

    private JsonNode wallet(String uri) {
        return Api.json(api.get(uri)).at("/balances/0");
    }

    @Test
    void showsWhatAMemberHadAndWillHave() {
        enrol("B-1");
        buy("B-1", 1, "");

        JsonNode now = wallet(balances("B-1", ""));
        assertThat(now.get("available").asInt()).isEqualTo(60);
        assertThat(now.get("debt").asInt()).isZero();
        assertThat(now.at("/expiring/0/points").asInt()).isEqualTo(60);
        String expiry = now.at("/expiring/0/at").asString();
        assertThat(wallet(balances("B-1", "?at=2026-03-02T08:59:59Z")).get("available").asInt())
                .isZero();
        JsonNode later = wallet(balances("B-1", "?at=" + expiry));
        assertThat(later.get("available").asInt()).isZero();
        assertThat(later.get("lifetime").asInt()).isEqualTo(60);
    }

    @Test
    void tellsTheStatementOfWhoeverWasIdleSinceAVersionBegan() {
        enrol("B-9");
        buy("B-9", 1, "");
        MvcTestResult programme = api.get("/v1/programme");
        var next =
                api.post(
                        "/v1/programme/versions",
                        Api.json(programme).get("source").asString(),
                        "application/yaml",
                        "If-Match",
                        Api.header(programme, "ETag"));
        assertThat(Api.status(next)).isEqualTo(201);

        MvcTestResult answer = api.get(statement("B-9", "?wallet=points"));

        assertThat(Api.status(answer)).isEqualTo(200);
        assertThat(Api.json(answer).at("/closing/available").asInt()).isEqualTo(60);
    }

    @Test
    void refusesMomentsThatNobodyCanMean() {
        enrol("B-2");

        for (String at : List.of("yesterday", "2046-01-01T00:00:00Z")) {
            JsonNode problem = Api.json(api.get(balances("B-2", "?at=" + at)));
            assertThat(problem.get("code").asString()).isEqualTo("invalid_field");
            assertThat(problem.toString()).contains("at must be");
        }
        assertThat(Api.status(api.get(balances("nobody", "")))).isEqualTo(404);
    }

    @Test
    void statesAPeriodPageByPage() {
        enrol("B-3");
        buy("B-3", 1, "");
        buy("B-3", 2, ",\"occurred_at\":\"2026-02-27T12:00:00Z\"");
        buy("B-3", 3, "");

        JsonNode page = Api.json(api.get(statement("B-3", "?limit=2")));
        assertThat(page.get("from").asString()).isEqualTo("2026-03-01");
        assertThat(page.get("until").asString()).isEqualTo("2026-03-02");
        assertThat(page.get("time_zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(page.at("/opening/available").asInt()).isZero();
        assertThat(page.at("/closing/available").asInt()).isEqualTo(80);
        var texts = new ArrayList<String>();
        long balance = 0;
        while (true) {
            for (JsonNode line : page.get("data")) {
                balance += line.get("points").asLong();
                assertThat(line.get("balance").asLong()).isEqualTo(balance);
                texts.add(line.get("kind").asString() + ": " + line.get("text").asString());
            }
            if (!page.has("next_cursor")) {
                break;
            }
            String cursor = page.get("next_cursor").asString();
            page = Api.json(api.get(statement("B-3", "?limit=2&cursor=" + cursor)));
        }
        assertThat(balance).isEqualTo(80);
        assertThat(texts)
                .containsExactly(
                        "enrolment: Earned by welcome.",
                        "purchase: Earned by spend.",
                        "purchase: Corrected after something arrived late.",
                        "purchase: Earned by spend.");
    }

    @Test
    void namesTheDocumentAndTheRecord() {
        enrol("B-4");
        buy("B-4", 1, "");

        JsonNode line = Api.json(api.get(statement("B-4", ""))).at("/data/1");

        assertThat(line.get("id").asString()).startsWith("pur_");
        assertThat(line.get("source").asString()).isEqualTo("books");
        assertThat(line.get("document_number").asString()).isEqualTo("B-4-1");
        assertThat(line.get("from").asString()).isEqualTo("issued");
        assertThat(line.has("held")).isFalse();
    }

    @Test
    void refusesPeriodsThatAreNone() {
        enrol("B-5");

        for (String query :
                List.of(
                        "?until=2026-03-03",
                        "?from=2026-03-02&until=2026-03-01",
                        "?from=2016-03-01&until=2026-03-02",
                        "?from=1969-12-31&until=1970-01-01",
                        "?from=March",
                        "?wallet=miles",
                        "?cursor=abc")) {
            assertThat(Api.status(api.get(statement("B-5", query)))).as(query).isEqualTo(400);
        }
        String purchases = "/v1/members/external:B-5/entries?limit=1";
        String cursor = Api.json(api.get(purchases)).get("next_cursor").asString();
        assertThat(Api.status(api.get(statement("B-5", "?cursor=" + cursor)))).isEqualTo(400);
        assertThat(Api.status(api.get(statement("B-5", "?from=2016-03-02")))).isEqualTo(200);
    }

    @Test
    void asksForAScope() {
        enrol("B-6");

        assertThat(Api.status(api.with(TestKeys.READER).get(balances("B-6", "")))).isEqualTo(403);
        assertThat(Api.status(api.with(TestKeys.READER).get(statement("B-6", "")))).isEqualTo(403);
    }
}
