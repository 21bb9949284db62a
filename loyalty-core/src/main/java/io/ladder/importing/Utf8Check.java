package io.ladder.importing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds the first line of a file that is not UTF-8, piece by piece as the file comes. */
final class Utf8Check {
    private static final int CHARACTERS = 1 << 13;

    /** A character has at most four bytes, of which three can be left of the piece before. */
    private static final int LEFT_MAX = 3;

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);

    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private byte[] left = new byte[0];
    private long lines;

    /**
     * Takes the next bytes.
     *
     * @param last whether the file ends with them
     * @return the number of the first line with bytes that are no character; 0 for none
     */
    long take(byte[] bytes, int length, boolean last) {
        ByteBuffer piece = ByteBuffer.allocate(LEFT_MAX + length);
        piece.put(left).put(bytes, 0, length).flip();
        while (true) {
            CoderResult result = decoder.decode(piece, characters, last);
            countLines();
            if (result.isError()) {
                return lines + 1;
            }
            if (result.isUnderflow()) {
                left = new byte[piece.remaining()];
                piece.get(left);
                return 0;
            }
        }
    }

    private void countLines() {
        characters.flip();
        while (characters.hasRemaining()) {
            if (characters.get() == '\n') {
                lines++;
            }
        }
        characters.clear();
    }
}
