package io.ladder.transfer.web;

import static io.ladder.apitest.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class TransferControllerTests {
    private static final String TRANSFERS = "/v1/transfers";

    private final Api api;

    TransferControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    /** Members start with the 50 points of their welcome. */
    private void enrol(String... names) {
        for (String name : names) {
            MvcTestResult enrolled =
                    api.post(
                            "/v1/members",
                            "{\"external_id\":\"%1$s\",\"card\":\"card-%1$s\"}".formatted(name));
            assertThat(Api.status(enrolled)).isEqualTo(201);
        }
    }

    private static String gift(String from, String to, long points, String number) {
        return """
        {"from":"%s","to":"%s","points":%d,"source":"app","document_number":"%s"}\
        """
                .formatted(from, to, points, number);
    }

    private long available(String name) {
        return Api.json(api.get("/v1/members/external:" + name))
                .at("/balances/0/available")
                .asLong();
    }

    @Test
    void showsATransferToBothSides() {
        enrol("tf-1", "tf-2");

        MvcTestResult made =
                api.post(TRANSFERS, gift("external:tf-1", "card:card-tf-2", 20, "tf-a"));

        assertThat(Api.status(made)).isEqualTo(201);
        JsonNode transfer = Api.json(made);
        assertThat(transfer.get("status").asString()).isEqualTo("booked");
        assertThat(transfer.at("/balances/0/available").asLong()).isEqualTo(30);
        assertThat(available("tf-1")).isEqualTo(30);
        assertThat(available("tf-2")).isEqualTo(70);
        String address = Api.header(made, "Location");
        assertThat(Api.json(api.get(address)).get("id")).isEqualTo(transfer.get("id"));
        for (String name : new String[] {"tf-1", "tf-2"}) {
            JsonNode list =
                    Api.json(api.get("/v1/members/external:" + name + "/transfers")).get("data");
            assertThat(list).hasSize(1);
            assertThat(list.get(0).get("id")).isEqualTo(transfer.get("id"));
            JsonNode entry =
                    Api.json(api.get("/v1/members/external:" + name + "/entries?limit=1"))
                            .at("/data/0");
            assertThat(entry.at("/movement/cause").asString()).isEqualTo("transfer");
            // The id of an entry leads to the transfer, whichever side it is on.
            String record = entry.get("id").asString().replaceAll("^rec_|-[0-9]+$", "");
            assertThat(Api.json(api.get(TRANSFERS + "/trf_" + record)).get("id"))
                    .isEqualTo(transfer.get("id"));
        }
    }

    @Test
    void namesTheSideAtFault() {
        enrol("tf-3", "tf-4");

        assertProblem(
                api.post(TRANSFERS, gift("external:nobody", "external:tf-3", 20, "tf-b")),
                404,
                "member_not_found",
                "/from");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-3", "external:nobody", 20, "tf-b")),
                404,
                "member_not_found",
                "/to");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-3", "mbr_nonsense", 20, "tf-b")),
                404,
                "member_not_found",
                "/to");
        api.post("/v1/members/external:tf-4/block", "{\"reason\":\"lost\"}");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-3", "external:tf-4", 20, "tf-b")),
                409,
                "member_blocked",
                "/to");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-4", "external:tf-3", 20, "tf-b")),
                409,
                "member_blocked",
                "/from");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-3", "card:card-tf-3", 20, "tf-b")),
                422,
                "transfer_not_allowed",
                "/to");
        assertProblem(
                api.post(TRANSFERS, gift("external:tf-3", "external:tf-4", 9, "tf-b")),
                422,
                "amount_out_of_range",
                "/points");
        assertThat(available("tf-3")).isEqualTo(50);
    }

    @Test
    void triesATransferWithoutBooking() {
        enrol("tf-5", "tf-6");
        String body = gift("external:tf-5", "external:tf-6", 20, "tf-c");

        MvcTestResult tried = api.post(TRANSFERS + "?dry_run=true", body);

        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(Api.json(tried).has("id")).isFalse();
        assertThat(Api.json(tried).at("/balances/0/available").asLong()).isEqualTo(30);
        assertThat(available("tf-5")).isEqualTo(50);
        assertThat(available("tf-6")).isEqualTo(50);
    }

    @Test
    void undoesATransferOnce() {
        enrol("tf-7", "tf-8");
        MvcTestResult made =
                api.post(TRANSFERS, gift("external:tf-7", "external:tf-8", 20, "tf-d"));
        String address = Api.header(made, "Location");
        String why = "{\"reason\":\"The wrong card\"}";

        MvcTestResult undone = api.post(address + "/reverse", why);

        assertThat(Api.status(undone)).as(Api.json(undone).toString()).isEqualTo(200);
        assertThat(Api.json(undone).get("status").asString()).isEqualTo("reversed");
        assertThat(Api.json(undone).at("/balances/0/available").asLong()).isEqualTo(50);
        assertThat(available("tf-8")).isEqualTo(50);
        assertThat(Api.json(api.get(address)).get("status").asString()).isEqualTo("reversed");
        assertThat(
                        Api.json(api.get("/v1/members/external:tf-8/transfers"))
                                .at("/data/0/status")
                                .asString())
                .isEqualTo("reversed");
        MvcTestResult again = api.post(address + "/reverse", why);
        assertThat(Api.status(again)).isEqualTo(409);
        assertThat(Api.json(again).get("code").asString()).isEqualTo("transfer_already_reversed");
    }

    @Test
    void opensNoTransferOfAnotherHouse() {
        enrol("tf-9", "tf-10");
        MvcTestResult made =
                api.post(TRANSFERS, gift("external:tf-9", "external:tf-10", 20, "tf-e"));
        Api stranger = api.with(TestKeys.STRANGER);
        String address = Api.header(made, "Location");

        assertThat(Api.status(stranger.get(address))).isEqualTo(404);
        assertThat(Api.status(stranger.post(address + "/reverse", "{\"reason\":\"mine\"}")))
                .isEqualTo(404);
        assertThat(available("tf-10")).isEqualTo(70);
    }
}
