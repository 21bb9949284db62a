package io.ladder.key.web;

import static io.ladder.apitest.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class KeyControllerTests {
    private static final String KEYS = "/v1/keys";

    private final Api api;
    private final Api stranger;

    KeyControllerTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
        stranger = new Api(http, TestKeys.STRANGER);
    }

    private static JsonNode issue(Api caller, String label, String scopes) {
        var answer =
                caller.post(KEYS, "{\"label\":\"%s\",\"scopes\":[%s]}".formatted(label, scopes));
        assertThat(Api.status(answer)).as(Api.json(answer).toString()).isEqualTo(201);
        return Api.json(answer);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static String uri(JsonNode key) {
        return KEYS + "/" + text(key, "id");
    }

    private JsonNode listed(JsonNode key) {
        return Api.json(api.get(KEYS + "?limit=200"))
                .get("data")
                .valueStream()
                .filter(each -> text(each, "id").equals(text(key, "id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesAKeyThatOpensItsScopesAndNothingElse() {
        JsonNode key = issue(api, "till", "\"rewards:read\"");

        assertThat(text(key, "id")).startsWith("key_");
        assertThat(text(key, "kind")).isEqualTo("test");
        assertThat(text(key, "key")).startsWith("lk_test_");
        Api till = api.with(text(key, "key"));
        assertThat(Api.status(till.get("/v1/rewards"))).isEqualTo(200);
        assertThat(Api.status(till.get(KEYS))).isEqualTo(403);
    }

    @Test
    void givesALiveKeyOutsideOfSandboxes() {
        JsonNode key = issue(stranger, "shop", "\"rewards:read\"");

        assertThat(text(key, "kind")).isEqualTo("live");
        assertThat(text(key, "key")).startsWith("lk_live_");
        assertThat(Api.status(api.with(text(key, "key")).get("/v1/rewards"))).isEqualTo(200);
    }

    @Test
    void showsTheKeyOnceAndToNoCacheAndNoLog(CapturedOutput output) {
        var answer = api.post(KEYS, "{\"label\":\"once\",\"scopes\":[\"rewards:read\"]}");
        String secret = text(Api.json(answer), "key");
        String hash = HexFormat.of().formatHex(ApiKey.hash(secret));

        assertThat(Api.header(answer, "Cache-Control")).contains("no-store");
        assertThat(Api.json(api.get(KEYS)).toString()).doesNotContain(secret, hash, "lk_test_");
        var response =
                new KeyController.IssuedKeyResponse(
                        "key_1", secret, "test", "once", List.of(), ApiTestApplication.START, null);
        assertThat(response.toString()).doesNotContain(secret);
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void refusesWhatNoKeyCanBeAndNamesThePlace() {
        assertInvalid(wish("\"x\"", "[\"members:read\",\"moon:visit\"]", null), "/scopes/1");
        assertInvalid(wish("\"x\"", "[\"members:read\",null]", null), "/scopes/1");
        assertInvalid(wish("\"x\"", "[]", null), "/scopes");
        String fifty = "\"members:read\",".repeat(50);
        assertInvalid(wish("\"x\"", "[" + fifty + "\"pii:read\"]", null), "/scopes");
        assertInvalid(wish("\"" + "x".repeat(101) + "\"", "[\"members:read\"]", null), "/label");
        assertInvalid(wish("\" \"", "[\"members:read\"]", null), "/label");
        assertInvalid(wish("null", "[\"members:read\"]", null), "/label");
        assertInvalid(wish("\"x\"", "[\"members:read\"]", "2026-03-02T09:00:00Z"), "/expires_at");
        assertInvalid(wish("\"x\"", "[\"members:read\"]", "tomorrow"), "/expires_at");
    }

    private MvcTestResult wish(String label, String scopes, @Nullable String expiresAt) {
        String expiry = expiresAt == null ? "" : ",\"expires_at\":\"" + expiresAt + "\"";
        return api.post(KEYS, "{\"label\":" + label + ",\"scopes\":" + scopes + expiry + "}");
    }

    private static void assertInvalid(MvcTestResult answer, String pointer) {
        assertProblem(answer, 400, "invalid_field", pointer);
    }

    @Test
    void givesNoScopeThatTheCallerLacks() {
        String body = "{\"label\":\"x\",\"scopes\":[\"members:read\",\"pii:read\"]}";
        var answer = api.with(TestKeys.IMPERSONAL).post(KEYS, body);

        assertProblem(answer, 403, "forbidden", "/scopes/1");
        assertThat(text(Api.json(answer), "required_scope")).isEqualTo("pii:read");
        assertThat(Api.status(api.with(TestKeys.READER).post(KEYS, body))).isEqualTo(403);
        assertThat(Api.status(api.with(TestKeys.READER).get(KEYS))).isEqualTo(403);
        assertThat(Api.status(api.with(TestKeys.READER).delete(KEYS + "/key_1"))).isEqualTo(403);
    }

    @Test
    void listsKeysNewestFirstAndTurnsPages() {
        var labels = new ArrayList<String>();
        for (int number = 1; number <= 5; number++) {
            labels.addFirst("page " + number);
            issue(api, "page " + number, "\"members:read\"");
        }
        var shown = new ArrayList<String>();
        String cursor = "";
        while (shown.size() < labels.size()) {
            JsonNode page = Api.json(api.get(KEYS + "?limit=2" + cursor));
            page.get("data").valueStream().forEach(each -> shown.add(text(each, "label")));
            cursor = "&cursor=" + text(page, "next_cursor");
        }

        assertThat(shown.subList(0, 5)).isEqualTo(labels);
        assertThat(Api.json(stranger.get(KEYS)).toString()).doesNotContain("page 1");
        JsonNode problem = Api.json(api.get("/v1/members" + cursor.replace('&', '?')));
        assertThat(text(problem, "code")).isEqualTo("invalid_cursor");
    }

    @Test
    void tellsWhenAKeyWasUsedAndRevoked() {
        JsonNode key = issue(api, "used", "\"rewards:read\"");
        assertThat(listed(key).has("last_used_at")).isFalse();
        api.with(text(key, "key")).get("/v1/rewards");
        assertThat(text(listed(key), "last_used_at")).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(listed(key).has("revoked_at")).isFalse();

        api.delete(uri(key));
        assertThat(text(listed(key), "revoked_at")).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void closesARevokedKeyAtOnceAndAgainWithoutHarm() {
        JsonNode key = issue(api, "revoked", "\"rewards:read\"");
        Api till = api.with(text(key, "key"));
        assertThat(Api.status(till.get("/v1/rewards"))).isEqualTo(200);

        var answer = api.delete(uri(key));

        assertThat(Api.status(answer)).isEqualTo(204);
        assertThat(answer.getResponse().getContentLength()).isZero();
        assertThat(Api.status(till.get("/v1/rewards"))).isEqualTo(401);
        assertThat(Api.status(api.delete(uri(key)))).isEqualTo(204);
    }

    @Test
    void doesNotFindKeysOfOthersAndThoseThatAreNone() {
        JsonNode key = issue(api, "mine", "\"rewards:read\"");

        for (String uri : List.of(uri(key), KEYS + "/key_1", KEYS + "/" + text(key, "key"))) {
            var answer = stranger.delete(uri);
            assertThat(Api.status(answer)).as(uri).isEqualTo(404);
            assertThat(text(Api.json(answer), "code")).isEqualTo("key_not_found");
            assertThat(Api.json(answer).toString()).doesNotContain(text(key, "key"));
        }
        assertThat(Api.status(api.with(text(key, "key")).get("/v1/rewards"))).isEqualTo(200);
    }

    @Test
    void letsNoKeyRevokeItself() {
        JsonNode key = issue(api, "admin", "\"keys:write\"");

        var answer = api.with(text(key, "key")).delete(uri(key));

        assertThat(Api.status(answer)).isEqualTo(409);
        assertThat(text(Api.json(answer), "code")).isEqualTo("key_not_revocable");
    }
}
