package io.ladder.earning.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.ApiTestApplication;
import io.ladder.apitest.TestKeys;
import io.ladder.config.ConfigReader;
import io.ladder.programme.ProgrammeCompiler;
import io.ladder.testkit.FixedProgrammes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What a purchase brings in several wallets, and what a till says of each. */
@ApiTest
@TestPropertySource(properties = "books=of several wallets")
class EarnedByWalletTests {
    private final Api api;
    private final FixedProgrammes programmes;
    private final ConfigReader reader;

    EarnedByWalletTests(
            @Autowired MockMvcTester http,
            @Autowired FixedProgrammes programmes,
            @Autowired ConfigReader reader) {
        this.api = new Api(http, TestKeys.ALL);
        this.programmes = programmes;
        this.reader = reader;
    }

    /** Flights give miles and status points, and nothing else does. */
    @BeforeEach
    void applyAProgrammeOfThreeWallets() {
        if (programmes.timeline().versions().size() > 1) {
            return;
        }
        programmes.moveForward(Duration.ofHours(1));
        String file =
                ApiTestApplication.programme()
                        .replace(
                                "returns:",
                                """
                                  - {code: miles, name: Miles}
                                  - {code: status, name: Status points, kind: status}
                                  - {code: back, name: Cashback, kind: money}
                                  - {code: leaves, name: Leaves, decimals: 1}

                                returns:\
                                """)
                        .replace(
                                "mechanics:\n",
                                """
                                mechanics:
                                  - {id: flights, kind: spend, wallet: miles, points: 2, per: "1.00",
                                     only: {categories: [flight]}}
                                  - {id: more, kind: bonus, wallet: miles, points: 7,
                                     only: {categories: [flight]}}
                                  - {id: legs, kind: items, wallet: status, points: 3,
                                     only: {categories: [flight]}}
                                  - {id: back, kind: bonus, wallet: back, points: 150,
                                     only: {categories: [tour]}}
                                  - {id: leaves, kind: bonus, wallet: leaves, points: 5,
                                     only: {categories: [tour]}}
                                  - {id: card, kind: spend, wallet: back, points: 1,
                                     per: "30.00", only: {categories: [tour]}}
                                  - {id: leaf, kind: spend, wallet: leaves, points: 1,
                                     per: "30.00", only: {categories: [tour]}}
                                """);
        programmes.apply(
                new ProgrammeCompiler(reader).compile(file, 2, programmes.now()).orThrow());
        programmes.moveForward(Duration.ofHours(1));
    }

    private JsonNode post(String uri, String name, String category, String more) {
        return Api.json(
                api.post(
                        uri,
                        """
                        {"member":"external:%s",%s "lines":[
                         {"category":"%s","amount":{"amount":5000,"currency":"EUR"}}]}\
                        """
                                .formatted(name, more, category)));
    }

    private JsonNode buy(String name, String category) {
        return post(
                "/v1/purchases",
                name,
                category,
                "\"source\":\"gate\",\"document_number\":\"%s-%s\",".formatted(name, category));
    }

    private static List<String> earned(JsonNode answer) {
        return answer.get("earned_by_wallet")
                .valueStream()
                .map(each -> each.get("wallet").asString() + " " + each.get("points").asLong())
                .toList();
    }

    @Test
    void isToldOfEachThatGotSomething() {
        api.enrol("w-1");

        JsonNode quoted = post("/v1/quotes", "w-1", "flight", "");
        JsonNode bought = buy("w-1", "flight");

        assertThat(earned(bought)).containsExactly("points 50", "miles 107", "status 3");
        assertThat(bought.get("points_earned").asLong()).isEqualTo(50);
        assertThat(bought.get("receipt_line").asString())
                .startsWith(
                        "Points: 50 earned, balance 100. Miles: 107 earned, balance 107."
                                + " Status points: 3 earned, balance 3. You are customer.");
        assertThat(quoted.get("earned_by_wallet")).isEqualTo(bought.get("earned_by_wallet"));
        assertThat(quoted.get("receipt_line")).isEqualTo(bought.get("receipt_line"));
        JsonNode read = Api.json(api.get("/v1/purchases/" + bought.get("id").asString()));
        assertThat(read).isEqualTo(bought);
        assertThat(Api.json(api.get("/v1/members/external:w-1/purchases")).at("/data/0"))
                .isEqualTo(bought);
    }

    @Test
    void isToldOfTheFirstWalletAloneWhereNoOtherGotAny() {
        api.enrol("w-2");

        JsonNode bought = buy("w-2", "tea");

        assertThat(earned(bought)).containsExactly("points 50");
        assertThat(bought.get("receipt_line").asString())
                .startsWith("Points: 50 earned, balance 100. You are customer.");
    }

    @Test
    void isToldOfMoneyAsMoneyAndOfDecimalsByTheNamesOfTheWallets() {
        api.enrol("w-4");

        JsonNode bought = buy("w-4", "tour");
        JsonNode progress = Api.json(api.get("/v1/members/external:w-4/progress"));

        assertThat(bought.get("receipt_line").asString())
                .startsWith(
                        "Points: 50 earned, balance 100. Cashback: 1.51 EUR earned, balance 1.51"
                                + " EUR. Leaves: 0.6 earned, balance 0.6. You are customer.");
        assertThat(progress.get("rules").valueStream())
                .extracting(rule -> rule.get("text").asString())
                .contains("10.00 to go for 0.01 EUR Cashback", "10.00 to go for 0.1 Leaves");
    }

    @Test
    void comesBackFromEachWithTheGoods() {
        api.enrol("w-3");
        String purchase = buy("w-3", "flight").get("id").asString();

        JsonNode back =
                Api.json(
                        api.post(
                                "/v1/returns",
                                """
                                {"purchase":{"id":"%s"},"source":"gate","document_number":"w-3-back"}\
                                """
                                        .formatted(purchase)));

        assertThat(
                        back.get("movements")
                                .valueStream()
                                .map(each ->
                                        each.get("wallet").asString()
                                                + " "
                                                + each.get("points").asLong()
                                                + " to "
                                                + each.get("to").asString()))
                .containsExactlyInAnyOrder(
                        "points 50 to issued", "miles 107 to issued", "status 3 to issued");
        assertThat(back.get("balances").valueStream().map(each -> each.get("available").asLong()))
                .containsExactly(50L, 0L, 0L, 0L, 0L);
    }
}
