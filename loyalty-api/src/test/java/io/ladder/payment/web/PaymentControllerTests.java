package io.ladder.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Points that pay: 10 are worth 1.00, up to half of a basket and 50.00, not for gift cards. */
@ApiTest
@TestPropertySource(properties = "books=of payments")
class PaymentControllerTests {
    private static final String PAYMENTS = "/v1/payments";
    private static final String LINE = "{\"amount\":{\"amount\":%d,\"currency\":\"EUR\"}}";

    private final Api api;

    PaymentControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    /** A member with 50 points of welcome and a point for each euro. */
    private String member(String name, int euros) {
        String member = "external:" + name;
        api.post("/v1/members", "{\"external_id\":\"" + name + "\"}");
        String purchase =
                """
                {"member":"%s","source":"pay","document_number":"%s",
                 "amount":{"amount":%d00,"currency":"EUR"}}\
                """
                        .formatted(member, name, euros);
        assertThat(Api.status(api.post("/v1/purchases", purchase))).isEqualTo(201);
        return member;
    }

    private static String payment(String member, String number, String more, String lines) {
        return "{\"member\":\"%s\",\"source\":\"pay\",\"document_number\":\"%s\"%s,\"lines\":[%s]}"
                .formatted(member, number, more, lines);
    }

    private String authorise(String member, String number, int points) {
        String body = payment(member, number, ",\"points\":" + points, LINE.formatted(100_000));
        return booked(api.post(PAYMENTS, body)).get("id").asString();
    }

    private static JsonNode booked(MvcTestResult result) {
        assertThat(Api.status(result)).as(Api.json(result).toString()).isBetween(200, 201);
        return Api.json(result);
    }

    private static JsonNode refused(MvcTestResult result, int status, String code) {
        assertThat(Api.json(result).path("code").asString()).isEqualTo(code);
        assertThat(Api.status(result)).isEqualTo(status);
        return Api.json(result);
    }

    private long available(String member) {
        return Api.json(api.get("/v1/members/" + member)).at("/balances/0/available").asLong();
    }

    @Test
    void quotesWithoutHolding() {
        String member = member("pay-1", 40);
        String lines =
                LINE.formatted(1_399)
                        + ",{\"category\":\"gift-cards\","
                        + LINE.formatted(5_000).substring(1);

        var quote = booked(api.post(PAYMENTS + "?dry_run=true", payment(member, "1", "", lines)));

        assertThat(quote.has("id")).isFalse();
        assertThat(quote.get("status").asString()).isEqualTo("authorised");
        assertThat(quote.get("points").asLong()).isEqualTo(60);
        assertThat(quote.get("points_max").asLong()).isEqualTo(60);
        assertThat(quote.get("step").asLong()).isEqualTo(10);
        assertThat(quote.at("/worth/amount").asLong()).isEqualTo(600);
        assertThat(quote.at("/lines/0/excluded").asBoolean()).isFalse();
        assertThat(quote.at("/lines/1/excluded").asBoolean()).isTrue();
        assertThat(available(member)).isEqualTo(90);
        assertThat(Api.json(api.get("/v1/members/" + member + "/payments")).get("data")).isEmpty();
    }

    @Test
    void tellsTheMostThatTheMemberCouldPay() {
        String member = member("pay-2", 45);
        String body = payment(member, "2", ",\"points\":20", LINE.formatted(100_000));

        var payment = booked(api.post(PAYMENTS, body));

        assertThat(payment.get("points").asLong()).isEqualTo(20);
        assertThat(payment.get("points_max").asLong()).isEqualTo(90);
        assertThat(payment.at("/balances/0/available").asLong()).isEqualTo(75);
        assertThat(payment.at("/balances/0/held").asLong()).isEqualTo(20);
        assertThat(payment.at("/movements/0/to").asString()).isEqualTo("held");
    }

