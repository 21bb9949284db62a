package io.ladder.adjustment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class AdjustmentControllerTests {
    private static final String ADJUSTMENTS = "/v1/adjustments";

    private final Api clerk;
    private final Api chief;

    AdjustmentControllerTests(@Autowired MockMvcTester http) {
        clerk = new Api(http, TestKeys.ALL);
        chief = new Api(http, TestKeys.IMPERSONAL);
    }

    private void enrol(String name) {
        MvcTestResult enrolled =
                clerk.post("/v1/members", "{\"external_id\":\"%s\"}".formatted(name));
        assertThat(Api.status(enrolled)).isEqualTo(201);
    }

    private static String wanted(String name, long points, String number) {
        return """
        {"member":"external:%s","points":%d,"reason_code":"goodwill",
         "reason":"Spoke to Mrs Miller","source":"desk","document_number":"%s"}\
        """
                .formatted(name, points, number);
    }

    private MvcTestResult adjust(String name, long points, String number) {
        return clerk.post(ADJUSTMENTS, wanted(name, points, number));
    }

    private long available(String name) {
        return Api.json(clerk.get("/v1/members/external:" + name))
                .at("/balances/0/available")
                .asLong();
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(status);
        assertThat(Api.json(answer).get("code").asString()).isEqualTo(code);
    }

    private static String text(MvcTestResult answer, String field) {
        return Api.json(answer).get(field).asString();
    }

    @Test
    void booksWithinTheLimitsAndTellsWhy() {
        enrol("ad-1");

        MvcTestResult booked = adjust("ad-1", 100, "ad-a");

        assertThat(Api.status(booked)).isEqualTo(201);
        assertThat(text(booked, "status")).isEqualTo("booked");
        assertThat(text(booked, "clerk")).startsWith("key_");
        JsonNode read = Api.json(clerk.get(Api.header(booked, "Location")));
        assertThat(read.get("reason").asString()).isEqualTo("Spoke to Mrs Miller");
        assertThat(read.get("reason_code").asString()).isEqualTo("goodwill");
        assertThat(available("ad-1")).isEqualTo(150);
    }

    @Test
    void asksASecondPersonForWhatIsAbove() {
        enrol("ad-2");

        MvcTestResult kept = adjust("ad-2", 2_000, "ad-b");

        assertThat(Api.status(kept)).isEqualTo(202);
        assertThat(text(kept, "status")).isEqualTo("awaiting_approval");
        assertThat(available("ad-2")).isEqualTo(50);
        String address = Api.header(kept, "Location");
        assertRefused(clerk.post(address + "/approve", ""), 409, "same_person");
        assertThat(text(chief.post(address + "/approve?dry_run=true", ""), "status"))
                .isEqualTo("approved");
        assertThat(text(clerk.get(address), "status")).isEqualTo("awaiting_approval");

        MvcTestResult approved = chief.post(address + "/approve", "");

        assertThat(Api.status(approved)).isEqualTo(200);
        assertThat(text(approved, "status")).isEqualTo("approved");
        assertThat(text(approved, "settled_by")).isNotEqualTo(text(approved, "clerk"));
        assertThat(Api.json(approved).at("/balances/0/available").asLong()).isEqualTo(2_050);
        assertThat(text(clerk.get(address), "status")).isEqualTo("approved");
        assertRefused(chief.post(address + "/approve", ""), 409, "adjustment_settled");
        String why = "{\"reason\":\"too late\"}";
        assertRefused(chief.post(address + "/reject", why), 409, "adjustment_settled");
        MvcTestResult again = adjust("ad-2", 2_000, "ad-b");
        assertThat(Api.status(again)).isEqualTo(202);
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(available("ad-2")).isEqualTo(2_050);
    }

    @Test
    void answersARepeatedApprovalUnderItsKey() {
        enrol("ad-3");
        String address = Api.header(adjust("ad-3", 2_000, "ad-c"), "Location");
        String type = "application/json";

        MvcTestResult first =
                chief.post(address + "/approve", "", type, "Idempotency-Key", "ad-key-1");
        MvcTestResult again =
                chief.post(address + "/approve", "", type, "Idempotency-Key", "ad-key-1");

        assertThat(Api.status(first)).isEqualTo(200);
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.json(again)).isEqualTo(Api.json(first));
        assertThat(available("ad-3")).isEqualTo(2_050);
    }

    @Test
    void listsWhatAwaitsSomebody() {
        enrol("ad-4");
        String waiting = text(adjust("ad-4", 2_000, "ad-d"), "id");
        String rejected = text(adjust("ad-4", 3_000, "ad-e"), "id");
        MvcTestResult done =
                chief.post(ADJUSTMENTS + "/" + rejected + "/reject", "{\"reason\":\"too much\"}");
        assertThat(text(done, "status")).isEqualTo("rejected");

        var list = clerk.get(ADJUSTMENTS + "?status=awaiting_approval&limit=200");

        assertThat(ids(list)).contains(waiting).doesNotContain(rejected);
        assertThat(ids(clerk.get(ADJUSTMENTS + "?status=rejected"))).contains(rejected);
        assertThat(ids(clerk.get(ADJUSTMENTS))).containsSubsequence(rejected, waiting);
        assertThat(ids(clerk.with(TestKeys.STRANGER).get(ADJUSTMENTS))).isEmpty();
        assertRefused(clerk.get(ADJUSTMENTS + "?status=lost"), 400, "invalid_field");
        assertThat(available("ad-4")).isEqualTo(50);
    }

    private static List<String> ids(MvcTestResult list) {
        return Api.json(list)
                .get("data")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    @Test
    void knowsTheReasonsOfTheProgrammeOnly() {
        enrol("ad-5");
        String body = wanted("ad-5", 10, "ad-f").replace("goodwill", "whim");

        MvcTestResult refused = clerk.post(ADJUSTMENTS, body);

        assertRefused(refused, 400, "invalid_field");
        assertThat(Api.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/reason_code");
    }

    @Test
    void triesAProposalWithoutKeepingIt() {
        enrol("ad-6");

        MvcTestResult tried =
                clerk.post(ADJUSTMENTS + "?dry_run=true", wanted("ad-6", 2_000, "ad-g"));

        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(text(tried, "status")).isEqualTo("awaiting_approval");
        assertThat(Api.json(tried).has("id")).isFalse();
        MvcTestResult kept = adjust("ad-6", 2_000, "ad-g");
        assertThat(Api.status(kept)).isEqualTo(202);
        assertThat(kept.getResponse().getHeader("Idempotent-Replayed")).isNull();
    }
}
