package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.testkit.GuideTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/rewards.md} tells what is so. */
class RewardPageTest {
    private static final String PAGE = "rewards.md";
    private static final Pattern FENCE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern FIELD = Pattern.compile("`(\\w+)`");
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

    private final JsonNode schema =
            JsonMapper.shared()
                    .readTree(Path.of("..", "programmes", "programme.schema.json").toFile());

    @Test
    void tellsEachField() throws IOException {
        assertThat(told("## A reward")).isEqualTo(known("/$defs/reward"));
        assertThat(told("### When")).isEqualTo(known("/$defs/when_visiting"));
    }

    /** The fields in the first column of a table. */
    private static Set<String> told(String heading) throws IOException {
        var fields = new TreeSet<String>();
        for (List<String> cells : GuideTable.cells(PAGE, heading)) {
            Matcher field = FIELD.matcher(cells.getFirst());
            while (field.find()) {
                fields.add(field.group(1));
            }
        }
        return fields;
    }

    private Set<String> known(String definition) {
        return new TreeSet<>(schema.at(definition).get("properties").propertyNames());
    }

    @Test
    void showsFilesWithoutMistakes() throws IOException {
        Matcher fence = FENCE.matcher(Files.readString(Path.of("..", "docs", PAGE)));
        int shown = 0;
        while (fence.find()) {
            if (fence.group(1).contains("wallets:")) {
                shown++;
                var validating = new ValidateProgramme(ConfigReaders.yaml());
                assertThat(validating.validate(FRAME + fence.group(1))).isEmpty();
            }
        }
        assertThat(shown).isEqualTo(2);
    }
}
