package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredPurchaseTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:15:00.000001Z");
    private static final Document DOCUMENT = new Document("till-1", "1");

    /** As it stands in journals from before a shop could tell more. */
    private static final String ALWAYS =
            """
            {"occurredAt":1772442900000001,"document":{"source":"till-1","number":"1"},\
            "lines":[{"id":"1","category":"coffee","quantityThousandths":1000,\
            "amount":{"minor":1299,"currency":"EUR"}}],"shop":"berlin-1"}\
            """;

    private static final Activity.Purchase BARE =
            new Activity.Purchase(
                    AT,
                    DOCUMENT,
                    List.of(new Line("1", null, "coffee", 1_000, Money.of(1_299, "EUR"))),
                    "berlin-1",
                    null);

    private static final Activity.Purchase TOLD =
            new Activity.Purchase(
                    AT,
                    DOCUMENT,
                    List.of(
                            new Line(
                                    "1",
                                    null,
                                    "coffee",
                                    "Kilimanjaro",
                                    1_000,
                                    Money.of(1_299, "EUR"),
                                    Money.of(1_499, "EUR"),
                                    Money.of(207, "EUR"),
                                    Attributes.of(Map.of("roast", "dark")))),
                    "berlin-1",
                    null,
                    List.of("own-card", "cash"),
                    Attributes.of(Map.of("pump", 4L, "far", Attributes.NUMBER_MAX, "night", false)),
                    null,
                    null);

    @Test
    void isWrittenAsAlwaysWhereNothingElseIsTold() {
        assertThat(JournalJson.writeActivity(BARE)).isEqualTo(ALWAYS);
    }

    @Test
    void isReadFromWhatWasWrittenBefore() {
        var read = (Activity.Purchase) JournalJson.readActivity("Purchase", ALWAYS);

        assertThat(read).isEqualTo(BARE);
        assertThat(read.attributes()).isSameAs(Attributes.NONE);
        assertThat(read.lines().getFirst().attributes()).isSameAs(Attributes.NONE);
    }

    @Test
    void comesBackWithAllThatIsTold() {
        String body = JournalJson.writeActivity(TOLD);

        assertThat(body)
                .contains(
                        "\"paymentMeans\":[\"own-card\",\"cash\"]",
                        "\"attributes\":{\"far\":9007199254740992,\"night\":false,\"pump\":4}",
                        "\"attributes\":{\"roast\":\"dark\"}");
        assertThat(JournalJson.readActivity("Purchase", body)).isEqualTo(TOLD);
    }
}
