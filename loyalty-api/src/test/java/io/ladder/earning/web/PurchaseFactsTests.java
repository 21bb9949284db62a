package io.ladder.earning.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What a shop tells of a purchase beyond what its lines cost. */
@ApiTest
class PurchaseFactsTests {
    private static final String PURCHASES = "/v1/purchases";
    private static final String TOLD =
            """
            "brand":"Kilimanjaro","list_amount":{"amount":1500,"currency":"EUR"},
             "tax":{"amount":190,"currency":"EUR"},
             "attributes":{"fare_class":"J","segments":2,"open":true,"far":-9007199254740992}\
            """;
    private static final String TOLD_OF_ALL =
            """
            "payment_means":["own-card","cash"],"attributes":{"pump":4}\
            """;

    private final Api api;

    PurchaseFactsTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @BeforeEach
    void enrolsOnce() {
        api.post("/v1/members", "{\"external_id\":\"F-1\"}");
    }

    private static String purchase(String number, String ofTheLine, String ofAll) {
        return """
        {"member":"external:F-1","source":"till-of-facts","document_number":"%s",
         "lines":[{"amount":{"amount":1200,"currency":"EUR"}%s}]%s}\
        """
                .formatted(number, also(ofTheLine), also(ofAll));
    }

    private static String also(String fields) {
        return fields.isEmpty() ? "" : "," + fields;
    }

    @Test
    void areShownWhereverThePurchaseIs() {
        JsonNode booked = Api.json(api.post(PURCHASES, purchase("shown", TOLD, TOLD_OF_ALL)));

        JsonNode read = Api.json(api.get(PURCHASES + "/" + booked.get("id").asString()));
        JsonNode listed =
                Api.json(api.get("/v1/members/external:F-1/purchases?limit=1")).at("/data/0");
        JsonNode quoted =
                Api.json(
                        api.post(
                                PURCHASES + "?dry_run=true",
                                purchase("quoted", TOLD, TOLD_OF_ALL)));
        for (JsonNode answer : new JsonNode[] {booked, read, listed, quoted}) {
            assertThat(answer.path("payment_means").toString())
                    .isEqualTo("[\"own-card\",\"cash\"]");
            assertThat(answer.path("attributes").toString()).isEqualTo("{\"pump\":4}");
            JsonNode line = answer.at("/lines/0");
            assertThat(line.path("brand").asString()).isEqualTo("Kilimanjaro");
            assertThat(line.at("/list_amount/amount").asLong()).isEqualTo(1_500);
            assertThat(line.at("/tax/amount").asLong()).isEqualTo(190);
            assertThat(line.path("attributes").toString())
                    .isEqualTo(
                            "{\"far\":-9007199254740992,\"fare_class\":\"J\",\"open\":true,"
                                    + "\"segments\":2}");
        }
    }

    @Test
    void areAbsentWhereTheyAreNotTold() {
        JsonNode bare = Api.json(api.post(PURCHASES, purchase("bare", "", "")));
        JsonNode empty =
                Api.json(
                        api.post(
                                PURCHASES,
                                purchase(
                                        "empty",
                                        "\"attributes\":{}",
                                        "\"payment_means\":[],\"attributes\":{}")));

        for (JsonNode answer : new JsonNode[] {bare, empty}) {
            assertThat(answer.path("id").isMissingNode()).as(answer.toString()).isFalse();
            assertThat(answer.has("payment_means")).isFalse();
            assertThat(answer.has("attributes")).isFalse();
            assertThat(answer.at("/lines/0").propertyNames())
                    .doesNotContain("brand", "list_amount", "tax", "attributes");
        }
    }

    @Test
    void areTakenBesideAnAmountWithoutLines() {
        String body =
                """
                {"member":"external:F-1","source":"till-of-facts","document_number":"amount",
                 "amount":{"amount":1200,"currency":"EUR"},%s}\
                """
                        .formatted(TOLD_OF_ALL);

        assertThat(Api.json(api.post(PURCHASES, body)).at("/attributes/pump").asLong())
                .isEqualTo(4);
    }

