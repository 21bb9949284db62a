package io.ladder.config.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Node;
import io.ladder.config.Node.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlConfigReaderTest {
    private final ConfigReader reader = ConfigReaders.yaml();

    @Test
    void keepsThePlaceOfEveryKeyAndValue() {
        assertThat(tree("a: 1.00\nb:\n  - 'x'\n"))
                .isEqualTo(
                        new Node.Mapping(
                                List.of(
                                        new Node.Entry(
                                                "a",
                                                new Mark(1, 1),
                                                new Node.Scalar("1.00", false, new Mark(1, 4))),
                                        new Node.Entry(
                                                "b",
                                                new Mark(2, 1),
                                                new Node.Sequence(
                                                        List.of(
                                                                new Node.Scalar(
                                                                        "x", true, new Mark(3, 5))),
                                                        new Mark(3, 3)))),
                                new Mark(1, 1)));
    }

    @Test
    void readsJson() {
        assertThat(tree("{\"a\": [1, \"x\"]}")).isInstanceOf(Node.Mapping.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a: [1, 2             | 1 | 9  |        | This is no YAML
                    a: 1\\n b: 2         | 2 | 3  |        | This is no YAML
                    a: 1\\nb: 2\\na: 3   | 3 | 1  | /a     | This field is there twice, also on line 1.
                    a: &x 1              | 1 | 4  | /a     | Anchors and aliases are not used here.
                    a: {b: *x}           | 1 | 8  | /a/b   | Anchors and aliases are not used here.
                    a: [!!int 1]         | 1 | 5  | /a/0   | Tags are not used here.
                    a: !x {b: 1}         | 1 | 4  | /a     | Tags are not used here.
                    ? [a]\\n: 1          | 1 | 3  |        | The name of a field is text.
                    a: 1\\n---\\nb: 2    | 2 | 1  |        | A file holds one document.
                    # nothing            | 1 | 1  |        | The file is empty.
                    """)
    void namesThePlaceOfWhatItDoesNotRead(
            String source, int line, int column, String path, String detail) {
        Mistake mistake = mistake(source.replace("\\n", "\n"));

        assertThat(mistake.detail()).startsWith(detail);
        assertThat(mistake.path()).isEqualTo(path == null ? "" : path);
        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.column()).isEqualTo(column);
    }

    @Test
    void readsToTheLimitsAndNoFurther() {
        String longest = "a: " + "x".repeat(ConfigReader.LENGTH_MAX - 3);
        assertThat(tree(longest)).isInstanceOf(Node.Mapping.class);
        assertThat(mistake(longest + "x").detail()).contains("262144");

        int deepest = ConfigReader.DEPTH_MAX - 1;
        assertThat(tree("[".repeat(deepest) + "1" + "]".repeat(deepest)))
                .isInstanceOf(Node.Sequence.class);
        assertThat(mistake("[".repeat(deepest + 1) + "1" + "]".repeat(deepest + 1)).detail())
                .contains("32 levels");
        assertThat(mistake("[".repeat(100_000)).detail()).contains("32 levels");
    }

    @Test
    void readsNamesOfFieldsToTheirLimitAndWhatIsBehindThem() {
        String longest = "k".repeat(ConfigReader.KEY_LENGTH_MAX);
        assertThat(tree("a: {%s: 1}".formatted(longest))).isInstanceOf(Node.Mapping.class);

        ConfigReader.Parsed parsed =
                reader.read(
                        "a: {\"%sk\": 1, b: 2}\n? %s\n: 3\n"
                                .formatted(longest, "k".repeat(10_000)));

        assertThat(parsed).isInstanceOf(ConfigReader.Parsed.Broken.class);
        var broken = (ConfigReader.Parsed.Broken) parsed;
        assertThat(broken.mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "line 1, column 5, /a: The name of a field has at most 128 characters.",
                        "line 2, column 3: The name of a field has at most 128 characters.");
        assertThat(broken.rest())
                .isInstanceOfSatisfying(
                        Node.Mapping.class, rest -> assertThat(rest.entries()).hasSize(1));
    }

    private Node tree(String source) {
        ConfigReader.Parsed parsed = reader.read(source);
        assertThat(parsed).isInstanceOf(ConfigReader.Parsed.Tree.class);
        return ((ConfigReader.Parsed.Tree) parsed).root();
    }

    private Mistake mistake(String source) {
        ConfigReader.Parsed parsed = reader.read(source);
        assertThat(parsed).isInstanceOf(ConfigReader.Parsed.Broken.class);
        return ((ConfigReader.Parsed.Broken) parsed).mistakes().getFirst();
    }
}
