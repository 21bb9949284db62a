package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiTest
class KeyTests {
    private final MockMvcTester http;
    private final Api api;
    private final TestKeys keys;
    private final RequestMappingHandlerMapping operations;

    KeyTests(
            @Autowired MockMvcTester http,
            @Autowired TestKeys keys,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.http = http;
        this.api = new Api(http, TestKeys.ALL);
        this.keys = keys;
        this.operations = requestMappingHandlerMapping;
    }

    @Test
    void refusesCallsWithoutAKey() {
        var answer = http.get().uri("/v1/members").exchange();

        assertThat(Api.status(answer)).isEqualTo(401);
        assertThat(Api.header(answer, "WWW-Authenticate")).startsWith("Bearer");
        assertThat(Api.json(answer).get("code").asString()).isEqualTo("unauthenticated");
        assertThat(Api.json(answer).get("request_id").asString())
                .isEqualTo(Api.header(answer, "Request-Id"));
    }

    @Test
    void refusesKeysThatOpenNothing() {
        for (String key : new String[] {"lk_test_unknown", TestKeys.EXPIRED, "secret", "lk_"}) {
            var answer = api.with(key).get("/v1/members");

            assertThat(Api.status(answer)).as(key).isEqualTo(401);
            assertThat(Api.header(answer, "WWW-Authenticate")).contains("invalid_token");
        }
    }

    @Test
    void namesTheScopeThatAKeyLacks() {
        var answer = api.with(TestKeys.READER).get("/v1/rewards");

        assertThat(Api.status(answer)).isEqualTo(403);
        assertThat(Api.json(answer).get("code").asString()).isEqualTo("forbidden");
        assertThat(Api.json(answer).get("required_scope").asString()).isEqualTo("rewards:read");
    }

    @Test
    void looksAKeyUpOnceInAWhile() {
        api.get("/v1/rewards");
        int before = keys.lookups();

        for (int call = 0; call < 20; call++) {
            api.get("/v1/rewards");
        }

        assertThat(keys.lookups()).isEqualTo(before);
    }

    @Test
    void hidesMembersOfOtherTenants() {
        String id =
                Api.json(api.post("/v1/members", "{\"external_id\":\"K-1\"}")).get("id").asString();

        assertThat(Api.status(api.get("/v1/members/" + id))).isEqualTo(200);
        for (String ref : new String[] {id, "external:K-1"}) {
            var answer = api.with(TestKeys.STRANGER).get("/v1/members/" + ref);
            assertThat(Api.status(answer)).isEqualTo(404);
            assertThat(Api.json(answer).get("code").asString()).isEqualTo("member_not_found");
        }
    }

    @Test
    void showsAndChangesPersonsOnlyWithTheScope() {
        api.post("/v1/members", "{\"external_id\":\"K-2\",\"given_name\":\"Grace\"}");
        Api impersonal = api.with(TestKeys.IMPERSONAL);

        var member = impersonal.get("/v1/members/external:K-2");

        assertThat(Api.json(member).has("person")).isFalse();
        assertThat(Api.json(api.get("/v1/members/external:K-2")).get("person").toString())
                .contains("Grace");
        String version = Api.header(member, "ETag");
        String uri = "/v1/members/external:K-2";
        assertThat(Api.status(impersonal.patch(uri, "{\"given_name\":\"G\"}", version)))
                .isEqualTo(403);
        assertThat(Api.status(impersonal.patch(uri, "{\"card\":\"77\"}", version))).isEqualTo(200);
    }

    @Test
    void changesAMemberOnlyFromTheVersionThatWasRead() {
        api.post("/v1/members", "{\"external_id\":\"K-3\"}");
        String uri = "/v1/members/external:K-3";
        String version = Api.header(api.get(uri), "ETag");

        assertThat(Api.status(api.patch(uri, "{\"card\":\"1\"}", null))).isEqualTo(428);
        assertThat(Api.status(api.patch(uri, "{\"card\":\"1\"}", version))).isEqualTo(200);
        assertThat(Api.status(api.patch(uri, "{\"card\":\"2\"}", version))).isEqualTo(412);
        assertThat(Api.status(api.patch(uri, "{\"colour\":\"2\"}", "\"v2\""))).isEqualTo(400);
    }

    @Test
    void opensDocumentsToEverybodyAndMeasuresToNobody() {
        assertThat(Api.status(http.get().uri("/v3/api-docs").exchange())).isEqualTo(200);
        assertThat(Api.status(http.get().uri("/v1/problems/busy").exchange())).isEqualTo(200);
        assertThat(Api.status(http.get().uri("/swagger-ui/index.html").exchange())).isEqualTo(200);
        assertThat(Api.status(http.get().uri("/actuator/metrics").exchange())).isEqualTo(401);
        assertThat(Api.status(api.get("/actuator/metrics"))).isEqualTo(403);
    }

    @Test
    void asksForAScopeOnEveryOperation() {
        for (HandlerMethod operation : operations.getHandlerMethods().values()) {
            if (operation.getBeanType().getName().startsWith("io.ladder.")) {
                assertThat(
                                operation.hasMethodAnnotation(RequiredScope.class)
                                        != operation.hasMethodAnnotation(NoKeyNeeded.class))
                        .as(operation.toString())
                        .isTrue();
            }
        }
    }
}