    @Test
    void makeAnotherPurchaseOfAnotherBrand() {
        String body = purchase("same", TOLD, TOLD_OF_ALL);
        assertThat(Api.status(api.post(PURCHASES, body))).isEqualTo(201);

        MvcTestResult again = api.post(PURCHASES, body);
        MvcTestResult other = api.post(PURCHASES, body.replace("Kilimanjaro", "Elbrus"));

        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.json(other).path("code").asString()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void areTakenOfABatchAndRefusedAtTheirPlace() {
        String body =
                "{\"purchases\":[%s,%s,%s]}"
                        .formatted(
                                purchase("batch-1", TOLD, TOLD_OF_ALL),
                                purchase("batch-2", "\"attributes\":{\"a\":1.5}", ""),
                                purchase("batch-3", "", "\"payment_means\":[\"cash\",\"\"]"));

        JsonNode answer = Api.json(api.post(PURCHASES + "/batch", body));

        assertThat(answer.path("booked").asInt()).as(answer.toString()).isEqualTo(1);
        assertThat(answer.at("/data/1/problem/errors/0/pointer").asString())
                .isEqualTo("/purchases/1/lines/0/attributes/a");
        assertThat(answer.at("/data/2/problem/errors/0/pointer").asString())
                .isEqualTo("/purchases/2/payment_means/1");
    }

    @Test
    void areKeptOfABasketThatPointsPay() {
        api.post(PURCHASES, purchase("earning", "", "").replace("1200", "100000"));
        String body =
                """
                {"member":"external:F-1","source":"till-of-facts","document_number":"pay",
                 "lines":[{"amount":{"amount":1200,"currency":"EUR"},%s}]}\
                """
                        .formatted(TOLD);

        JsonNode quote = Api.json(api.post("/v1/payments?dry_run=true", body));
        MvcTestResult refused =
                api.post(
                        "/v1/payments?dry_run=true",
                        body.replace("\"amount\":190", "\"amount\":1201"));

        assertThat(quote.at("/lines/0/brand").asString())
                .as(quote.toString())
                .isEqualTo("Kilimanjaro");
        assertThat(quote.at("/lines/0/list_amount/amount").asLong()).isEqualTo(1_500);
        assertThat(quote.at("/lines/0/tax/amount").asLong()).isEqualTo(190);
        assertThat(quote.at("/lines/0/attributes/segments").asLong()).isEqualTo(2);
        assertThat(pointer(refused)).isEqualTo("/lines/0/tax/amount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "brand":""                                     | /lines/0/brand                | 1 to 128
                    "list_amount":{"amount":1199,"currency":"EUR"} | /lines/0/list_amount/amount   | at least its amount
                    "list_amount":{"amount":-1,"currency":"EUR"}   | /lines/0/list_amount/amount   | 0 or more
                    "list_amount":{"amount":1200,"currency":"USD"} | /lines/0/list_amount/currency | one currency
                    "list_amount":{"amount":1200,"currency":"XYZ"} | /lines/0/list_amount/currency | ISO 4217
                    "list_amount":{"currency":"EUR"}               | /lines/0/list_amount/amount   | required
                    "tax":{"amount":1201,"currency":"EUR"}         | /lines/0/tax/amount           | at most its amount
                    "tax":{"amount":1,"currency":"USD"}            | /lines/0/tax/currency         | one currency
                    "attributes":{"Fare":"J"}                      | /lines/0/attributes/Fare      | small letter
                    "attributes":{"a/b":"J"}                       | /lines/0/attributes/a~1b      | small letter
                    "attributes":{"fare":""}                       | /lines/0/attributes/fare      | 1 to 128
                    "attributes":{"fare":"a\\u0007"}               | /lines/0/attributes/fare      | control
                    "attributes":{"fare":1.5}                      | /lines/0/attributes/fare      | whole number
                    "attributes":{"fare":9007199254740993}         | /lines/0/attributes/fare      | 9007199254740992
                    "attributes":{"fare":99999999999999999999}     | /lines/0/attributes/fare      | whole number
                    "attributes":{"fare":null}                     | /lines/0/attributes/fare      | whole number
                    "attributes":{"fare":["J"]}                    | /lines/0/attributes/fare      | whole number
                    "attributes":{"fare":{"class":"J"}}            | /lines/0/attributes/fare      | whole number
                    "attributes":["J"]                             | /lines/0/attributes           | an object
                    """)
    void refuseWhatBreaksARuleOfALine(String field, String pointer, String rule) {
        MvcTestResult refused = api.post(PURCHASES, purchase("bad", field, ""));

        requireRefused(refused, pointer, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "payment_means":["card","card"]                        | /payment_means   | once
                    "payment_means":["card",""]                            | /payment_means/1 | 1 to 64
                    "payment_means":[null]                                 | /payment_means/0 | required
                    "payment_means":"card"                                 | /payment_means   | a list
                    "payment_means":["1","2","3","4","5","6","7","8","9"]  | /payment_means   | at most 8
                    "attributes":{"fare":1.5}                              | /attributes/fare | whole number
                    """)
    void refuseWhatBreaksARuleOfThePurchase(String field, String pointer, String rule) {
        MvcTestResult refused = api.post(PURCHASES, purchase("bad", "", field));

        requireRefused(refused, pointer, rule);
    }

    @Test
    void refuseMoreThanSixteenAttributes() {
        String many =
                IntStream.range(0, 17)
                        .mapToObj("\"a%d\":true"::formatted)
                        .collect(Collectors.joining(",", "\"attributes\":{", "}"));

        requireRefused(
                api.post(PURCHASES, purchase("many", many, "")),
                "/lines/0/attributes",
                "at most 16");
        requireRefused(
                api.post(PURCHASES, purchase("many", "", many)), "/attributes", "at most 16");
    }

    private static void requireRefused(MvcTestResult refused, String pointer, String rule) {
        JsonNode problem = Api.json(refused);
        assertThat(Api.status(refused)).as(problem.toString()).isIn(400, 422);
        assertThat(problem.get("code").asString()).isIn("invalid_field", "currency_mismatch");
        assertThat(pointer(refused)).as(problem.toString()).isEqualTo(pointer);
        assertThat(problem.toString()).contains(rule);
    }

    private static String pointer(MvcTestResult refused) {
        return Api.json(refused).at("/errors/0/pointer").asString();
    }
}
