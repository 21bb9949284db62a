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

/** A benefit for clients: the reading room, twice a month. */
@ApiTest
@TestPropertySource(properties = "books=of benefits")
class BenefitTests {
    private final Api api;

    BenefitTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private void buy(String name, int number) {
        String purchase =
                """
                {"member":"external:%s","source":"benefit","document_number":"%s-%d",
                 "amount":{"amount":100,"currency":"EUR"}}\
                """
                        .formatted(name, name, number);
        assertThat(Api.status(api.post("/v1/purchases", purchase))).isEqualTo(201);
    }

    private MvcTestResult take(String name, int number) {
        return api.post(
                "/v1/redemptions",
                """
                {"member":"external:%s","source":"benefit","document_number":"%s-r%d",
                 "reward":"reading-room"}\
                """
                        .formatted(name, name, number));
    }

    private JsonNode check(String name) {
        return Api.json(api.get("/v1/members/external:" + name + "/rewards/reading-room"));
    }

    @Test
    void isHadByThoseWhomItIsForAndAsOftenAsItMayBe() {
        api.post("/v1/members", "{\"external_id\":\"vera\"}");
        assertThat(check("vera").path("available").asBoolean()).isFalse();
        assertThat(check("vera").at("/obstacles/0/code").asString()).isEqualTo("not_entitled");
        assertThat(check("vera").at("/obstacles/0/detail").asString())
                .isEqualTo("The reward is offered to advocate, client, partner, supporter.");
        MvcTestResult refused = take("vera", 0);
        assertThat(Api.status(refused)).isEqualTo(422);
        assertThat(Api.json(refused).path("code").asString()).isEqualTo("not_entitled");

        for (int number = 1; number <= 3; number++) {
            buy("vera", number);
        }
        assertThat(check("vera").path("available").asBoolean()).isTrue();
        assertThat(check("vera").path("uses_left").asInt()).isEqualTo(2);
        assertThat(check("vera").at("/reward/conditions/0").asString()).startsWith("to advocate");
        assertThat(check("vera").at("/reward/per_member").toString())
                .isEqualTo("{\"count\":2,\"per\":\"month\"}");
        JsonNode first = Api.json(take("vera", 1));
        assertThat(first.path("points").asInt(-1)).isZero();
        assertThat(first.path("movements")).isEmpty();
        assertThat(Api.status(take("vera", 2))).isEqualTo(201);

        assertThat(check("vera").path("uses_left").asInt(-1)).isZero();
        assertThat(check("vera").path("uses_renew_on").asString()).matches("\\d{4}-\\d\\d-01");
        assertThat(Api.json(take("vera", 3)).path("code").asString())
                .isEqualTo("reward_limit_reached");

        String cancel = "/v1/redemptions/" + first.path("id").asString() + "/cancel";
        assertThat(Api.status(api.post(cancel, "{\"reason\":\"closed\"}"))).isEqualTo(200);
        assertThat(check("vera").path("uses_left").asInt()).isEqualTo(1);
    }

    @Test
    void isLookedForAmongThoseThereAre() {
        api.post("/v1/members", "{\"external_id\":\"vito\"}");

        MvcTestResult missing = api.get("/v1/members/external:vito/rewards/sauna");

        assertThat(Api.status(missing)).isEqualTo(404);
        assertThat(Api.json(missing).path("code").asString()).isEqualTo("reward_not_found");
        assertThat(Api.status(api.get("/v1/members/external:nobody/rewards/reading-room")))
                .isEqualTo(404);
    }
}
