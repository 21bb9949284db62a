package io.ladder.household.web;

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
class HouseholdControllerTests {
    private static final String HOUSEHOLDS = "/v1/households";

    private final Api api;

    HouseholdControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private static String member(String name) {
        return "{\"member\":\"external:%s\"}".formatted(name);
    }

    private String found(String name) {
        MvcTestResult founded = api.post(HOUSEHOLDS, member(name));
        assertThat(Api.status(founded)).as(Api.json(founded).toString()).isEqualTo(201);
        return Api.header(founded, "Location");
    }

    private void redeem(String name, String number) {
        MvcTestResult redeemed =
                api.post(
                        "/v1/redemptions",
                        """
                        {"member":"external:%s","reward":"filter-coffee","source":"app",
                         "document_number":"%s"}\
                        """
                                .formatted(name, number));
        assertThat(Api.status(redeemed)).as(Api.json(redeemed).toString()).isEqualTo(201);
    }

    private JsonNode read(String name) {
        return Api.json(api.get("/v1/members/external:" + name));
    }

    @Test
    void showsWhatAllHaveAndWhatEachDid() {
        String one = api.enrol("hh-1");
        api.enrol("hh-2");
        String address = found("hh-1");

        MvcTestResult joined = api.post(address + "/join", member("hh-2"));

        assertThat(Api.status(joined)).as(Api.json(joined).toString()).isEqualTo(200);
        assertThat(Api.json(joined).at("/balances/0/available").asLong()).isEqualTo(100);
        redeem("hh-1", "hh-a");
        redeem("hh-1", "hh-b");
        JsonNode household = Api.json(api.get(address));
        assertThat(household.at("/balances/0/available").asLong()).isEqualTo(20);
        assertThat(household.get("members")).hasSize(2);
        JsonNode first = household.at("/members/0");
        assertThat(first.get("member_id").asString()).isEqualTo(one);
        assertThat(first.at("/contributions/0/earned").asLong()).isEqualTo(50);
        assertThat(first.at("/contributions/0/spent").asLong()).isEqualTo(80);
        assertThat(household.at("/members/1/contributions/0/spent").asLong()).isZero();
        assertThat(read("hh-2").at("/balances/0/available").asLong()).isEqualTo(20);
        assertThat(read("hh-2").get("household_id")).isEqualTo(household.get("id"));
    }

    @Test
    void letsAMemberLeaveWithWhatTheyDid() {
        api.enrol("hh-3");
        api.enrol("hh-4");
        String address = found("hh-3");
        api.post(address + "/join", member("hh-4"));
        redeem("hh-3", "hh-c");
        redeem("hh-3", "hh-d");

        MvcTestResult left = api.post(address + "/leave", member("hh-4"));

        assertThat(Api.status(left)).as(Api.json(left).toString()).isEqualTo(200);
        assertThat(Api.json(left).at("/balances/0/available").asLong()).isEqualTo(50);
        assertThat(read("hh-4").has("household_id")).isFalse();
        assertThat(read("hh-3").at("/balances/0/available").asLong()).isEqualTo(-30);
        assertThat(Api.json(api.get(address)).get("members")).hasSize(1);
        MvcTestResult soon = api.post(address + "/join", member("hh-4"));
        assertProblem(soon, 409, "household_too_soon", "");
        assertThat(Api.json(soon).has("from")).isTrue();
    }

    @Test
    void namesWhatIsAtFault() {
        api.enrol("hh-5");
        api.enrol("hh-6");
        String address = found("hh-5");
        assertProblem(api.post(HOUSEHOLDS, member("nobody")), 404, "member_not_found", "/member");
        assertProblem(api.post(HOUSEHOLDS, member("hh-5")), 409, "member_in_household", "/member");
        assertProblem(
                api.post(address + "/leave", member("hh-6")),
                409,
                "member_not_in_household",
                "/member");
        String own = address.replaceAll("/hh_.*", "/hh_" + api.enrol("hh-7").substring(4));
        for (String nowhere : new String[] {HOUSEHOLDS + "/hh_nonsense", own}) {
            assertProblem(api.get(nowhere), 404, "household_not_found", "");
            assertProblem(
                    api.post(nowhere + "/join", member("hh-6")), 404, "household_not_found", "");
        }
        Api stranger = api.with(TestKeys.STRANGER);
        assertThat(Api.status(stranger.get(address))).isEqualTo(404);
        assertThat(Api.status(stranger.post(address + "/join", member("hh-6")))).isEqualTo(404);
    }

    @Test
    void triesToFoundOneWithoutBooking() {
        api.enrol("hh-8");

        MvcTestResult tried = api.post(HOUSEHOLDS + "?dry_run=true", member("hh-8"));

        assertThat(Api.status(tried)).isEqualTo(200);
        assertThat(Api.json(tried).has("household_id")).isFalse();
        assertThat(Api.json(tried).at("/balances/0/available").asLong()).isEqualTo(50);
        assertThat(read("hh-8").has("household_id")).isFalse();
    }

    @Test
    void foundsOneOnceUnderAKey() {
        api.enrol("hh-9");
        MvcTestResult first =
                api.post(HOUSEHOLDS, member("hh-9"), "application/json", "Idempotency-Key", "hh-k");

        MvcTestResult again =
                api.post(HOUSEHOLDS, member("hh-9"), "application/json", "Idempotency-Key", "hh-k");

        assertThat(Api.json(again)).isEqualTo(Api.json(first));
        assertThat(Api.header(again, "Idempotent-Replayed")).isEqualTo("true");
    }
}
