package io.ladder.reward.web;

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

/** Codes: shown at a till, handed out with a reward, made for a web shop. */
@ApiTest
@TestPropertySource(properties = "books=of codes")
class CodeTests {
    private final Api api;
    private int documents;

    CodeTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private void enrolWithPoints(String name) {
        api.post("/v1/members", "{\"external_id\":\"%s\"}".formatted(name));
        assertThat(
                        Api.status(
                                api.post(
                                        "/v1/purchases",
                                        """
                                        {"member":"external:%1$s","source":"%1$s",
                                         "document_number":"p","amount":{"amount":20000,"currency":"EUR"}}\
                                        """
                                                .formatted(name))))
                .isEqualTo(201);
    }

    private MvcTestResult redeem(String name, String what) {
        documents++;
        return api.post(
                "/v1/redemptions",
                """
                {"member":"external:%s","source":"%s","document_number":"%d",%s}\
                """
                        .formatted(name, name, documents, what));
    }

    private MvcTestResult upload(String reward, String body) {
        return api.post("/v1/rewards/" + reward + "/codes", body);
    }

    private JsonNode check(String code) {
        return Api.json(api.post("/v1/codes/check", "{\"code\":\"" + code + "\"}"));
    }

    private static void refused(MvcTestResult result, int status, String code) {
        assertThat(Api.json(result).path("code").asString()).isEqualTo(code);
        assertThat(Api.status(result)).isEqualTo(status);
    }

    @Test
    void areShownAtATill() {
        enrolWithPoints("nora");
        JsonNode batch = Api.json(upload("readers-coffee", "{\"codes\":[\"Nora-1\",\"Nora-2\"]}"));
        assertThat(batch.path("added").asInt()).isEqualTo(2);
        assertThat(check("nora-1").path("status").asString()).isEqualTo("good");

        JsonNode taken = Api.json(redeem("nora", "\"code\":\"nora-1\""));

        assertThat(taken.path("reward").asString()).isEqualTo("readers-coffee");
        assertThat(taken.path("code").asString()).isEqualTo("Nora-1");
        assertThat(check("NORA-1").path("status").asString()).isEqualTo("used");
        refused(redeem("nora", "\"code\":\"nora-1\""), 409, "code_used");
        refused(redeem("nora", "\"code\":\"nora-9\""), 404, "code_not_found");
        refused(redeem("nora", "\"reward\":\"film\",\"code\":\"nora-2\""), 404, "code_not_found");
        refused(redeem("nora", "\"reward\":\"readers-coffee\""), 422, "code_required");
        refused(redeem("nora", "\"capture\":true"), 400, "invalid_field");
        JsonNode used = Api.json(api.get("/v1/rewards/readers-coffee/codes"));
        assertThat(used.at("/data/0/used").asInt()).isEqualTo(1);

        String cancel = "/v1/redemptions/" + taken.path("id").asString() + "/cancel";
        assertThat(Api.status(api.post(cancel, "{\"reason\":\"spilt\"}"))).isEqualTo(200);
        assertThat(check("NORA-1").path("status").asString()).isEqualTo("good");
    }

    @Test
    void areHeldUntilTheirHoldIsOverAndFreeAtOnceThen() {
        enrolWithPoints("lena");
        enrolWithPoints("mats");
        JsonNode batch =
                Api.json(
                        upload(
                                "readers-coffee",
                                "{\"codes\":[\"Lena-1\"],\"valid_until\":\"2030-01-01T00:00:00Z\"}"));
        String hold = "\"code\":\"lena-1\",\"capture\":false,\"hold\":\"PT10M\"";
        assertThat(Api.json(redeem("lena", hold)).path("status").asString()).isEqualTo("held");

        assertThat(check("lena-1").path("status").asString()).isEqualTo("held");
        assertThat(usage(batch).path("used").asInt()).isZero();
        assertThat(usage(batch).path("held").asInt()).isEqualTo(1);
        MvcTestResult tooEarly = redeem("mats", "\"code\":\"lena-1\"");
        refused(tooEarly, 409, "code_used");
        assertThat(Api.json(tooEarly).path("held").asBoolean()).isTrue();

        api.post("/v1/sandbox/clock", "{\"advance\":\"PT10M\"}");

        assertThat(check("lena-1").path("status").asString()).isEqualTo("good");
        assertThat(usage(batch).path("held").asInt()).isZero();
        JsonNode taken = Api.json(redeem("mats", "\"code\":\"lena-1\""));
        assertThat(taken.path("status").asString()).isEqualTo("captured");
        assertThat(check("lena-1").path("status").asString()).isEqualTo("used");
        assertThat(usage(batch).path("used").asInt()).isEqualTo(1);
        MvcTestResult tooLate = redeem("lena", "\"code\":\"lena-1\"");
        refused(tooLate, 409, "code_used");
        assertThat(Api.json(tooLate).has("held")).isFalse();
    }