    @Test
    void capturesAPartAndRefundsOfIt() {
        String member = member("pay-3", 50);
        String payment = PAYMENTS + "/" + authorise(member, "3", 80);

        var capture = booked(api.post(payment + "/capture", "{\"points\":60}"));
        var refund = booked(api.post(payment + "/refunds", refund("3-r1", 20)));
        var tooMuch = api.post(payment + "/refunds", refund("3-r2", 50));
        var read = booked(api.get(payment));

        assertThat(capture.get("status").asString()).isEqualTo("captured");
        assertThat(capture.get("captured_points").asLong()).isEqualTo(60);
        assertThat(refund.get("id").asString()).startsWith("rfd_");
        assertThat(refund.at("/worth/amount").asLong()).isEqualTo(200);
        assertThat(refund.get("refunded_points").asLong()).isEqualTo(20);
        var problem = refused(tooMuch, 422, "refund_exceeds_payment");
        assertThat(problem.get("left").asLong()).isEqualTo(40);
        assertThat(read.get("refunded_points").asLong()).isEqualTo(20);
        assertThat(read.has("movements")).isFalse();
        assertThat(read.has("points_max")).isFalse();
        assertThat(available(member)).isEqualTo(60);
    }

    private static String refund(String number, int points) {
        return """
        {"source":"pay","document_number":"%s","points":%d,
         "reason":"Came back","reason_code":"came-back"}\
        """
                .formatted(number, points);
    }

    @Test
    void triesASettlementWithoutBooking() {
        String member = member("pay-4", 50);
        String payment = PAYMENTS + "/" + authorise(member, "4", 80);

        var tried = booked(api.post(payment + "/capture?dry_run=true", "{\"points\":60}"));
        booked(api.post(payment + "/void?dry_run=true", "{\"reason\":\"no\"}"));
        var read = booked(api.get(payment));
        booked(api.post(payment + "/capture", ""));
        var refund = booked(api.post(payment + "/refunds?dry_run=true", refund("4-r", 20)));

        assertThat(tried.get("captured_points").asLong()).isEqualTo(60);
        assertThat(read.get("status").asString()).isEqualTo("authorised");
        assertThat(refund.has("id")).isFalse();
        assertThat(refund.get("refunded_points").asLong()).isEqualTo(20);
        assertThat(booked(api.get(payment)).get("refunded_points").asLong()).isZero();
    }

    @Test
    void answersARepetitionAsItDidFirst() {
        String member = member("pay-5", 50);
        String body = payment(member, "5", "", LINE.formatted(100_000));
        var first = booked(api.post(PAYMENTS, body));
        String payment = PAYMENTS + "/" + first.get("id").asString();
        var captured = keyed(payment + "/capture", "{\"points\":60}");
        var refund = booked(api.post(payment + "/refunds", refund("5-r", 20)));
        assertThat(refund.get("reason").asString()).isEqualTo("Came back");
        assertThat(refund.get("reason_code").asString()).isEqualTo("came-back");

        var again = api.post(PAYMENTS, body);

        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(Api.json(again)).isEqualTo(first);
        assertThat(Api.json(keyed(payment + "/capture", "{\"points\":60}")))
                .isEqualTo(Api.json(captured));
        assertThat(booked(api.post(payment + "/refunds", refund("5-r", 20)))).isEqualTo(refund);
        refused(
                api.post(payment + "/refunds", refund("5-r", 20).replace("came-", "went-")),
                422,
                "idempotency_key_reused");
        refused(keyed(payment + "/capture", "{\"points\":50}"), 422, "idempotency_key_reused");
        refused(
                api.post(PAYMENTS, payment(member, "5", "", LINE.formatted(200_000))),
                422,
                "idempotency_key_reused");
    }

    private MvcTestResult keyed(String uri, String body) {
        return api.post(uri, body, "application/json", "Idempotency-Key", "pay-5-capture");
    }

