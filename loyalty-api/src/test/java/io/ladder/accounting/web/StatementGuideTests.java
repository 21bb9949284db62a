package io.ladder.accounting.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import io.ladder.testkit.GuideTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does all that moves points, and looks for it on the statement, as {@code docs/books.md} shows.
 */
@ApiTest
@TestPropertySource(properties = "books=of the guide")
class StatementGuideTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = "books.md";
    private static final String ANNA = "external:anna";

    private final Api api;
    private int documents;

    /** The id of what was made last, and of Anna's first purchase. */
    private String made = "";

    private String first = "";

    StatementGuideTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    /** The household first, since a correction of the rules is for all. */
    @Test
    void showsEachMovement() throws IOException {
        showsEachMovementOfAHousehold();
        showsEachMovementOfAMember();
    }

    private void showsEachMovementOfAMember() throws IOException {
        var rows = GuideTable.cells(PAGE, "### What stands on a statement");
        enrol("ben");
        buy("ben", 70, "");
        enrol("other");
        buy("other", 8, "");

        for (List<String> row : rows) {
            if (!row.get(0).isEmpty()) {
                assertThat(doneByAnna(row.get(0))).as(row.get(0)).isEqualTo(row.get(1));
            }
        }

        assertThat(written(ANNA)).isEqualTo(shown(rows));
    }

    private void showsEachMovementOfAHousehold() throws IOException {
        var rows = GuideTable.cells(PAGE, "### The statement of a household");
        enrol("cora");
        buy("cora", 30, "");
        enrol("dan");
        String earlier = Api.json(buy("dan", 20, "")).get("id").asString();
        String household = "";

        for (List<String> row : rows) {
            String uri = row.get(1).replace("POST ", "").replace("{id}", household);
            String body = "{\"member\":\"external:%s\"}";
            MvcTestResult answer =
                    switch (row.get(0)) {
                        case "Cora founds it" -> post(uri, body.formatted("cora"));
                        case "Dan joins it", "Dan leaves it" -> post(uri, body.formatted("dan"));
                        default -> throw unknown(row.get(0));
                    };
            household = Api.json(answer).get("household_id").asString();
            assertThat(Api.status(api.get("/v1/purchases/" + earlier))).isEqualTo(200);
        }

        assertThat(written("external:cora")).isEqualTo(shown(rows));
        assertThat(written("external:dan"))
                .isEqualTo(GuideTable.cells(PAGE, "### Whoever left a household"));
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException("nobody does " + what);
    }

    /** What the rows say of each line, and whatever else the statement has. */
    private static List<List<String>> shown(List<List<String>> rows) {
        return rows.stream().map(row -> row.subList(2, row.size())).toList();
    }

    private List<List<String>> written(String member) {
        String uri = "/v1/members/" + member + "/statement?from=2026-02-01&limit=200";
        JsonNode statement = Api.json(api.get(uri));
        var lines = new ArrayList<List<String>>();
        long balance = statement.at("/opening/available").asLong();
        for (JsonNode line : statement.get("data")) {
            balance += line.get("points").asLong();
            assertThat(line.get("balance").asLong()).as(line.toString()).isEqualTo(balance);
            lines.add(
                    List.of(
                            "`" + line.get("kind").asString() + "`",
                            line.get("from").asString() + " → " + line.get("to").asString(),
                            signed(line, "points"),
                            signed(line, "pending"),
                            signed(line, "held"),
                            line.get("text").asString()));
        }
        assertThat(statement.at("/closing/available").asLong()).isEqualTo(balance);
        return lines;
    }

    private static String signed(JsonNode line, String field) {
        long points = line.path(field).asLong(0);
        return points == 0 ? "" : points > 0 ? "+" + points : "−" + -points;
    }

    private MvcTestResult post(String uri, String body) {
        return post(api, uri, body);
    }

    private MvcTestResult post(Api caller, String uri, String body) {
        assertThat(Api.status(api.post("/v1/sandbox/clock", "{\"advance\":\"PT1M\"}")))
                .isEqualTo(200);
        MvcTestResult answer = caller.post(uri, body);
        assertThat(Api.status(answer)).as(uri + Api.json(answer)).isBetween(200, 202);
        return answer;
    }

    private void enrol(String name) {
        post("/v1/members", "{\"external_id\":\"%s\"}".formatted(name));
    }

    private MvcTestResult buy(String name, int euros, String more) {
        String body =
                """
                {"member":"external:%s","amount":{"amount":%d00,"currency":"EUR"}%s}\
                """
                        .formatted(name, euros, more);
        return post("/v1/purchases", documented(body));
    }

    /** A body with a document that no other has. */
    private String documented(String body) {
        documents++;
        return body.substring(0, body.length() - 1)
                + ",\"source\":\"till\",\"document_number\":\"n%d\"}".formatted(documents);
    }

    /** Does what a row says, and tells by which operation. */
    private String doneByAnna(String what) {
        return switch (what) {
            case "Anna enrols" -> did("/v1/members", "{\"external_id\":\"anna\"}");
            case "She buys for 60.00" -> bought(60, "");
            case "She orders for 40.00, to be dispatched" ->
                    bought(40, ",\"awaits_dispatch\":true");
            case "The goods leave" -> settled("/v1/purchases/{id}/dispatch", "{}");
            case "10.00 are given back" ->
                    did(
                            "/v1/returns",
                            documented(
                                    ("{\"purchase\":{\"id\":\"%s\"},\"amount\":"
                                                    + "{\"amount\":1000,\"currency\":\"EUR\"}}")
                                            .formatted(first)));
            case "A purchase of last week arrives" ->
                    bought(5, ",\"occurred_at\":\"2026-02-24T12:00:00Z\"");
            case "A clerk gives 30 points" -> adjusted(30);
            case "A clerk takes 10 points" -> adjusted(-10);
            case "Another approves a gift of 2000" -> {
                adjusted(2_000);
                String approve = "/v1/adjustments/{id}/approve";
                made = id(post(api.with(TestKeys.IMPERSONAL), at(approve), ""));
                yield "POST " + approve;
            }
            case "She asks for a coffee" ->
                    did(
                            "/v1/redemptions",
                            documented(
                                    "{\"member\":\"%s\",\"reward\":\"filter-coffee\",\"capture\":false}"
                                            .formatted(ANNA)));
            case "She gets it" -> settled("/v1/redemptions/{id}/capture", "");
            case "She brings it back" ->
                    settled("/v1/redemptions/{id}/cancel", "{\"reason\":\"Cold\"}");
            default -> doneWithPoints(what);
        };
    }

    private String doneWithPoints(String what) {
        return switch (what) {
            case "50 points are to pay", "20 more are to pay" ->
                    did("/v1/payments", payment(Integer.parseInt(what.substring(0, 2))));
            case "30 of them pay" -> settled("/v1/payments/{id}/capture", "{\"points\":30}");
            case "10 are refunded" -> {
                String refunds = "/v1/payments/{id}/refunds";
                post(at(refunds), documented("{\"points\":10,\"reason\":\"Cold\"}"));
                yield "POST " + refunds;
            }
            case "They are not needed" ->
                    settled("/v1/payments/{id}/void", "{\"reason\":\"Pays with a card\"}");
            case "Nobody comes for them" -> passed("PT20M");
            case "She gives Ben 25" -> gave(ANNA, "external:ben", 25);
            case "That is undone" ->
                    settled("/v1/transfers/{id}/reverse", "{\"reason\":\"Wrong card\"}");
            case "Ben gives her 15" -> gave("external:ben", ANNA, 15);
            case "Another record of hers is merged into hers" -> {
                String merge = "/v1/members/{ref}/merge";
                String body = "{\"into\":\"%s\",\"reason\":\"Enrolled twice\"}".formatted(ANNA);
                post(merge.replace("{ref}", "external:other"), body);
                yield "POST " + merge;
            }
            case "It is another person after all" -> {
                String unmerge = "/v1/members/{ref}/unmerge";
                String body = "{\"reason\":\"A namesake\"}";
                post(unmerge.replace("{ref}", "external:other"), body);
                yield "POST " + unmerge;
            }
            case "A rule is corrected, and she is rated again" -> ratedAgain();
            case "14 months pass" -> passed("P425D");
            default -> throw unknown(what);
        };
    }

    private String did(String uri, String body) {
        made = id(post(uri, body));
        return "POST " + uri;
    }

    private String settled(String uri, String body) {
        post(at(uri), body);
        return "POST " + uri;
    }

    private String at(String uri) {
        return uri.replace("{id}", made);
    }

    private static String id(MvcTestResult answer) {
        return Api.json(answer).get("id").asString();
    }

    private String bought(int euros, String more) {
        MvcTestResult answer = buy("anna", euros, more);
        made = id(answer);
        if (euros == 60) {
            first = made;
        }
        return "POST /v1/purchases";
    }

    private String adjusted(int points) {
        String body =
                "{\"member\":\"%s\",\"points\":%d,\"reason_code\":\"goodwill\"}"
                        .formatted(ANNA, points);
        return did("/v1/adjustments", documented(body));
    }

    private String payment(int points) {
        String body =
                """
                {"member":"%s","points":%d,"hold":"PT15M",
                 "lines":[{"amount":{"amount":100000,"currency":"EUR"}}]}\
                """
                        .formatted(ANNA, points);
        return documented(body);
    }

    private String gave(String from, String to, int points) {
        String body = "{\"from\":\"%s\",\"to\":\"%s\",\"points\":%d}".formatted(from, to, points);
        return did("/v1/transfers", documented(body));
    }

    private String ratedAgain() {
        String right =
                ApiTestApplication.programme()
                        .replace(
                                "    points: 1\n    per: \"1.00\"",
                                "    points: 2\n    per: \"1.00\"");
        String body =
                JSON.createObjectNode()
                        .put("version", 1)
                        .put("corrections", 0)
                        .put("reason", "Too few")
                        .put("source", right)
                        .toString();
        post("/v1/programme/corrections", body);
        post("/v1/programme/re-ratings?limit=200", "");
        return "POST /v1/programme/re-ratings";
    }

    private String passed(String time) {
        String body = "{\"advance\":\"%s\"}".formatted(time);
        assertThat(Api.status(api.post("/v1/sandbox/clock", body))).isEqualTo(200);
        return "";
    }
}
