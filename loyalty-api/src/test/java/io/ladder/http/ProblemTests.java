package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class ProblemTests {
    private static final String PURCHASES = "/v1/purchases";

    private final Api api;

    ProblemTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @BeforeEach
    void enrolsOnce() {
        api.post("/v1/members", "{\"external_id\":\"P-1\"}");
    }

    private static String purchase(String number, String amount) {
        return """
        {"member":"external:P-1","source":"till-1","document_number":"%s",
         "amount":{"amount":%s,"currency":"EUR"}}\
        """
                .formatted(number, amount);
    }

    private static JsonNode problem(MvcTestResult result, int status, String code) {
        JsonNode problem = Api.json(result);
        assertThat(Api.status(result)).as(problem.toString()).isEqualTo(status);
        assertThat(Api.header(result, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("/v1/problems/" + code);
        assertThat(problem.get("request_id").asString())
                .isEqualTo(Api.header(result, "Request-Id"));
        assertThat(problem.toString())
                .doesNotContain("io.ladder", "java.", "tools.jackson", "Exception");
        return problem;
    }

    private static String pointer(JsonNode problem) {
        return problem.get("errors").get(0).get("pointer").asString();
    }

    @Test
    void tellsLineAndColumnOfMalformedJson() {
        var problem =
                problem(api.post(PURCHASES, "{\n  \"member\": oops}"), 400, "malformed_request");

        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("column").asInt()).isPositive();
        assertThat(problem.get("detail").asString()).contains("Line 2");
    }

    @Test
    void namesAnUnknownFieldAndTheKnownOnes() {
        String body =
                """
                {"member":"external:P-1","source":"till-1","document_number":"1",
                 "lines":[{"amount":{"amount":1,"currency":"EUR"},"colour":"red"}]}\
                """;

        var problem = problem(api.post(PURCHASES, body), 400, "invalid_field");

        assertThat(pointer(problem)).isEqualTo("/lines/0/colour");
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo("unknown_field");
        assertThat(problem.get("detail").asString()).contains("category", "quantity");
    }

    @Test
    void namesTheMemberWhoIsUnknownOrMayNot() {
        api.post("/v1/members", "{\"external_id\":\"P-2\"}");
        api.post("/v1/members/external:P-2/block", "{\"reason\":\"Card reported as stolen\"}");
        String redemption =
                """
                {"member":"external:P-2","reward":"mug","source":"till-1","document_number":"r"}\
                """;

        var unknown = problem(api.post(PURCHASES, purchaseOf("P-0")), 404, "member_not_found");
        var blocked = problem(api.post(PURCHASES, purchaseOf("P-2")), 409, "member_blocked");
        var redeeming = problem(api.post("/v1/redemptions", redemption), 409, "member_blocked");
        var inPath = problem(api.get("/v1/members/external:P-0"), 404, "member_not_found");

        assertThat(List.of(pointer(unknown), pointer(blocked), pointer(redeeming)))
                .containsOnly("/member");
        assertThat(inPath.has("errors")).isFalse();
    }

    private static String purchaseOf(String member) {
        return purchase("of " + member, "100").replace("external:P-1", "external:" + member);
    }

    @Test
    void namesEveryMissingField() {
        var problem = problem(api.post(PURCHASES, "{}"), 400, "invalid_field");

        assertThat(problem.get("errors").valueStream().map(each -> each.get("pointer").asString()))
                .containsExactly("/document_number", "/member", "/source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "12.99"                | /amount/amount
                    12.99                  | /amount/amount
                    99999999999999999999   | /amount/amount
                    -1                     | /amount/amount
                    1000000000001          | /amount/amount
                    null                   | /amount/amount
                    true                   | /amount/amount
                    """)
    void refusesAmountsThatAreNone(String amount, String pointer) {
        var problem = problem(api.post(PURCHASES, purchase("a", amount)), 400, "invalid_field");

        assertThat(pointer(problem)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0        | 0.001 or more
                    -1       | 0.001 or more
                    1.0001   | 3 decimals
                    1000001  | at most 1000000
                    1e999999 | at most 1000000
                    """)
    void refusesQuantitiesThatAreNone(String quantity, String rule) {
        String body =
                """
                {"member":"external:P-1","source":"till-1","document_number":"1",
                 "lines":[{"amount":{"amount":1,"currency":"EUR"},"quantity":%s}]}\
                """
                        .formatted(quantity);

        var problem = problem(api.post(PURCHASES, body), 400, "invalid_field");

        assertThat(pointer(problem)).isEqualTo("/lines/0/quantity");
        assertThat(problem.get("errors").toString()).contains(rule);
    }

    @Test
    void refusesWhatADatabaseCannotKeep() {
        String body = purchase("nul\\u0000", "100");

        assertThat(pointer(problem(api.post(PURCHASES, body), 400, "invalid_field")))
                .isEqualTo("/document_number");
        assertThat(
                        pointer(
                                problem(
                                        api.post(PURCHASES, purchase("half\\ud800", "100")),
                                        400,
                                        "invalid_field")))
                .isEqualTo("/document_number");
        problem(api.get("/v1/members/external:a%07b"), 400, "invalid_field");
        problem(api.get("/v1/members/external:a%00b"), 400, "malformed_request");
        problem(api.get("/v1/members?rung=a%00b"), 400, "invalid_field");
        problem(api.get("/v1/surveys/nps?shop=a%00b"), 400, "invalid_field");
        problem(api.get("/v1/members/external:P-1/entries?wallet=%00"), 400, "invalid_field");
    }

    @Test
    void refusesValuesThatAreTooLong() {
        var problem =
                problem(api.post(PURCHASES, purchase("x".repeat(129), "1")), 400, "invalid_field");

        assertThat(problem.get("detail").asString()).contains("1 to 128 characters");
    }

    @Test
    void refusesTimesThatAreNone() {

        for (String time :
                new String[] {"\"yesterday\"", "1700000000", "\"\"", "\"2026-02-30T00:00:00Z\""}) {
            var problem =
                    problem(
                            api.post(
                                    "/v1/members",
                                    "{\"external_id\":\"P-2\",\"enrolled_at\":" + time + "}"),
                            400,
                            "invalid_field");
            assertThat(pointer(problem)).isEqualTo("/enrolled_at");
            assertThat(problem.get("detail").asString()).contains("RFC 3339");
        }
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        problem(
                api.post("/v1/members", "{\"external_id\":\"a\",\"external_id\":\"b\"}"),
                400,
                "malformed_request");
    }

    @Test
    void refusesNestingWithoutEnd() {
        problem(
                api.post("/v1/members", "{\"external_id\":" + "[".repeat(1_000)),
                400,
                "invalid_field");
        problem(
                api.post("/v1/purchases/batch", "{\"purchases\":" + "[".repeat(1_000)),
                400,
                "malformed_request");
    }

    @Test
    void refusesNullInTheMidstOfABatchAndBooksTheOthers() {
        String body = "{\"purchases\":[null,%s,5]}".formatted(purchase("beside-null", "100"));

        JsonNode answer = Api.json(api.post("/v1/purchases/batch", body));

        assertThat(answer.path("booked").asInt()).as(answer.toString()).isEqualTo(1);
        JsonNode problem = answer.get("data").get(0).get("problem");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("code").asString()).isEqualTo("invalid_field");
        assertThat(pointer(problem)).isEqualTo("/purchases/0");
        assertThat(answer.get("data").get(1).get("status").asInt()).isEqualTo(201);
        assertThat(answer.get("data").get(2).get("status").asInt()).isEqualTo(400);
    }

    @Test
    void refusesNullAmongTheLinesOfAPurchase() {
        String body =
                """
                {"member":"external:P-1","source":"s","document_number":"d","lines":[null]}\
                """;

        assertThat(pointer(problem(api.post(PURCHASES, body), 400, "invalid_field")))
                .isEqualTo("/lines/0");
    }

    @Test
    void speaksOfTheFieldThatTheCallerWrote() {
        String body = purchase("c", "100").replace("EUR", "USD");

        var problem = problem(api.post(PURCHASES, body), 422, "currency_mismatch");

        assertThat(pointer(problem)).isEqualTo("/amount/currency");
        assertThat(problem.get("required").asString()).isEqualTo("EUR");
    }

    @Test
    void refusesBothLinesAndAmount() {
        String body = "{\"member\":\"external:P-1\",\"source\":\"s\",\"document_number\":\"d\"}";

        assertThat(pointer(problem(api.post(PURCHASES, body), 400, "invalid_field")))
                .isEqualTo("/lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/members?limit=0                       | limit
                    /v1/members?limit=201                     | limit
                    /v1/members?status=asleep                 | status
                    /v1/surveys/nps?from=yesterday            | from
                    /v1/tiers/loyalty/counts?at=2999-01-01T00:00:00Z | at
                    /v1/members/nobody                        | ref
                    """)
    void namesTheParameterAtFault(String uri, String parameter) {
        var problem = problem(api.get(uri), 400, "invalid_field");

        assertThat(problem.get("errors").get(0).get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void answersInOneShapeWhereNothingIsServed() {
        problem(api.get("/v1/nothing"), 404, "not_found");
        problem(api.get("/v1/members/external:nobody"), 404, "member_not_found");
        problem(api.get("/v1/purchases/pur_nothing"), 404, "purchase_not_found");
        problem(api.get("/v1/returns"), 405, "method_not_allowed");
        assertThat(Api.header(api.get("/v1/returns"), "Allow")).isEqualTo("POST");
        problem(
                api.post(PURCHASES, "a=b", "application/x-www-form-urlencoded"),
                415,
                "unsupported_media_type");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String body = purchase("x".repeat(BodyLimitFilter.BYTES_MAX), "1");

        var problem = problem(api.post(PURCHASES, body), 413, "body_too_large");

        assertThat(problem.get("limit").asInt()).isEqualTo(BodyLimitFilter.BYTES_MAX);
    }

    @Test
    void refusesADocumentWithOtherContent() {
        assertThat(Api.status(api.post(PURCHASES, purchase("same", "100")))).isEqualTo(201);
        MvcTestResult again = api.post(PURCHASES, purchase("same", "100"));
        assertThat(Api.status(again)).isEqualTo(201);
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");

        problem(api.post(PURCHASES, purchase("same", "200")), 422, "idempotency_key_reused");
    }

    @Test
    void tellsWhatIsAvailableAndRequired() {
        String body =
                """
                {"member":"external:P-1","points":-100000,"reason_code":"goodwill","source":"s",
                 "document_number":"d"}\
                """;

        var problem = problem(api.post("/v1/adjustments", body), 422, "insufficient_points");

        assertThat(problem.get("required").asLong()).isEqualTo(100_000);
        assertThat(problem.get("available").isIntegralNumber()).isTrue();
    }
}
