package io.ladder.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a plan to a version and back. */
@ApiTest
@TestPropertySource(properties = "books=of the life cycle")
class LifeCycleTests {
    private static final String YAML = "application/yaml";
    private static final String JSON_TYPE = "application/json";
    private static final String ROLLBACK = "/v1/programme/rollback";
    private static final JsonMapper JSON = new JsonMapper();

    /** Each is another programme than all before it. */
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Api api;

    LifeCycleTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private static String another() {
        return ApiTestApplication.programme()
                .replace("name: The corner café", "name: Café " + NAMES.incrementAndGet());
    }

    private int versions() {
        return Api.json(api.get("/v1/programme/versions?limit=200")).get("data").size();
    }

    private MvcTestResult plan(String file) {
        return api.post("/v1/programme/plan", file, YAML);
    }

    private MvcTestResult apply(String file, @Nullable String ifMatch) {
        // Two versions do not begin at the same moment.
        aSecondPasses();
        return ifMatch == null
                ? api.post("/v1/programme/versions", file, YAML)
                : api.post("/v1/programme/versions", file, YAML, "If-Match", ifMatch);
    }

    private void aSecondPasses() {
        api.post("/v1/sandbox/clock", "{\"advance\":\"PT1S\"}");
    }

    private String tag() {
        return Api.header(api.get("/v1/programme/versions"), "ETag");
    }

    @Test
    void appliesWhatWasPlanned() {
        int before = versions();
        String file = another();
        MvcTestResult plan = plan(file);
        JsonNode answer = Api.json(plan);

        assertThat(Api.status(plan)).isEqualTo(200);
        assertThat(answer.get("against").asInt()).isEqualTo(before);
        assertThat(answer.get("valid").asBoolean()).isTrue();
        assertThat(answer.at("/changes/0/words").asString()).startsWith("Programme: name is Café ");
        MvcTestResult applied = apply(file, Api.header(plan, "ETag"));
        assertThat(Api.status(applied)).isEqualTo(201);
        assertThat(Api.header(applied, "ETag")).startsWith("\"v" + (before + 1));
        assertThat(plan(file))
                .satisfies(same -> assertThat(Api.json(same).get("changes")).isEmpty());
    }

    @Test
    void appliesWhatCannotPayOnlyWhereSomebodyAnswersForIt() {
        String file =
                another()
                        + """

                        feasibility:
                          margin_percent: 10
                          cost_percent_max: 5
                          purchases: [{count: 300, amount: "20.00"}]
                        """;
        JsonNode expected = Api.json(plan(file)).get("feasibility");
        assertThat(expected.get("passes").asBoolean()).isFalse();
        assertThat(expected.get("sales").asLong()).isEqualTo(600_000);
        assertThat(expected.get("margin").asLong()).isEqualTo(60_000);
        assertThat(expected.at("/wallets/0/earned").asLong()).isPositive();
        assertThat(expected.get("break_even_uplift_percent").decimalValue()).isPositive();
        int before = versions();

        MvcTestResult refused = apply(file, tag());
        assertThat(Api.status(refused)).isEqualTo(422);
        assertThat(Api.json(refused).get("code").asString()).isEqualTo("not_feasible");
        assertThat(versions()).isEqualTo(before);
        MvcTestResult applied =
                api.post(
                        "/v1/programme/versions",
                        file,
                        YAML,
                        "If-Match",
                        tag(),
                        "Overridden-By",
                        "Grace Hopper, M%C3%BCnchen");

        assertThat(Api.status(applied)).isEqualTo(201);
        assertThat(Api.json(applied).get("overridden_by").asString())
                .isEqualTo("Grace Hopper, München");
        assertThat(Api.json(applied).get("recorded_by").asString()).startsWith("key_");
        for (String name :
                List.of(" ", "100 %", "M%FCnchen", "M\u00fcnchen", "%0a", "x".repeat(101))) {
            MvcTestResult unnamed =
                    api.post(
                            "/v1/programme/versions",
                            file,
                            YAML,
                            "If-Match",
                            tag(),
                            "Overridden-By",
                            name);
            assertThat(Api.status(unnamed)).as(name).isEqualTo(400);
            assertThat(Api.json(unnamed).get("header").asString()).isEqualTo("Overridden-By");
        }
    }

