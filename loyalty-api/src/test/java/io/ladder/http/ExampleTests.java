package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import io.ladder.trial.RunBackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the document, which are what happens: the requests are sent one after the other,
 * and each answer must be the one that is shown. Run with {@code -Dexamples.write=true} to show new
 * answers.
 */
@ApiTest
@TestPropertySource(properties = "books=of the examples")
class ExampleTests {
    private static final Path FOLDER = Path.of("src", "main", "resources", "examples");
    private static final boolean WRITING = Boolean.getBoolean("examples.write");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MEMBER = "/v1/members/external:C-1001";
    private static final String OTHER = "/v1/members/external:C-1002";
    private static final String YAML = "application/yaml";

    private final Api api;
    private final RunBackTest running;

    ExampleTests(@Autowired MockMvcTester http, @Autowired RunBackTest running) {
        this.running = running;
        api = new Api(http, TestKeys.ALL);
    }

    @Test
    void showsWhatHappens() {
        post("enrolMember", "/v1/members");
        String purchase = id(post("recordPurchase", "/v1/purchases?explain=true"));
        post("recordPurchases", "/v1/purchases/batch");
        get("readPurchase", "/v1/purchases/" + purchase);
        get("explainPurchase", "/v1/purchases/" + purchase + "/explanation");
        get("listPurchases", MEMBER + "/purchases");
        String undone = id(post("takeBack", "/v1/returns"));
        get("readReturn", "/v1/returns/" + undone);
        post("takeBack.amount", "/v1/returns");
        post("takeBack.without_receipt", "/v1/returns");
        String adjustment = id(post("adjustPoints", "/v1/adjustments"));
        get("readAdjustment", "/v1/adjustments/" + adjustment);
        showsSecondPersons();
        get("listEntries", MEMBER + "/entries?wallet=points&limit=2");
        showsTransfers();
        showsEvidence();
        showsRewards();
        showsPayments();
        showsBooks();
        showsMembers();
        showsTiers();
        post("quoteBasket", "/v1/quotes");
        showsTheProgramme();
        showsBacktests();
        showsImports();
        showsKeys();
        showsDispatch();
        showsMerges();
        showsHouseholds();
        showsCorrections();
        showsExperiments();
        get("explainProblem", "/v1/problems/insufficient_points");
    }

    private void showsExperiments() {
        ObjectNode correction = (ObjectNode) JSON.readTree(request("correctVersion.request.json"));
        String file =
                correction.get("source").asString()
                        + "\nexperiments: [{id: worth-of-points, share: 33, rules: [spend]}]\n"
                        + "guard_rails: [{id: calm, kind: purchases, most: 1}]\n";
        correction.put("source", file).put("corrections", 1);
        var corrected = api.post("/v1/programme/corrections", correction.toString());
        assertThat(Api.status(corrected)).as(Api.json(corrected).toString()).isEqualTo(201);
        get("listExperiments", "/v1/experiments");
        get("readExperiment", "/v1/experiments/worth-of-points");
        showsAlerts();
    }

    private void showsAlerts() {
        api.post("/v1/members", "{\"external_id\":\"C-1010\"}");
        for (int number = 0; number < 3; number++) {
            String purchase =
                    """
                    {"member":"external:C-1010","source":"till-8","document_number":"%d",
                     "amount":{"amount":100,"currency":"EUR"}}\
                    """
                            .formatted(number);
            assertThat(Api.status(api.post("/v1/purchases", purchase))).isEqualTo(201);
        }
        MvcTestResult list = get("listAlerts", "/v1/alerts?open=true");
        String alert = "/v1/alerts/" + Api.json(list).at("/data/0/id").asString();
        post("reviewAlert", alert + "/review");
        get("readAlert", alert);
    }

