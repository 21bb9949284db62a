package io.ladder.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
@TestPropertySource(properties = "books=of segments")
class SegmentTests {
    private final Api api;

    SegmentTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private MvcTestResult change(String segment, String body) {
        return api.post("/v1/segments/" + segment + "/members", body);
    }

    private JsonNode segment(int index) {
        return Api.json(api.get("/v1/segments?counted=true")).at("/data/" + index);
    }

    private void buy(String name, int number) {
        String purchase =
                """
                {"member":"external:%s","source":"segments","document_number":"%s-%d",
                 "amount":{"amount":100,"currency":"EUR"}}\
                """
                        .formatted(name, name, number);
        assertThat(Api.status(api.post("/v1/purchases", purchase))).isEqualTo(201);
    }

    @Test
    void areCountedAndListedAndKeptByPeople() {
        for (int number = 0; number < 5; number++) {
            api.post("/v1/members", "{\"external_id\":\"S-%d\"}".formatted(number));
        }
        for (int number = 0; number < 3; number++) {
            buy("S-3", number);
        }

        JsonNode changed =
                Api.json(
                        change(
                                "guests",
                                """
                                {"add":["external:S-0","external:S-2","external:none","external:S-4"],
                                 "remove":["external:S-4"]}\
                                """));

        assertThat(changed.path("changed").asInt()).isEqualTo(4);
        assertThat(changed.path("problems").size()).isEqualTo(1);
        assertThat(changed.path("problems").path("/add/2").path("code").asString())
                .isEqualTo("member_not_found");
        assertThat(segment(0).path("members").asInt()).isEqualTo(1);
        assertThat(segment(1).path("members").asInt()).isEqualTo(2);
        assertThat(segment(1).path("list").asBoolean()).isTrue();
        assertThat(Api.json(api.get("/v1/segments")).at("/data/0").has("members")).isFalse();

        var found = new ArrayList<String>();
        String path = "/v1/segments/guests/members?limit=1";
        for (String next = ""; next != null; ) {
            JsonNode page = Api.json(api.get(path + next));
            page.path("data").forEach(each -> found.add(each.path("external_id").asString()));
            next =
                    page.hasNonNull("next_cursor")
                            ? "&cursor=" + page.path("next_cursor").asString()
                            : null;
        }
        assertThat(found).containsExactly("S-0", "S-2");

        change("guests", "{\"remove\":[\"external:S-0\"]}");
        assertThat(segment(1).path("members").asInt()).isEqualTo(1);
    }

    @Test
    void areKeptByPeopleOnlyWhereTheyAreLists() {
        assertThat(Api.status(change("regulars", "{\"add\":[\"external:S-0\"]}"))).isEqualTo(400);
        assertThat(Api.status(change("nobody", "{\"add\":[\"external:S-0\"]}"))).isEqualTo(404);
        assertThat(Api.status(change("guests", "{}"))).isEqualTo(400);
        assertThat(Api.status(api.get("/v1/segments/nobody/members"))).isEqualTo(404);
    }
}
