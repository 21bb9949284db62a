package io.ladder.config.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.ConfigReader;
import io.ladder.config.Node;
import io.ladder.config.Node.Mark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the letter x stands, or the text begins, however the text is written. */
class WritingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    a: abc x d                     ; 1 ; 8
                    a: [b, c x]                    ; 1 ; 10
                    a: "bc x"                      ; 1 ; 8
                    a: 'bc x'                      ; 1 ; 8
                    a: '🍵 x'                      ; 1 ; 7
                    a: "\\u0062 x"                 ; 1 ; 5
                    a: 'it''s x'                   ; 1 ; 5
                    a: "b⏎  c x"                   ; 1 ; 5
                    a: b⏎  c x                     ; 1 ; 4
                    a: |⏎  bc⏎  d x⏎               ; 3 ; 5
                    a: |-⏎    bc x                 ; 2 ; 8
                    a: |2-⏎     bc x               ; 2 ; 9
                    a: | # why⏎  bc⏎    d x⏎       ; 3 ; 7
                    a: |⏎⏎  bc⏎⏎  d x⏎             ; 5 ; 5
                    a: |+⏎  bc x⏎⏎                 ; 2 ; 6
                    a: >-⏎  bc x                   ; 2 ; 6
                    a: >-⏎  bc⏎  d x               ; 2 ; 3
                    a: >⏎⏎  bc⏎  d x               ; 3 ; 3
                    a: >-⏎  bc⏎⏎  d x              ; 2 ; 3
                    """)
    void isFound(String source, int line, int column) {
        String file = source.replace("⏎", "\n");
        for (String ends : new String[] {"\n", "\r\n"}) {
            var tree =
                    (ConfigReader.Parsed.Tree) ConfigReaders.yaml().read(file.replace("\n", ends));
            var root = (Node.Mapping) tree.root();
            assertThat(scalar(root.entries().getFirst().value())).isEqualTo(new Mark(line, column));
        }
    }

    private static Mark scalar(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return scalar(sequence.items().getLast());
        }
        var scalar = (Node.Scalar) node;
        int offset = scalar.text().codePoints().boxed().toList().indexOf((int) 'x');
        assertThat(offset).isNotNegative();
        return scalar.place(offset);
    }
}
