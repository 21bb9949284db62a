package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What only tells what it would bring writes nothing. */
@ApiTest
class DryRunTests {
    private static final String BATCH = "/v1/purchases/batch";
    private static final String CLOCK = "/v1/sandbox/clock";

    private final Api api;

    DryRunTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private static String purchase(String member, String number) {
        return """
        {"member":"external:%s","source":"dry","document_number":"%s",
         "amount":{"amount":1000,"currency":"EUR"}}\
        """
                .formatted(member, number);
    }

    private static String batch(boolean enrolling, String... purchases) {
        return "{\"enrol_unknown\":%s,\"purchases\":[%s]}"
                .formatted(enrolling, String.join(",", purchases));
    }

    private JsonNode purchasesOf(String member) {
        return Api.json(api.get("/v1/members/external:" + member + "/purchases")).get("data");
    }

    @Test
    void triesABatchWithoutBooking() {
        api.post("/v1/members", "{\"external_id\":\"D-1\"}");
        String body = batch(false, purchase("D-1", "1"), purchase("nobody", "2"));

        var answer = Api.json(api.post(BATCH + "?dry_run=true", body));

        assertThat(answer.get("booked").asInt()).isEqualTo(1);
        assertThat(answer.get("refused").asInt()).isEqualTo(1);
        JsonNode tried = answer.get("data").get(0);
        assertThat(tried.get("status").asInt()).isEqualTo(200);
        assertThat(tried.has("id")).isFalse();
        assertThat(tried.get("member_id").asString()).startsWith("mbr_");
        assertThat(tried.get("earned")).isNotEmpty();
        assertThat(answer.get("data").get(1).get("problem").get("code").asString())
                .isEqualTo("member_not_found");
        assertThat(purchasesOf("D-1")).isEmpty();
        var booked = Api.json(api.post(BATCH, body)).get("data").get(0);
        assertThat(booked.get("status").asInt()).isEqualTo(201);
        assertThat(booked.has("replayed")).isFalse();
        assertThat(booked.get("earned")).isEqualTo(tried.get("earned"));
    }

    @Test
    void triesABatchOfStrangersWithoutEnrollingThem() {
        String body = batch(true, purchase("D-2", "3"));

        JsonNode tried = Api.json(api.post(BATCH + "?dry_run=true", body)).get("data").get(0);

        assertThat(tried.get("status").asInt()).isEqualTo(200);
        assertThat(tried.has("member_id")).isFalse();
        assertThat(Api.status(api.get("/v1/members/external:D-2"))).isEqualTo(404);
    }

    @Test
    void showsWhatABatchBookedBefore() {
        String body = batch(true, purchase("D-3", "4"));
        JsonNode booked = Api.json(api.post(BATCH, body)).get("data").get(0);

        JsonNode tried = Api.json(api.post(BATCH + "?dry_run=true", body)).get("data").get(0);

        assertThat(tried.get("replayed").asBoolean()).isTrue();
        assertThat(tried.get("id")).isEqualTo(booked.get("id"));
        assertThat(purchasesOf("D-3")).hasSize(1);
    }

    @Test
    void tellsTheTimeThatTheClockWouldHave() {
        String before = Api.json(api.get(CLOCK)).get("now").asString();

        var tried = api.post(CLOCK + "?dry_run=true", "{\"advance\":\"P1D\"}");

        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(Api.json(tried).get("now").asString()).isGreaterThan(before);
        assertThat(Api.json(api.get(CLOCK)).get("now").asString()).isEqualTo(before);
        var elsewhere =
                api.with(TestKeys.STRANGER).post(CLOCK + "?dry_run=true", "{\"advance\":\"P1D\"}");
        assertThat(Api.json(elsewhere).get("code").asString()).isEqualTo("clock_not_movable");
    }
}