    @Test
    void settlesAPaymentOnce() {
        String member = member("pay-6", 50);
        String one = PAYMENTS + "/" + authorise(member, "6-1", 20);
        String other = PAYMENTS + "/" + authorise(member, "6-2", 20);
        booked(api.post(one + "/void", "{\"reason\":\"Pays with a card\"}"));
        booked(api.post(other + "/capture", "{}"));

        refused(api.post(one + "/capture", "{}"), 409, "payment_settled");
        refused(api.post(other + "/void", "{\"reason\":\"no\"}"), 409, "payment_settled");
        refused(api.post(one + "/refunds", refund("6-r", 10)), 422, "refund_exceeds_payment");
        assertThat(booked(api.get(one)).get("status").asString()).isEqualTo("voided");
        assertThat(available(member)).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "points":25     | 100000 | payment_not_allowed | /points | step      | 10
                    "points":60     | 1000   | payment_not_allowed | /points | max       | 50
                    "points":110    | 100000 | insufficient_points | /points | available | 100
                    "wallet":"gold" | 100000 | payment_not_allowed | /wallet |           |
                    "shop":"a"      | 100    | payment_not_allowed | /lines  | min       | 10
                    """)
    void tellsWhatTheTermsForbid(
            String field, int minor, String code, String pointer, String fact, Long value) {
        String member = member("pay-7", 50);

        var problem =
                refused(
                        api.post(
                                PAYMENTS + "?dry_run=true",
                                payment(member, "7", "," + field, LINE.formatted(minor))),
                        422,
                        code);

        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo(pointer == null ? "" : pointer);
        if (fact != null) {
            assertThat(problem.get(fact).asLong()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "points":0       | /points
                    "hold":"PT0.5S"  | /hold
                    "hold":"P31D"    | /hold
                    "hold":"tomorrow"| /hold
                    "wallet":""      | /wallet
                    """)
    void refusesWhatIsOutOfRange(String field, String pointer) {
        String body = payment("external:pay-8", "8", "," + field, LINE.formatted(1_000));

        var problem = refused(api.post(PAYMENTS, body), 400, "invalid_field");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void refusesPartsThatAreNoSteps() {
        String payment = PAYMENTS + "/" + authorise(member("pay-9", 50), "9", 80);

        refused(api.post(payment + "/capture", "{\"points\":15}"), 422, "payment_not_allowed");
        var tooMuch = api.post(payment + "/capture", "{\"points\":90}");
        assertThat(refused(tooMuch, 422, "capture_exceeds_payment").get("authorised").asLong())
                .isEqualTo(80);
        booked(api.post(payment + "/capture", "{}"));
        refused(api.post(payment + "/refunds", refund("9-r", 15)), 422, "payment_not_allowed");
    }

    @Test
    void knowsNoPaymentOfAnotherTenant() {
        String payment = PAYMENTS + "/" + authorise(member("pay-10", 50), "10", 80);
        Api stranger = api.with(TestKeys.STRANGER);

        refused(stranger.get(payment), 404, "payment_not_found");
        refused(stranger.post(payment + "/capture", "{}"), 404, "payment_not_found");
        refused(stranger.post(payment + "/refunds", refund("10", 10)), 404, "payment_not_found");
        refused(api.get(PAYMENTS + "/rdm_1"), 404, "payment_not_found");
        refused(api.with(TestKeys.READER).get(payment), 403, "forbidden");
        refused(api.with(TestKeys.READER).post(payment + "/capture", "{}"), 403, "forbidden");
    }

    @Test
    void listsPaymentsNewestFirst() {
        String member = member("pay-11", 50);
        String one = authorise(member, "11-1", 20);
        String two = authorise(member, "11-2", 30);
        String uri = "/v1/members/" + member + "/payments?limit=1";

        var first = booked(api.get(uri));
        String cursor = first.get("next_cursor").asString();
        var second = booked(api.get(uri + "&cursor=" + cursor));

        assertThat(first.at("/data/0/id").asString()).isEqualTo(two);
        assertThat(second.at("/data/0/id").asString()).isEqualTo(one);
        assertThat(second.at("/data/0/document_number").asString()).isEqualTo("11-1");
    }

    @Test
    void standsInTheStatement() {
        String member = member("pay-12", 50);
        String payment = PAYMENTS + "/" + authorise(member, "12", 50);
        booked(api.post(payment + "/capture", "{\"points\":30}"));
        booked(api.post(payment + "/refunds", refund("12-r", 10)));

        var entries = booked(api.get("/v1/members/" + member + "/entries")).get("data");

        assertThat(entries.valueStream().limit(4).map(each -> each.get("movement")))
                .extracting(
                        each -> each.get("from").asString(),
                        each -> each.get("to").asString(),
                        each -> each.get("points").asLong())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("redeemed", "available", 10L),
                        org.assertj.core.groups.Tuple.tuple("held", "available", 20L),
                        org.assertj.core.groups.Tuple.tuple("held", "redeemed", 30L),
                        org.assertj.core.groups.Tuple.tuple("available", "held", 50L));
    }
}
