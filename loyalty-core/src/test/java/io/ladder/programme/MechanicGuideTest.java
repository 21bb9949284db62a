package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Award;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Line;
import io.ladder.journal.Programme;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mechanic that {@code docs/mechanics.md} goes through. */
class MechanicGuideTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    @Test
    void givesPointsForEveryThirdVisit() {
        var timeline =
                new Timeline(
                        List.of(
                                new Programme(
                                        1,
                                        null,
                                        "Test",
                                        ZoneOffset.UTC,
                                        Currency.getInstance("EUR"),
                                        List.of(
                                                new WalletRules(
                                                        "points", Expiry.never(), Duration.ZERO)),
                                        List.of(new VisitBonus("third", "points", 20, 3)),
                                        List.of())));
        var state = AccountState.EMPTY;
        var awards = new ArrayList<List<Award>>();
        for (long visit = 1; visit <= 6; visit++) {
            var entry = new JournalEntry(visit, ANNA, purchase(visit));
            var decided =
                    (Decision.Decided) timeline.decide(state, entry, SharedCounters.none(), false);
            awards.add(decided.outcome().awards());
            state = decided.after();
        }

        var bonus = List.of(new Award("third", "points", 20));
        assertThat(awards)
                .containsExactly(List.of(), List.of(), bonus, List.of(), List.of(), bonus);
    }

    private static Activity.Purchase purchase(long visit) {
        return new Activity.Purchase(
                START.plusSeconds(visit),
                new Document("till", String.valueOf(visit)),
                List.of(new Line("1", null, null, 1_000, Money.of(100, "EUR"))),
                null,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VisitBonus", "VisitBonusKind"})
    void guideShowsTheCodeThatRuns(String name) throws IOException {
        String code =
                Files.readString(Path.of("src/test/java/io/ladder/programme", name + ".java"));
        String guide = Files.readString(Path.of("..", "docs", "mechanics.md"));

        assertThat(guide).contains("```java\n" + withoutHead(code) + "```");
    }

    private static String withoutHead(String code) {
        return code.substring(code.indexOf("/**"));
    }
}
