package io.ladder.trial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import io.ladder.trial.RunBackTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
@TestPropertySource(properties = "books=of back-tests")
class BacktestControllerTests {
    private static final String BACKTESTS = "/v1/backtests";
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;
    private final RunBackTest running;

    BacktestControllerTests(@Autowired MockMvcTester http, @Autowired RunBackTest running) {
        this.api = new Api(http, TestKeys.ALL);
        this.running = running;
    }

    @AfterEach
    void leavesNothingToDo() throws InterruptedException {
        while (running.runOne(UUID.randomUUID())) {
            // One that was left by a test.
        }
    }

    private MvcTestResult start(ObjectNode wanted) {
        return api.post(BACKTESTS, wanted.toString());
    }

    private static ObjectNode nothing() {
        return JSON.createObjectNode();
    }

    private static ObjectNode draft() {
        String file = ApiTestApplication.programme();
        return nothing().put("programme", file.replace("    points: 1\n", "    points: 2\n"));
    }

    private JsonNode read(JsonNode started) {
        return Api.json(api.get(BACKTESTS + "/" + started.get("id").asString()));
    }

    @Test
    void comparesADraftWithWhatWasBooked() throws InterruptedException {
        api.post("/v1/members", "{\"external_id\":\"B-1\"}");
        String bought =
                """
                {"member":"external:B-1","source":"till","document_number":"B-1",
                 "amount":{"amount":5000,"currency":"EUR"}}\
                """;
        assertThat(Api.status(api.post("/v1/purchases", bought))).isEqualTo(201);
        api.post("/v1/sandbox/clock", "{\"advance\":\"PT1H\"}");

        MvcTestResult answer = start(draft());

        assertThat(Api.status(answer)).isEqualTo(202);
        JsonNode started = Api.json(answer);
        assertThat(Api.header(answer, "Location"))
                .isEqualTo(BACKTESTS + "/" + started.get("id").asString());
        assertThat(started.get("status").asString()).isEqualTo("waiting");
        assertThat(Api.json(start(nothing())).get("code").asString()).isEqualTo("backtest_running");
        assertThat(running.runOne(UUID.randomUUID())).isTrue();
        JsonNode done = read(started);
        assertThat(done.get("status").asString()).isEqualTo("done");
        JsonNode points = done.at("/figures/wallets/0");
        assertThat(points.at("/issued/draft").asInt()).isEqualTo(150);
        assertThat(points.at("/issued/booked").asInt()).isEqualTo(100);
        assertThat(points.at("/issued/draft_cost/amount").asInt()).isEqualTo(120);
        assertThat(points.at("/gaining/0/draft").asInt()).isEqualTo(150);
        assertThat(done.at("/figures/purchases").asInt()).isEqualTo(1);
        JsonNode listed = Api.json(api.get(BACKTESTS)).at("/data/0");
        assertThat(listed.get("id")).isEqualTo(done.get("id"));
        assertThat(listed.has("figures")).isFalse();
    }

    @Test
    void endsWhenCancelled() {
        JsonNode started = Api.json(start(nothing()));
        String uri = BACKTESTS + "/" + started.get("id").asString();

        for (int time = 0; time < 2; time++) {
            MvcTestResult answer = api.post(uri + "/cancel", "");
            assertThat(Api.status(answer)).isEqualTo(200);
            assertThat(Api.json(answer).get("status").asString()).isEqualTo("cancelled");
        }
        assertThat(Api.status(api.with(TestKeys.STRANGER).get(uri))).isEqualTo(404);
        assertThat(Api.json(api.get(BACKTESTS + "/bkt_nothing")).get("code").asString())
                .isEqualTo("backtest_not_found");
    }

    @Test
    void refusesWhatIsNotSound() {
        assertThat(pointer(start(nothing().put("until", "2099-01-01T00:00:00Z"))))
                .isEqualTo("/until");
        assertThat(
                        pointer(
                                start(
                                        nothing()
                                                .put("from", "2026-01-02T00:00:00Z")
                                                .put("until", "2026-01-01T00:00:00Z"))))
                .isEqualTo("/from");
        ObjectNode unknown = nothing();
        unknown.putArray("costs")
                .addObject()
                .put("wallet", "stars")
                .put("points", 1)
                .put("amount", 1);
        assertThat(pointer(start(unknown))).isEqualTo("/costs");
        JsonNode faulty = Api.json(start(nothing().put("programme", "programme: {}")));
        assertThat(faulty.get("code").asString()).isEqualTo("programme_invalid");
        assertThat(faulty.get("mistakes")).isNotEmpty();
        assertThat(Api.status(api.with(TestKeys.READER).post(BACKTESTS, "{}"))).isEqualTo(403);
    }

    private static String pointer(MvcTestResult answer) {
        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(400);
        return Api.json(answer).at("/errors/0/pointer").asString();
    }
}