    @Test
    void keepsDraftsOfWhichNothingCanBeExpected() {
        String uri = "/v1/programme/drafts/boundless";
        String file =
                another()
                        + """

                        feasibility:
                          margin_percent: 10
                          redeemed_percent: 90
                          cost_percent_max: 5
                          purchases:
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                            - {count: 1000000000, amount: "10000000.00"}
                        """;

        MvcTestResult kept = api.put(uri, file, null);

        assertThat(Api.status(kept)).isEqualTo(200);
        assertThat(Api.json(kept).get("valid").asBoolean()).isFalse();
        assertThat(Api.json(kept).at("/mistakes/0/path").asString()).isEqualTo("/feasibility");
        assertThat(Api.status(api.get(uri))).isEqualTo(200);
        MvcTestResult plan = api.post(uri + "/plan", "");
        assertThat(Api.status(plan)).isEqualTo(200);
        assertThat(
                        Api.json(
                                        api.post(
                                                uri + "/apply",
                                                "",
                                                YAML,
                                                "If-Match",
                                                Api.header(plan, "ETag")))
                                .get("code")
                                .asString())
                .isEqualTo("amount_out_of_range");
        assertThat(Api.status(api.delete(uri, Api.header(kept, "ETag")))).isEqualTo(204);
    }

    @Test
    void tellsWhatIsReadAnewWhenAVersionBegins() {
        apply(another(), tag());
        Instant now = Instant.parse(Api.json(api.get("/v1/sandbox/clock")).get("now").asString());
        api.post(
                "/v1/programme/versions?valid_from=" + now.plusSeconds(10),
                another(),
                YAML,
                "If-Match",
                tag());
        String before = Api.header(api.get("/v1/programme"), "ETag");
        assertThat(before).matches("\"v[0-9.]+-a[0-9]+\"").isEqualTo(tag());
        assertThat(Api.status(api.getUnless("/v1/programme", before))).isEqualTo(304);
        assertThat(Api.status(api.getUnless("/v1/programme/versions", before))).isEqualTo(304);
        api.post("/v1/sandbox/clock", "{\"advance\":\"PT10S\"}");

        MvcTestResult begun = api.getUnless("/v1/programme", before);

        assertThat(Api.status(begun)).isEqualTo(200);
        assertThat(Api.json(begun).get("version").asInt()).isEqualTo(versions());
        assertThat(Api.status(api.getUnless("/v1/programme/versions", before))).isEqualTo(200);
    }

    @Test
    void refusesWhatWasPlannedAgainstAnotherVersion() {
        String tag = Api.header(plan(another()), "ETag");
        apply(another(), tag);

        MvcTestResult stale = apply(another(), tag);

        assertThat(Api.status(stale)).isEqualTo(412);
        assertThat(Api.json(stale).get("code").asString()).isEqualTo("stale");
        assertThat(Api.json(stale).get("version").asInt()).isEqualTo(versions());
    }

    @Test
    void refusesWhatWasPlannedBeforeACorrection() {
        String tag = Api.header(plan(another()), "ETag");
        int corrections = Api.json(api.get("/v1/programme/corrections")).get("data").size();
        String correction =
                JSON.writeValueAsString(
                        Map.of(
                                "version",
                                1,
                                "corrections",
                                corrections,
                                "reason",
                                "why",
                                "source",
                                ApiTestApplication.programme()));
        assertThat(Api.status(api.post("/v1/programme/corrections", correction))).isEqualTo(201);

        assertThat(Api.status(apply(another(), tag))).isEqualTo(412);
        String again = Api.header(plan(another()), "ETag");
        assertThat(again).isEqualTo("\"v" + versions() + "." + (corrections + 1) + "\"");
        MvcTestResult applied = apply(another(), again);
        assertThat(Api.header(applied, "ETag"))
                .isEqualTo("\"v" + versions() + "." + (corrections + 1) + "\"");
    }

