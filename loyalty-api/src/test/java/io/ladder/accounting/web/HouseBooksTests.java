package io.ladder.accounting.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The books of the whole house: whether they agree, and what is owed. */
@ApiTest
@TestPropertySource(properties = "books=of the house")
class HouseBooksTests {
    private static final String RECONCILIATION = "/v1/ledger/reconciliation";
    private static final String LIABILITY = "/v1/ledger/liability";

    private final MockMvcTester http;
    private final Api api;

    HouseBooksTests(@Autowired MockMvcTester http) {
        this.http = http;
        this.api = new Api(http, TestKeys.ALL);
    }

    private void buy(String member, String more) {
        String body =
                """
                {"member":"external:%s","source":"house","document_number":"%s",
                 "amount":{"amount":1000,"currency":"EUR"}%s}\
                """
                        .formatted(member, member, more);
        api.post("/v1/members", "{\"external_id\":\"%s\"}".formatted(member));
        api.post("/v1/purchases", body);
    }

    @Test
    void goesThroughTheBooksPageByPage() {
        buy("H-1", "");

        int accounts = 0;
        String uri = RECONCILIATION;
        JsonNode page;
        do {
            page = Api.json(api.get(uri));
            accounts += page.get("accounts_checked").asInt();
            assertThat(page.get("findings")).isEmpty();
            uri = RECONCILIATION + "?cursor=" + page.path("next_cursor").asString("");
        } while (page.has("next_cursor"));
        assertThat(accounts).isPositive();

        String entries = "/v1/members/external:H-1/entries?limit=1";
        String cursor = Api.json(api.get(entries)).get("next_cursor").asString();
        assertThat(Api.status(api.get(RECONCILIATION + "?cursor=" + cursor))).isEqualTo(400);
        assertThat(Api.status(api.with(TestKeys.READER).get(RECONCILIATION))).isEqualTo(403);
    }

    @Test
    void reportsWhatIsOwedMonthByMonth() {
        buy("H-2", "");
        buy("H-3", ",\"occurred_at\":\"2026-01-31T23:30:00Z\"");

        JsonNode report = Api.json(api.get(LIABILITY + "?from=2026-01&wallet=points"));

        assertThat(report.get("until").asString()).isEqualTo("2026-03");
        assertThat(report.get("currency").asString()).isEqualTo("EUR");
        JsonNode months = report.at("/wallets/0/months");
        assertThat(months).hasSize(3);
        long closing = 0;
        for (JsonNode month : months) {
            assertThat(month.get("opening").asLong()).isEqualTo(closing);
            closing =
                    closing
                            + month.get("issued").asLong()
                            - month.get("redeemed").asLong()
                            - month.get("expired").asLong()
                            + month.get("corrected").asLong();
            assertThat(month.get("closing").asLong()).isEqualTo(closing);
        }
        assertThat(closing).isPositive();
    }

    @Test
    void writesTheReportAsCsv() throws UnsupportedEncodingException {
        buy("H-4", "");

        String asked = text(api.get(LIABILITY + "?from=2026-03&format=csv"));
        MvcTestResult accepted =
                http.get()
                        .uri(LIABILITY + "?from=2026-03")
                        .header("Authorization", "Bearer " + TestKeys.ALL)
                        .header("Accept", "text/csv")
                        .exchange();

        assertThat(accepted.getResponse().getContentType()).startsWith("text/csv");
        assertThat(text(accepted)).isEqualTo(asked);
        List<String> lines = asked.lines().toList();
        assertThat(lines.getFirst())
                .startsWith("wallet,month,opening,issued,redeemed,expired,corrected,closing");
        assertThat(lines.get(1)).startsWith("points,2026-03,");
    }

    @Test
    void writesWhatLapsedAsCsv() throws UnsupportedEncodingException {
        buy("H-5", "");

        List<String> lines = text(api.get("/v1/ledger/breakage?format=csv")).lines().toList();

        assertThat(lines.getFirst())
                .isEqualTo("wallet,last_month,issued,corrected,spent,expired,left,breakage");
        assertThat(lines.get(1)).matches("points,[0-9]{4}-[0-9]{2}(,-?[0-9]+){5},[0-9.]*");
    }

    private static String text(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }

    @Test
    void refusesMonthsThatAreNone() {
        for (String query :
                List.of(
                        "?until=2026-04",
                        "?from=2026-03&until=2026-02",
                        "?from=2016-03&until=2026-03",
                        "?from=1969-12",
                        "?from=2026-3",
                        "?wallet=miles",
                        "?format=pdf")) {
            assertThat(Api.status(api.get(LIABILITY + query))).as(query).isEqualTo(400);
        }
        assertThat(Api.status(api.with(TestKeys.READER).get(LIABILITY))).isEqualTo(403);
    }
}