    private void showsBacktests() {
        String uri = "/v1/backtests/" + id(post("startBacktest", "/v1/backtests"));
        try {
            running.runOne(new UUID(0, 1));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        get("readBacktest", uri);
        get("listBacktests", "/v1/backtests");
        shown("cancelBacktest", api.post(uri + "/cancel", ""));
    }

    private void showsCorrections() {
        String uri = "/v1/programme/corrections";
        shown(
                "correctVersion.dry_run",
                api.post(uri + "?dry_run=true", request("correctVersion.request.json")));
        post("correctVersion", uri);
        get("listCorrections", "/v1/programme/corrections");
        shown("rateAgain", api.post("/v1/programme/re-ratings", ""));
    }

    private void showsHouseholds() {
        String household =
                Api.json(post("foundHousehold", "/v1/households")).get("household_id").asString();
        post("joinHousehold", "/v1/households/" + household + "/join");
        get("readHousehold", "/v1/households/" + household);
        post("leaveHousehold", "/v1/households/" + household + "/leave");
    }

    private void showsMerges() {
        api.post("/v1/members", "{\"external_id\":\"C-1009\"}");
        post("mergeMember", "/v1/members/external:C-1009/merge");
        post("unmergeMember", "/v1/members/external:C-1009/unmerge");
    }

    private void showsDispatch() {
        String ordered =
                """
                {"member":"external:C-1001","source":"shop","document_number":"O-1",
                 "amount":{"amount":4200,"currency":"EUR"},"awaits_dispatch":true}\
                """;
        String order = id(api.post("/v1/purchases", ordered));
        post("dispatchPurchase", "/v1/purchases/" + order + "/dispatch");
    }

    private void showsSecondPersons() {
        var chief = api.with(TestKeys.IMPERSONAL);
        String wanted = request("adjustPoints.second_person.request.json");
        MvcTestResult first = post("adjustPoints.second_person", "/v1/adjustments");
        assertThat(Api.status(first)).isEqualTo(202);
        shown("approveAdjustment", chief.post("/v1/adjustments/" + id(first) + "/approve", ""));
        MvcTestResult second =
                api.post("/v1/adjustments", wanted.replace("ticket-89", "ticket-90"));
        get("listAdjustments", "/v1/adjustments?status=awaiting_approval");
        shown(
                "rejectAdjustment",
                chief.post(
                        "/v1/adjustments/" + id(second) + "/reject",
                        request("rejectAdjustment.request.json")));
    }

    private void showsTransfers() {
        String transfer = "/v1/transfers/" + id(post("transferPoints", "/v1/transfers"));
        get("readTransfer", transfer);
        post("reverseTransfer", transfer + "/reverse");
        get("listTransfers", OTHER + "/transfers");
    }

    private void showsEvidence() {
        post("tellAttributes", MEMBER + "/attributes");
        post("changeSegment", "/v1/segments/guests/members");
        get("listSegments", "/v1/segments?counted=true");
        get("listSegmentMembers", "/v1/segments/guests/members");
        String evidence = id(post("reportEvidence", "/v1/evidence"));
        String answer = id(post("recordAnswer", "/v1/survey-answers"));
        get("readNps", "/v1/surveys/nps?from=2026-03-01T00:00:00Z&shop=berlin-1");
        post("withdrawAnswer", "/v1/survey-answers/" + answer + "/withdraw");
        get("listAnswers", MEMBER + "/survey-answers");
        post("withdrawEvidence", "/v1/evidence/" + evidence + "/withdraw");
        get("listEvidence", MEMBER + "/evidence");
    }

    private void showsRewards() {
        get("listBudgets", "/v1/budgets");
        get("listRewards", "/v1/rewards");
        get("readNames", "/v1/programme/names");
        get("listMemberRewards", MEMBER + "/rewards");
        get("checkMemberReward", MEMBER + "/rewards/tasting");
        post("uploadCodes", "/v1/rewards/readers-coffee/codes");
        get("listCodes", "/v1/rewards/readers-coffee/codes");
        post("checkCode", "/v1/codes/check");
        String redemption = "/v1/redemptions/" + id(post("redeemReward", "/v1/redemptions"));
        shown("captureRedemption", api.post(redemption + "/capture", ""));
        post("cancelRedemption", redemption + "/cancel");
        get("readRedemption", redemption);
        get("listRedemptions", MEMBER + "/redemptions");
    }

    private void showsPayments() {
        String payment = "/v1/payments/" + id(post("authorisePayment", "/v1/payments"));
        post("capturePayment", payment + "/capture");
        post("refundPayment", payment + "/refunds");
        get("readPayment", payment);
        String request = request("authorisePayment.request.json");
        String other = request.replaceFirst("-p\"", "-q\"");
        assertThat(other).isNotEqualTo(request);
        String unused = "/v1/payments/" + id(api.post("/v1/payments", other));
        post("voidPayment", unused + "/void");
        get("listPayments", MEMBER + "/payments?limit=1");
    }

    private void showsBooks() {
        get("readBalances", MEMBER + "/balances?at=2027-04-01T00:00:00%2B02:00");
        get("readStatement", MEMBER + "/statement?from=2026-03-01&until=2026-03-02&limit=2");
        get("reconcile", "/v1/ledger/reconciliation");
        get("reportBreakage", "/v1/ledger/breakage");
        get("reportLiability", "/v1/ledger/liability?from=2026-02&until=2026-03");
    }

    private void showsMembers() {
        MvcTestResult member = get("readMember", MEMBER);
        get("readProgress", MEMBER + "/progress");
        post("searchMembers", "/v1/members/search");
        get("listMembers", "/v1/members?status=active&limit=2");
        shown(
                "changeMember",
                api.patch(
                        MEMBER, request("changeMember.request.json"), Api.header(member, "ETag")));
        post("blockMember", OTHER + "/block");
        post("unblockMember", OTHER + "/unblock");
        post("closeMember", OTHER + "/close");
    }

    private void showsTiers() {
        post("pinRung", MEMBER + "/pin");
        post("unpinRung", MEMBER + "/unpin");
        get("listMoves", MEMBER + "/tier-history");
        get("countRungs", "/v1/tiers/loyalty/counts");
    }

    private void showsImports() {
        JsonNode request = JSON.readTree(request("startImport.request.json"));
        MvcTestResult started =
                api.upload(
                        "/v1/imports",
                        request.get("file").asString(),
                        request.get("mapping").asString());
        String uri = "/v1/imports/" + id(shown("startImport", started));
        get("readImport", uri);
        shown("pauseImport", api.post(uri + "/pause", ""));
        get("listBadLines", uri + "/bad-lines");
    }

    private void showsKeys() {
        MvcTestResult issued = post("issueKey", "/v1/keys");
        Api till = api.with(Api.json(issued).get("key").asString());
        assertThat(Api.status(till.get(MEMBER))).isEqualTo(200);
        assertThat(Api.status(api.delete("/v1/keys/" + id(issued)))).isEqualTo(204);
        get("listKeys", "/v1/keys?limit=1");
    }

    private void showsTheProgramme() {
        MvcTestResult programme = get("readProgramme", "/v1/programme");
        shown(
                "validateProgramme",
                api.post(
                        "/v1/programme/validate", request("validateProgramme.request.yaml"), YAML));
        MvcTestResult plan =
                shown(
                        "planProgramme",
                        api.post(
                                "/v1/programme/plan", request("planProgramme.request.yaml"), YAML));
        assertThat(Api.header(plan, "ETag")).isEqualTo(Api.header(programme, "ETag"));
        shown(
                "applyProgramme",
                api.post(
                        "/v1/programme/versions",
                        request("applyProgramme.request.yaml"),
                        YAML,
                        "If-Match",
                        Api.header(plan, "ETag")));
        get("listVersions", "/v1/programme/versions");
        get("readVersion", "/v1/programme/versions/2");
        get("readClock", "/v1/sandbox/clock");
        post("moveClock", "/v1/sandbox/clock");
        showsDrafts();
        shown(
                "rollBack",
                api.post(
                        "/v1/programme/rollback",
                        request("rollBack.request.json"),
                        "application/json",
                        "If-Match",
                        "\"v3\""));
    }

    private void showsDrafts() {
        String summer = "/v1/programme/drafts/summer";
        String file = request("keepDraft.request.yaml");
        MvcTestResult draft = shown("keepDraft", api.put(summer, file, null));
        get("listDrafts", "/v1/programme/drafts");
        get("readDraft", summer);
        MvcTestResult plan = shown("planDraft", api.post(summer + "/plan", ""));
        shown(
                "applyDraft",
                api.post(summer + "/apply", "", YAML, "If-Match", Api.header(plan, "ETag")));
        String export = "/v1/programme/versions/3/file";
        assertThat(Api.text(api.get(export))).isEqualTo(file);
        assertThat(request("exportVersion.answer.yaml")).isEqualTo(file);
        String tag = Api.header(draft, "ETag");
        assertThat(Api.status(api.delete(summer, tag))).isEqualTo(204);
    }

    private MvcTestResult get(String operation, String uri) {
        return shown(operation, api.get(uri));
    }

    private MvcTestResult post(String operation, String uri) {
        return shown(operation, api.post(uri, request(operation + ".request.json")));
    }

    private static String id(MvcTestResult result) {
        return Api.json(result).get("id").asString();
    }

    private static MvcTestResult shown(String operation, MvcTestResult result) {
        assertThat(Api.status(result)).as(operation + ": " + Api.json(result)).isBetween(200, 202);
        Path file = FOLDER.resolve(operation + ".answer.json");
        JsonNode answer = JSON.readTree(withoutChance(Api.json(result).toString()));
        if (WRITING) {
            io(
                    file,
                    path ->
                            Files.writeString(
                                    path,
                                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer)
                                            + "\n"));
        }
        assertThat(answer).as(operation).isEqualTo(JSON.readTree(text(file)));
        return result;
    }

    /** Ids of requests and new keys are the only things that differ each time. */
    private static String withoutChance(String answer) {
        return answer.replaceAll("\"req_[0-9a-z]+\"", "\"req_1f7qk2m9x0c3\"")
                .replaceAll("\"lk_test_[0-9a-f]{40}\"", "\"lk_test_…\"");
    }

    private static String request(String name) {
        return text(FOLDER.resolve(name));
    }

    private static String text(Path file) {
        return io(file, path -> Files.readString(path));
    }

    private interface FileWork<T> {
        T on(Path file) throws IOException;
    }

    private static <T> T io(Path file, FileWork<T> work) {
        try {
            return work.on(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
