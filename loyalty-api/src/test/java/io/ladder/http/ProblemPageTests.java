package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiTest
class ProblemPageTests {
    private static final String PURCHASES = "/v1/purchases";

    private final Api api;

    ProblemPageTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @Test
    void explainsEachCodeToMachinesAndToPeople() {
        for (var code : io.ladder.shared.ErrorCode.values()) {
            var page = Api.json(api.get("/v1/problems/" + code.text()));
            assertThat(page.get("code").asString()).isEqualTo(code.text());
            assertThat(page.get("meaning").asString())
                    .as(code.text())
                    .isNotEqualTo(page.get("title").asString() + ".");
        }
    }

    @Test
    void keepsASaneRequestIdAndReplacesAnyOther() {
        assertThat(Api.header(api.get("/v1/nothing"), "Request-Id")).startsWith("req_");
        assertThat(
                        Api.header(
                                api.post(PURCHASES, "{}", "application/json", "Request-Id", "a-1"),
                                "Request-Id"))
                .isEqualTo("a-1");
        assertThat(
                        Api.header(
                                api.post(PURCHASES, "{}", "application/json", "Request-Id", "a b"),
                                "Request-Id"))
                .startsWith("req_");
    }
}
