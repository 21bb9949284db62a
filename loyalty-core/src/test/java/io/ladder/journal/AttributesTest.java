package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    @Test
    void areSortedByNameAndDoNotChange() {
        var given = new HashMap<String, Object>(Map.of("b", "J", "a", 2L, "c_1", true));

        var attributes = Attributes.of(given);
        given.put("d", "late");

        assertThat(attributes.values().keySet()).containsExactly("a", "b", "c_1");
        assertThat(attributes).isEqualTo(new Attributes(Map.of("c_1", true, "a", 2L, "b", "J")));
        assertThat(attributes).isNotEqualTo(Attributes.of(Map.of("c_1", true, "a", "2", "b", "J")));
    }

    @Test
    void areOneConstantWhereThereAreNone() {
        assertThat(Attributes.of(Map.of())).isSameAs(Attributes.NONE);
        assertThat(Attributes.NONE.isEmpty()).isTrue();
        assertThat(new Attributes(new HashMap<>())).isEqualTo(Attributes.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "1a",
                "_a",
                "a-b",
                "a b",
                "\u00e4",
                "a23456789012345678901234567890123"
            })
    void refuseNamesThatAreNone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Attributes.of(Map.of(name, "x")));
    }

    @Test
    void takeTextsNumbersAndTruthUpToTheirLimits() {
        String name = "a".repeat(32);
        for (Object value :
                new Object[] {
                    "x".repeat(128), Attributes.NUMBER_MAX, -Attributes.NUMBER_MAX, false
                }) {
            assertThat(Attributes.of(Map.of(name, value)).values()).containsEntry(name, value);
        }
    }

    @Test
    void refuseValuesOfOtherTypesAndBeyondTheirLimits() {
        for (Object value :
                new Object[] {
                    "x".repeat(129),
                    " ",
                    Attributes.NUMBER_MAX + 1,
                    -Attributes.NUMBER_MAX - 1,
                    1,
                    1.5,
                    Map.of()
                }) {
            assertThatIllegalArgumentException()
                    .as(value.toString())
                    .isThrownBy(() -> Attributes.of(Map.of("a", value)));
        }
        assertThat(Attributes.fault("a", null)).contains("whole number");
    }

    @Test
    void areAtMostSixteen() {
        var values = new HashMap<String, Object>();
        for (int number = 0; number < Attributes.COUNT_MAX; number++) {
            values.put("a" + number, true);
        }
        assertThat(Attributes.of(values).values()).hasSize(16);

        values.put("one_more", true);

        assertThatIllegalArgumentException().isThrownBy(() -> Attributes.of(values));
    }
}
