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
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.rule.Variety;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mechanic that {@code docs/mechanics.md} goes through. */
class MechanicGuideTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    @Test
    void givesPointsForEachFurtherProduct() {
        var rule = Rule.always("variety", "points", new Variety(5));
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
                                        List.of(new RuleBook(List.of(rule))),
                                        List.of())));

        assertThat(awards(timeline, "tea")).isEmpty();
        assertThat(awards(timeline, "tea", "mug", "tea", "milk"))
                .containsExactly(new Award("variety", "points", 10));
    }

    private static List<Award> awards(Timeline timeline, String... products) {
        var lines = new ArrayList<Line>();
        for (String product : products) {
            String id = String.valueOf(lines.size());
            lines.add(new Line(id, product, null, 1_000, Money.of(100, "EUR")));
        }
        var purchase = new Activity.Purchase(START, new Document("till", "1"), lines, null, null);
        var decided =
                timeline.decide(
                        AccountState.EMPTY,
                        new JournalEntry(1, ANNA, purchase),
                        SharedCounters.none(),
                        false);
        return ((Decision.Decided) decided).outcome().awards();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule/Variety", "programme/VarietyKind"})
    void guideShowsTheCodeThatRuns(String name) throws IOException {
        String code = Files.readString(Path.of("src/main/java/io/ladder", name + ".java"));

        assertThat(guide()).contains("```java\n" + code.substring(code.indexOf("/**")) + "```");
    }

    @Test
    void guideShowsTheStoryThatIsTold() throws IOException {
        Path programmes = Path.of("..", "programmes");
        String rule =
                Files.readAllLines(programmes.resolve("variety.yaml")).stream()
                        .filter(line -> line.contains("kind: variety"))
                        .collect(Collectors.joining());

        assertThat(guide())
                .contains("```yaml\nmechanics:\n" + rule + "\n```")
                .contains(
                        "```text\n"
                                + Files.readString(programmes.resolve("variety.story"))
                                + "```");
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "docs", "mechanics.md"));
    }
}
