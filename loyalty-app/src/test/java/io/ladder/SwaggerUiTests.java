package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.ladder.setup.ProgrammeFile;
import io.ladder.setup.TenantOpening;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does the walk-through in Swagger UI, with nothing but the examples that it fills in. */
class SwaggerUiTests extends DemoService {
    private static final JsonMapper JSON = new JsonMapper();

    private final TenantOpening openings;

    SwaggerUiTests(@Autowired TenantOpening openings) {
        this.openings = openings;
    }

    @Test
    void aPersonDoesTheWholeWalkthroughWithThePrintedKey() {
        String key = openings.open("Swagger UI", true, ProgrammeFile.demo()).key();
        try (var ui = new SwaggerUi(address())) {
            ui.authorize(key);
            buys(ui);
            climbs(ui);
            redeems(ui);
            goesBack(ui);
        }
    }

    private static void buys(SwaggerUi ui) {
        assertThat(done(ui, "enrolMember").path("balances").toString())
                .contains("\"available\":50");
        JsonNode quote =
                done(ui, "recordPurchase", block -> SwaggerUi.choose(block, "dry_run", "true"));
        assertThat(quote.has("id")).isFalse();
        JsonNode purchase =
                done(ui, "recordPurchase", block -> SwaggerUi.choose(block, "dry_run", "false"));
        assertThat(purchase.path("points_earned")).isEqualTo(quote.path("points_earned"));
        String id = purchase.path("id").asString();
        assertThat(done(ui, "explainPurchase", byId(id)).path("reasons").size()).isPositive();
        assertThat(done(ui, "readMember").path("external_id"))
                .isEqualTo(JSON.readTree("\"C-1001\""));
    }

    private static Consumer<Locator> byId(String id) {
        return block -> SwaggerUi.fill(block, "id", id);
    }

    private static void climbs(SwaggerUi ui) {
        done(ui, "recordAnswer");
        done(ui, "reportEvidence");
        assertThat(done(ui, "readNps").path("answers").asInt()).isEqualTo(1);
        assertThat(done(ui, "listEvidence").path("data").size()).isEqualTo(1);
    }

    private static void redeems(SwaggerUi ui) {
        done(ui, "listRewards");
        assertThat(done(ui, "listMemberRewards").path("data").size()).isPositive();
        JsonNode redemption = done(ui, "redeemReward");
        assertThat(redemption.path("status").asString()).isEqualTo("held");
        JsonNode captured = done(ui, "captureRedemption", byId(redemption.path("id").asString()));
        assertThat(captured.path("status").asString()).isEqualTo("captured");
    }

    private static void goesBack(SwaggerUi ui) {
        JsonNode undone = done(ui, "takeBack");
        assertThat(undone.path("movements").toString()).contains("\"cause\":\"return\"");
        assertThat(done(ui, "listEntries").path("data").size()).isPositive();
        done(ui, "listMoves");
        done(ui, "moveClock");
        assertThat(done(ui, "countRungs").path("rungs").toString())
                .contains("{\"rung\":\"customer\",\"members\":1}");
    }

    /** Tries an operation out as it is filled in, which must succeed. */
    private static JsonNode done(SwaggerUi ui, String operation) {
        return done(ui, operation, _ -> {});
    }

    /** Tries an operation out, which must succeed. */
    private static JsonNode done(SwaggerUi ui, String operation, Consumer<Locator> filling) {
        Locator block = ui.tryOut(operation);
        filling.accept(block);
        SwaggerUi.Answer answer = SwaggerUi.execute(block);
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isBetween(200, 299);
        SwaggerUi.close(block);
        return JSON.readTree(answer.body());
    }
}
