package io.ladder.merge.web;

import static io.ladder.apitest.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class MergeControllerTests {
    private static final String MEMBERS = "/v1/members";

    private final Api api;

    MergeControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private String buy(String member, int cents, String number) {
        MvcTestResult bought =
                api.post(
                        "/v1/purchases",
                        """
                        {"member":"%s","source":"till","document_number":"%s",
                         "amount":{"amount":%d,"currency":"EUR"}}\
                        """
                                .formatted(member, number, cents));
        assertThat(Api.status(bought)).as(Api.json(bought).toString()).isEqualTo(201);
        return Api.json(bought).get("id").asString();
    }

    private MvcTestResult merge(String name, String into) {
        return api.post(
                MEMBERS + "/external:" + name + "/merge",
                "{\"into\":\"external:%s\",\"reason\":\"One person\"}".formatted(into));
    }

    private MvcTestResult unmerge(String name) {
        return api.post(MEMBERS + "/external:" + name + "/unmerge", "{\"reason\":\"Two persons\"}");
    }

    private JsonNode member(String reference) {
        return Api.json(api.get(MEMBERS + "/" + reference));
    }

    private long available(String reference) {
        return member(reference).at("/balances/0/available").asLong();
    }

    @Test
    void letsOneRecordCountAsTheOther() {
        String stays = api.enrol("mg-1");
        String goes = api.enrol("mg-2");
        String purchase = buy("external:mg-2", 1_000, "mg-a");
        assertThat(available("external:mg-2")).isEqualTo(60);

        MvcTestResult merged = merge("mg-2", "mg-1");

        JsonNode answer = Api.json(merged);
        assertThat(Api.status(merged)).as(answer.toString()).isEqualTo(200);
        assertThat(answer.get("member_id").asString()).isEqualTo(goes);
        assertThat(answer.get("merged_into").asString()).isEqualTo(stays);
        // One person is welcomed once.
        assertThat(answer.at("/balances/0/available").asLong()).isEqualTo(60);
        assertThat(answer.at("/movements/0/cause").asString()).isEqualTo("merge");
        assertThat(member("card:card-mg-2").get("merged_into").asString()).isEqualTo(stays);
        assertThat(member("card:card-mg-2").at("/balances/0/available").asLong()).isEqualTo(60);
        assertThat(member(stays).has("merged_into")).isFalse();

        MvcTestResult back =
                api.post(
                        "/v1/returns",
                        """
                        {"purchase":{"source":"till","document_number":"mg-a"},
                         "source":"till","document_number":"mg-b"}\
                        """);
        assertThat(Api.status(back)).as(Api.json(back).toString()).isEqualTo(201);
        assertThat(available(stays)).isEqualTo(50);
        assertThat(Api.json(api.get("/v1/purchases/" + purchase)).get("id").asString())
                .isEqualTo(purchase);
        JsonNode statement =
                Api.json(api.get(MEMBERS + "/external:mg-1/statement?from=2026-03-01"));
        assertThat(statement.toString())
                .contains("Brought together with another record of the same person");
    }

    @Test
    void setsThemApartAgain() {
        api.enrol("mg-3");
        api.enrol("mg-4");
        buy("external:mg-4", 1_000, "mg-c");
        merge("mg-4", "mg-3");
        buy("card:card-mg-4", 500, "mg-d");
        assertThat(available("external:mg-3")).isEqualTo(65);

        MvcTestResult undone = unmerge("mg-4");

        assertThat(Api.status(undone)).as(Api.json(undone).toString()).isEqualTo(200);
        assertThat(Api.json(undone).has("merged_into")).isFalse();
        assertThat(Api.json(undone).at("/balances/0/available").asLong()).isEqualTo(65);
        assertThat(available("external:mg-3")).isEqualTo(50);
        assertThat(available("external:mg-4")).isEqualTo(65);
        assertThat(member("external:mg-4").has("merged_into")).isFalse();
        assertProblem(unmerge("mg-4"), 409, "member_not_merged", "");
    }

    @Test
    void namesTheRecordAtFault() {
        api.enrol("mg-5");
        api.enrol("mg-6");
        assertProblem(merge("mg-5", "nobody"), 404, "member_not_found", "/into");
        assertProblem(merge("nobody", "mg-5"), 404, "member_not_found", "");
        assertProblem(merge("mg-5", "mg-5"), 422, "merge_not_allowed", "/into");
        api.post(MEMBERS + "/external:mg-6/block", "{\"reason\":\"lost\"}");
        assertProblem(merge("mg-5", "mg-6"), 409, "member_blocked", "/into");
        assertProblem(merge("mg-6", "mg-5"), 409, "member_blocked", "");
        api.enrol("mg-7");
        merge("mg-7", "mg-5");
        MvcTestResult twice = merge("mg-7", "mg-5");
        assertProblem(twice, 409, "member_merged", "");
        assertThat(Api.json(twice).get("merged_into").asString())
                .isEqualTo(member("external:mg-5").get("id").asString());
    }

    @Test
    void triesAMergeWithoutBooking() {
        api.enrol("mg-8");
        api.enrol("mg-9");
        buy("external:mg-9", 1_000, "mg-e");

        MvcTestResult tried =
                api.post(
                        MEMBERS + "/external:mg-9/merge?dry_run=true",
                        "{\"into\":\"external:mg-8\",\"reason\":\"One person\"}");

        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(Api.json(tried).at("/balances/0/available").asLong()).isEqualTo(60);
        assertThat(available("external:mg-8")).isEqualTo(50);
        assertThat(member("external:mg-9").has("merged_into")).isFalse();
    }

    @Test
    void answersARepetitionUnderItsKeyWithTheFirstAnswer() {
        api.enrol("mg-10");
        api.enrol("mg-11");
        String body = "{\"into\":\"external:mg-10\",\"reason\":\"One person\"}";
        String uri = MEMBERS + "/external:mg-11/merge";
        MvcTestResult first = api.post(uri, body, "application/json", "Idempotency-Key", "mg-k");

        MvcTestResult again = api.post(uri, body, "application/json", "Idempotency-Key", "mg-k");

        assertThat(Api.json(again)).isEqualTo(Api.json(first));
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
    }
}
