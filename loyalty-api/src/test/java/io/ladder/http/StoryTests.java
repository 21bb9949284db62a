package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiTest
class StoryTests {
    private final Api api;

    StoryTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @Test
    void enrolsAndBooksAPurchase() {
        var enrolled =
                api.post("/v1/members", "{\"external_id\":\"story-1\",\"given_name\":\"Ada\"}");
        System.out.println(Api.json(enrolled).toPrettyString());
        assertThat(enrolled).hasStatus(201);
        var bought =
                api.post(
                        "/v1/purchases?explain=true",
                        """
                        {"member":"external:story-1","source":"till-7","document_number":"n1",
                         "lines":[{"product":"sku-1","quantity":2,"amount":{"amount":1299,"currency":"EUR"}}]}\
                        """);
        System.out.println(Api.json(bought).toPrettyString());
        assertThat(bought).hasStatus(201);
        System.out.println(Api.json(api.get("/v1/members/external:story-1")).toPrettyString());
    }
}
