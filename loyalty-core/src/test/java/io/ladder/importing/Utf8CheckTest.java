package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {

    /** Gives the file in pieces of so many bytes. */
    private static long brokenLine(byte[] file, int piece) {
        var check = new Utf8Check();
        for (int from = 0; from < file.length; from += piece) {
            byte[] bytes = Arrays.copyOfRange(file, from, Math.min(file.length, from + piece));
            long broken = check.take(bytes, bytes.length, false);
            if (broken > 0) {
                return broken;
            }
        }
        return check.take(new byte[0], 0, true);
    }

    @Test
    void acceptsCharactersThatAreCutByPieces() {
        byte[] file = "René\n😀 kauft\n日本\n".repeat(3_000).getBytes(StandardCharsets.UTF_8);

        for (int piece : new int[] {1, 2, 3, 5, 7, 4_096, file.length}) {
            assertThat(brokenLine(file, piece)).as("pieces of " + piece).isZero();
        }
    }

    @Test
    void namesTheFirstLineInAnotherEncoding() {
        byte[] file = "Anna\nRené\nRenè\n".getBytes(StandardCharsets.ISO_8859_1);

        for (int piece : new int[] {1, 2, 3, 5, file.length}) {
            assertThat(brokenLine(file, piece)).as("pieces of " + piece).isEqualTo(2);
        }
    }

    @Test
    void findsACharacterThatTheFileCutsOff() {
        byte[] whole = "a\né".getBytes(StandardCharsets.UTF_8);

        assertThat(brokenLine(Arrays.copyOf(whole, whole.length - 1), 2)).isEqualTo(2);
    }
}
