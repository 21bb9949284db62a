package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

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
