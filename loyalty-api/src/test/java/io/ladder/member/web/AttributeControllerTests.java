package io.ladder.member.web;

import static io.ladder.apitest.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class AttributeControllerTests {
    private final Api api;

    AttributeControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    private String enrol(String name) {
        assertThat(Api.status(api.post("/v1/members", "{\"external_id\":\"" + name + "\"}")))
                .isEqualTo(201);
        return "/v1/members/external:" + name;
    }

    private MvcTestResult tell(String member, String attributes) {
        return api.post(member + "/attributes", "{\"attributes\":" + attributes + "}");
    }

    @Test
    void showsWhatIsToldOfAMember() {
        String member = enrol("at-1");
        assertThat(Api.json(api.get(member)).has("attributes")).isFalse();

        MvcTestResult told = tell(member, "{\"student\":true,\"birthday\":\"05-17\"}");

        assertThat(Api.status(told)).isEqualTo(200);
        assertThat(Api.json(told).get("attributes").toString())
                .isEqualTo("{\"birthday\":\"05-17\",\"student\":true}");
        assertThat(Api.json(api.get(member)).get("attributes").toString())
                .isEqualTo("{\"birthday\":\"05-17\",\"student\":true}");

        assertThat(Api.json(tell(member, "{\"student\":null}")).get("taken").toString())
                .isEqualTo("[\"student\"]");
        assertThat(Api.json(api.get(member)).get("attributes").toString())
                .isEqualTo("{\"birthday\":\"05-17\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"studnt": true}      | /attributes/studnt   | no such attribute
                    {"student": "yes"}    | /attributes/student  | true or false
                    {"birthday": "31.12"} | /attributes/birthday | such as 05-17
                    {"birthday": 5.5}     | /attributes/birthday | a whole number, true or false
                    {"studnt": null}      | /attributes/studnt   | no such attribute
                    {}                    | /attributes          | 1 to 16
                    """)
    void namesWhatIsWrong(String attributes, String pointer, String detail) {
        String member = enrol("at-2-" + Integer.toHexString(attributes.hashCode()));

        MvcTestResult refused = tell(member, attributes);

        assertProblem(refused, 400, "invalid_field", pointer);
        assertThat(Api.json(refused).toString()).contains(detail);
        assertThat(Api.json(api.get(member)).has("attributes")).isFalse();
    }

    @Test
    void refusesToTellAnythingOfWhoHasLeft() {
        String member = enrol("at-3");
        assertThat(Api.status(api.post(member + "/close", "{\"reason\":\"Moved away\"}")))
                .isEqualTo(200);

        MvcTestResult refused = tell(member, "{\"student\":true}");
        assertThat(Api.status(refused)).isEqualTo(409);
        assertThat(Api.json(refused).get("code").asString()).isEqualTo("member_closed");
    }

    @Test
    void imaginesMembersOfWhomSomethingIsTold() {
        String basket = "\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}}";

        assertThat(
                        Api.status(
                                api.post(
                                        "/v1/quotes",
                                        "{\"imagined\":{\"attributes\":{\"birthday\":\"05-17\"}},"
                                                + basket)))
                .isEqualTo(200);
        MvcTestResult refused =
                api.post("/v1/quotes", "{\"imagined\":{\"attributes\":{\"birth\":1}}," + basket);
        assertProblem(refused, 400, "invalid_field", "/imagined/attributes/birth");
    }
}
