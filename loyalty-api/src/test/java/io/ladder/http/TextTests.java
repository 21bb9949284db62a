package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTests {
    @Test
    void takesAllScriptsAndPictures() {
        assertThat(Text.Validator.storable("Zürich, 東京, 🥐", false)).isTrue();
    }

    @Test
    void takesLinesOnlyWhereTheyAreAllowed() {
        assertThat(Text.Validator.storable("a\nb\tc\r", true)).isTrue();
        assertThat(Text.Validator.storable("a\nb", false)).isFalse();
    }

    @Test
    void refusesControlCharactersAndBrokenPairs() {
        for (String broken :
                new String[] {
                    "\u0000", "a\u0007", "\u007f", "\u0085", "\ud800", "\udc00a", "\ud800x"
                }) {
            assertThat(Text.Validator.storable(broken, true)).isFalse();
        }
    }
}