    @Test
    void asksForThePlanThatIsApplied() {
        assertThat(Api.status(apply(another(), null))).isEqualTo(428);
        assertThat(Api.status(apply(another(), "\"v1.0\""))).isEqualTo(412);
        assertThat(Api.status(apply(another(), "*"))).isEqualTo(412);
    }

    @Test
    void tellsTheMistakesOfAFileThatIsPlanned() {
        MvcTestResult plan = plan(another().replace("currency: EUR", "currency: EUX"));

        assertThat(Api.status(plan)).isEqualTo(200);
        assertThat(Api.json(plan).get("valid").asBoolean()).isFalse();
        assertThat(Api.json(plan).at("/mistakes/0/path").asString()).isEqualTo("/currency");
        assertThat(Api.json(plan).get("consequences")).isEmpty();
    }

    @Test
    void tellsSinceWhenAndUntilWhenVersionsDecide() {
        apply(another(), tag());
        aSecondPasses();
        api.post(
                "/v1/programme/versions?valid_from=2036-01-01T00:00:00Z",
                another(),
                YAML,
                "If-Match",
                tag());

        JsonNode versions = Api.json(api.get("/v1/programme/versions?limit=200")).get("data");
        int last = versions.size() - 1;
        assertThat(versions.get(0).get("status").asString()).isEqualTo("retired");
        assertThat(versions.get(0).has("valid_from")).isFalse();
        assertThat(versions.get(0).get("valid_until")).isEqualTo(versions.get(1).get("valid_from"));
        assertThat(versions.get(last - 1).get("status").asString()).isEqualTo("active");
        assertThat(versions.get(last).get("status").asString()).isEqualTo("scheduled");
        assertThat(versions.get(last).has("valid_until")).isFalse();
        api.post("/v1/sandbox/clock", "{\"advance\":\"P3650D\"}");
        assertThat(Api.json(api.get("/v1/programme")).get("version").asInt()).isEqualTo(last + 1);
    }

    @Test
    void listsVersionsInPages() {
        apply(another(), tag());
        String list = "/v1/programme/versions?limit=1";
        var numbers = new ArrayList<Integer>();
        JsonNode page = Api.json(api.get(list));
        while (page.has("next_cursor")) {
            numbers.add(page.get("data").get(0).get("version").asInt());
            page = Api.json(api.get(list + "&cursor=" + page.get("next_cursor").asString()));
        }
        assertThat(numbers).hasSize(versions()).startsWith(1, 2).isSorted();
    }

    @Test
    void givesBackTheFileByteForByte() {
        String file = another() + "\r\n# Größe: \u00e4\u20ac \ud83c\udf75\t \n\n";
        apply(file, tag());

        MvcTestResult export = api.get("/v1/programme/versions/" + versions() + "/file");

        assertThat(export.getResponse().getContentAsByteArray())
                .isEqualTo(file.getBytes(StandardCharsets.UTF_8));
        assertThat(Api.header(export, "Content-Type")).startsWith(YAML);
        JsonNode version = Api.json(api.get("/v1/programme/versions/" + versions()));
        assertThat(version.get("source").asString()).isEqualTo(file);
        assertThat(Api.status(api.get("/v1/programme/versions/0"))).isEqualTo(404);
        assertThat(Api.status(api.get("/v1/programme/versions/999/file"))).isEqualTo(404);
    }

