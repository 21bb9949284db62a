package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.expression.FactType;
import io.ladder.rule.Vocabulary;
import io.ladder.testkit.GuideTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/programmes.md} tells what is so. */
class ProgrammePageTest {
    private static final String PAGE = "programmes.md";
    private static final Pattern FENCE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String FRAME =
            """
            programme: {id: guide, name: Guide}
            goal: To be shown.
            key_factor: Tables.
            time_zone: Europe/Berlin
            currency: EUR
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            """;
    private static final String WALLETS = "wallets: [{code: points, name: Points}]\n";

    @TestFactory
    List<DynamicTest> listsEachFact() {
        var tests = new ArrayList<DynamicTest>();
        for (FactType<?> type : Vocabulary.documented()) {
            tests.add(
                    DynamicTest.dynamicTest(
                            type.name(),
                            () -> {
                                var rows = new ArrayList<List<String>>();
                                for (FactType.Documented fact : type.documented()) {
                                    rows.add(
                                            List.of(
                                                    "`" + fact.name() + "`",
                                                    fact.type(),
                                                    fact.meaning()));
                                }
                                assertThat(GuideTable.cells(PAGE, "#### " + type.name()))
                                        .isEqualTo(rows);
                            }));
        }
        return tests;
    }

    @Test
    void listsEachKindOfRule() throws IOException {
        List<String> kinds =
                GuideTable.cells(PAGE, "## A rule").stream()
                        .map(cells -> cells.getFirst().replace("`", ""))
                        .toList();

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(MechanicKinds.NAMES);
    }

    /** Each is a condition on purchases or, where it is none, an amount. */
    @Test
    void showsWhatExpressionsCanDo() throws IOException {
        List<List<String>> rows = GuideTable.cells(PAGE, "### What expressions can do");

        assertThat(rows)
                .hasSize(10)
                .allSatisfy(cells -> {
                    String shown = cells.getLast().replace("`", "");
                    assertThat(shown).contains(cells.getFirst().substring(1, 3));
                    assertThat(List.of(mistakes(shown, true), mistakes(shown, false)))
                            .as(shown)
                            .anyMatch(List::isEmpty);
                });
    }

    @Test
    void asksForFlagsAsItTells() throws IOException {
        String page = Files.readString(Path.of("..", "docs", PAGE));
        String sound = "!('rx' in line.flags && line.flags['rx'])";
        assertThat(page).contains("`" + sound + "` holds").contains("`!line.flags['rx']` lets");
        var asked = Trial.of(onLines(sound));
        var unasked = Trial.of(onLines("!line.flags['rx']"));

        assertThat(asked.buy("5.00")).containsOnlyKeys("a");
        assertThat(unasked.buy("5.00")).isEmpty();
        assertThat(unasked.said("a"))
                .containsExactly(
                        "It could not be computed for this purchase: nothing called rx was told"
                                + " (line "
                                + (Trial.linesBefore() + 1)
                                + ", column 63).");
    }

    private static String onLines(String where) {
        return "- {id: a, kind: bonus, points: 1, only: {where: \"" + where + "\"}}";
    }

    private static List<Mistake> mistakes(String expression, boolean condition) {
        String rule =
                condition
                        ? "{id: a, kind: bonus, points: 1, when: {where: '%s'}}"
                        : "{id: a, kind: formula, points: '%s'}";
        String file = FRAME + WALLETS + "mechanics: [" + rule.formatted(expression) + "]\n";
        return new ValidateProgramme(ConfigReaders.yaml()).validate(file);
    }

    @Test
    void showsFilesWithoutMistakes() throws IOException {
        String page = Files.readString(Path.of("..", "docs", PAGE));
        Matcher fence = FENCE.matcher(page);
        int shown = 0;
        while (fence.find()) {
            String part = fence.group(1);
            if (part.contains("mechanics:")) {
                String file = FRAME + (part.contains("wallets:") ? "" : WALLETS) + part;
                assertThat(new ValidateProgramme(ConfigReaders.yaml()).validate(file))
                        .as(part)
                        .isEmpty();
                shown++;
            }
        }
        assertThat(shown).isEqualTo(8);
    }
}