    private JsonNode usage(JsonNode batch) {
        return Api.json(api.get("/v1/rewards/readers-coffee/codes"))
                .path("data")
                .valueStream()
                .filter(each -> each.get("batch").equals(batch.get("batch")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areHandedOutWithARewardForAsLongAsThereAreSome() {
        enrolWithPoints("olaf");
        refused(redeem("olaf", "\"reward\":\"film\""), 409, "out_of_stock");
        assertThat(
                        Api.json(api.get("/v1/members/external:olaf/rewards/film"))
                                .at("/obstacles/0/code")
                                .asString())
                .isEqualTo("out_of_stock");
        upload("film", "{\"codes\":[\"Odeon-aX1\"]}");
        assertThat(
                        Api.json(api.get("/v1/members/external:olaf/rewards/film"))
                                .at("/reward/stock_left")
                                .asInt())
                .isEqualTo(1);

        JsonNode taken = Api.json(redeem("olaf", "\"reward\":\"film\""));

        assertThat(taken.path("code").asString()).isEqualTo("Odeon-aX1");
        refused(redeem("olaf", "\"reward\":\"film\""), 409, "out_of_stock");
        assertThat(check("odeon-ax1").path("status").asString()).isEqualTo("used");
        JsonNode listed = Api.json(api.get("/v1/members/external:olaf/redemptions"));
        assertThat(listed.at("/data/0/code").asString()).isEqualTo("Odeon-aX1");
        JsonNode read = Api.json(api.get("/v1/redemptions/" + taken.path("id").asString()));
        assertThat(read.path("code").asString()).isEqualTo("Odeon-aX1");
    }

    @Test
    void areMadeForAWebShop() {
        enrolWithPoints("pia");
        refused(
                redeem("pia", "\"reward\":\"five-off\",\"capture\":false,\"hold\":\"PT1H\""),
                400,
                "invalid_field");
        JsonNode made = Api.json(redeem("pia", "\"reward\":\"five-off\""));
        String code = made.path("code").asString();
        assertThat(code).startsWith("CORNER-");
        assertThat(made.path("status").asString()).isEqualTo("held");

        JsonNode good = check(code.toLowerCase(java.util.Locale.ROOT));
        assertThat(good.path("status").asString()).isEqualTo("good");
        assertThat(good.path("redemption_id").asString()).isEqualTo(made.path("id").asString());
        assertThat(good.path("valid_until").asString()).isEqualTo("2026-04-01T22:00:00Z");
        String capture = "/v1/redemptions/" + good.path("redemption_id").asString() + "/capture";
        JsonNode captured = Api.json(api.post(capture, ""));

        assertThat(captured.path("status").asString()).isEqualTo("captured");
        assertThat(captured.path("code").asString()).isEqualTo(code);
        assertThat(check(code).path("status").asString()).isEqualTo("used");
        refused(api.post(capture, ""), 409, "redemption_settled");
    }

    @Test
    void areTakenInAllOrNone() {
        refused(upload("filter-coffee", "{\"codes\":[\"Tea-1\"]}"), 400, "invalid_field");
        refused(upload("five-off", "{\"codes\":[\"Tea-1\"]}"), 400, "invalid_field");
        refused(upload("tea", "{\"codes\":[\"Tea-1\"]}"), 404, "reward_not_found");
        refused(upload("film", "{\"codes\":[]}"), 400, "invalid_field");
        refused(upload("film", "{\"codes\":[\"Tea-1\",\"a b c d\"]}"), 400, "invalid_field");
        refused(
                upload(
                        "film",
                        """
                        {"codes":["Tea-1"],"valid_from":"2026-04-01T00:00:00Z",
                         "valid_until":"2026-04-01T00:00:00Z"}\
                        """),
                400,
                "invalid_field");
        refused(api.post("/v1/codes/check", "{\"code\":\"Tea-1\"}"), 404, "code_not_found");
        upload("readers-coffee", "{\"codes\":[\"Tea-1\"]}");
        refused(upload("film", "{\"codes\":[\"Tea-2\",\"tea-1\"]}"), 409, "code_taken");
        refused(api.post("/v1/codes/check", "{\"code\":\"Tea-2\"}"), 404, "code_not_found");
    }

    /** With a key that no other test names codes with. */
    @Test
    void areNotFoundByGuessing() {
        Api guessing = api.with(TestKeys.IMPERSONAL);
        upload("readers-coffee", "{\"codes\":[\"Ida-1\"]}");
        enrolWithPoints("ida");
        for (int guess = 0; guess < GuessBrake.UNKNOWN_MAX; guess++) {
            refused(
                    guessing.post("/v1/codes/check", "{\"code\":\"IDA-X%d\"}".formatted(guess)),
                    404,
                    "code_not_found");
        }

        MvcTestResult checked = guessing.post("/v1/codes/check", "{\"code\":\"ida-1\"}");
        refused(checked, 429, "too_many_unknown_codes");
        assertThat(Integer.parseInt(checked.getResponse().getHeader("Retry-After")))
                .isBetween(1, 600);
        refused(
                guessing.post(
                        "/v1/redemptions",
                        """
                        {"member":"external:ida","source":"ida","document_number":"g","code":"ida-1"}\
                        """),
                429,
                "too_many_unknown_codes");
        assertThat(check("ida-1").path("status").asString()).isEqualTo("good");
        refused(
                guessing.post(
                        "/v1/redemptions",
                        """
                        {"member":"external:ida","source":"ida","document_number":"f","reward":"film"}\
                        """),
                409,
                "out_of_stock");
    }
}