    @Test
    void goesBackToAnEarlierVersion() {
        apply(another(), tag());
        String body = "{\"version\":1}";
        String before = tag();
        aSecondPasses();

        MvcTestResult tried =
                api.post(ROLLBACK + "?dry_run=true", body, JSON_TYPE, "If-Match", before);
        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(Api.json(tried).at("/plan/changes/0/field").asString()).isEqualTo("name");
        assertThat(Api.header(tried, "ETag")).isEqualTo(before).isEqualTo(tag());

        MvcTestResult done = api.post(ROLLBACK, body, JSON_TYPE, "If-Match", before);
        assertThat(Api.status(done)).isEqualTo(201);
        assertThat(Api.json(done).at("/version/status").asString()).isEqualTo("active");
        assertThat(plan(ApiTestApplication.programme()))
                .satisfies(plan -> assertThat(Api.json(plan).get("changes")).isEmpty());
        assertThat(Api.status(api.post(ROLLBACK, body, JSON_TYPE, "If-Match", before)))
                .isEqualTo(412);
        assertThat(Api.status(api.post(ROLLBACK, body))).isEqualTo(428);
        assertThat(Api.status(api.post(ROLLBACK, "{\"version\":99}", JSON_TYPE, "If-Match", tag())))
                .isEqualTo(404);
    }

    @Test
    void doesNotGoBackBehindAWallet() {
        String file = another().replace("wallets:\n", "wallets:\n  - {code: extra, name: X}\n");
        apply(file, tag());
        aSecondPasses();

        MvcTestResult refused = api.post(ROLLBACK, "{\"version\":1}", JSON_TYPE, "If-Match", tag());

        assertThat(Api.status(refused)).isEqualTo(422);
        assertThat(Api.json(refused).at("/mistakes/0/detail").asString())
                .startsWith("The wallet extra is missing");
    }

    @Test
    void keepsADraftAndItsMistakesUntilItIsApplied() {
        String uri = "/v1/programme/drafts/easter";
        String file = another();
        MvcTestResult first = api.put(uri, file.replace("EUR", "EUX"), null);
        assertThat(Api.json(first).get("valid").asBoolean()).isFalse();
        assertThat(Api.json(first).at("/mistakes/0/path").asString()).isEqualTo("/currency");

        assertThat(Api.status(api.put(uri, file, null))).isEqualTo(428);
        String known = Api.header(first, "ETag");
        MvcTestResult second = api.put(uri, file, known);
        assertThat(Api.json(second).get("valid").asBoolean()).isTrue();
        assertThat(Api.status(api.put(uri, file, known))).isEqualTo(412);

        MvcTestResult plan = api.post(uri + "/plan", "");
        String planned = Api.header(plan, "ETag");
        api.put(uri, file + "# another", Api.header(second, "ETag"));
        aSecondPasses();
        String apply = uri + "/apply";
        assertThat(Api.status(api.post(apply, "", YAML, "If-Match", planned))).isEqualTo(412);
        String again = Api.header(api.post(uri + "/plan", ""), "ETag");
        int before = versions();
        assertThat(Api.status(api.post(apply + "?dry_run=true", "", YAML, "If-Match", again)))
                .isEqualTo(200);
        assertThat(Api.status(api.post(apply, "", YAML, "If-Match", again))).isEqualTo(201);
        assertThat(versions()).isEqualTo(before + 1);
        assertThat(Api.status(api.post(apply, "", YAML, "If-Match", again))).isEqualTo(412);
        assertThat(Api.status(api.post(apply, ""))).isEqualTo(428);
        assertThat(Api.status(api.delete(uri, known))).isEqualTo(412);
        assertThat(Api.status(api.delete(uri))).isEqualTo(428);
        assertThat(Api.status(api.delete(uri, Api.header(api.get(uri), "ETag")))).isEqualTo(204);
        assertThat(Api.status(api.get(uri))).isEqualTo(404);
    }

    @Test
    void namesDraftsByIds() {
        assertThat(Api.status(api.put("/v1/programme/drafts/Easter", "{}", null))).isEqualTo(400);
    }
}
