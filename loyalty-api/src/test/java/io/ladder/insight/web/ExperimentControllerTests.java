package io.ladder.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
@TestPropertySource(properties = "books=of experiments")
class ExperimentControllerTests {
    /** So many that both groups have some whoever is drawn. */
    private static final int MEMBERS = 40;

    private final Api api;

    ExperimentControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @Test
    void comparesTheControlGroupWithAllOthers() {
        assertThat(Api.json(api.get("/v1/experiments")).get("data")).isEmpty();
        String file =
                ApiTestApplication.programme()
                        + "\nexperiments: [{id: worth, share: 50, until: 2100-01-01}]\n";
        var correction =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("version", 1)
                        .put("reason", "To know what it is worth")
                        .put("corrections", 0)
                        .put("source", file);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
        int given = 0;
        for (int number = 0; number < MEMBERS; number++) {
            api.post("/v1/members", "{\"external_id\":\"E-%d\"}".formatted(number));
            JsonNode bought =
                    Api.json(
                            api.post(
                                    "/v1/purchases?explain=true",
                                    """
                                    {"member": "external:E-%d", "source": "till",
                                     "document_number": "%d",
                                     "amount": {"amount": %d, "currency": "EUR"}}
                                    """
                                            .formatted(number, number, 1000 + 100 * number)));
            if (bought.get("points_earned").asInt() > 0) {
                given++;
            } else {
                assertThat(bought.get("reasons").toString())
                        .contains("in the control group of the experiment worth");
            }
        }

        api.post("/v1/sandbox/clock", "{\"advance\":\"PT1H\"}");

        JsonNode listed = Api.json(api.get("/v1/experiments")).at("/data/0");
        JsonNode read = Api.json(api.get("/v1/experiments/worth"));

        assertThat(listed.get("share").decimalValue()).isEqualByComparingTo("50");
        assertThat(listed.has("purchases")).isFalse();
        assertThat(read.at("/purchases/treated/members").asInt()).isEqualTo(given);
        assertThat(read.at("/purchases/control/members").asInt()).isEqualTo(MEMBERS - given);
        assertThat(
                        read.at("/revenue/treated/sum").asLong()
                                + read.at("/revenue/control/sum").asLong())
                .isEqualTo(MEMBERS * 1000 + 100 * MEMBERS * (MEMBERS - 1) / 2);
        assertThat(read.at("/points/0/wallet").asString()).isEqualTo("points");
        assertThat(read.at("/points/0/control/sum").asLong()).isZero();
        assertThat(read.at("/points/0/difference/low").decimalValue()).isPositive();
        assertThat(Api.status(api.get("/v1/experiments/none"))).isEqualTo(404);
    }
}
