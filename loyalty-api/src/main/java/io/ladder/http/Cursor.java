package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list begins. A cursor bears the mark of its list and its filters, and opens no
 * other.
 */
final class Cursor {
    private static final int LENGTH_MAX = 1_200;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Cursor() {}

    /** Writes a cursor of a list, named by all that tells it from other lists. */
    static String write(List<String> list, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(Long.BYTES + text.length);
        bytes.putLong(mark(list)).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a position in a list.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_cursor}
     */
    static String read(List<String> list, String cursor) {
        byte[] bytes;
        try {
            bytes =
                    cursor.length() > LENGTH_MAX
                            ? new byte[0]
                            : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException none) {
            bytes = new byte[0];
        }
        if (bytes.length <= Long.BYTES || ByteBuffer.wrap(bytes).getLong() != mark(list)) {
            throw refused();
        }
        return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    static io.ladder.shared.LoyaltyException refused() {
        return Refusal.of(
                        ErrorCode.INVALID_CURSOR,
                        "The cursor belongs to another list or filter; begin again without one.")
                .asException();
    }

    private static long mark(List<String> list) {
        long hash = FNV_OFFSET;
        for (String part : list) {
            for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (each & 0xff)) * FNV_PRIME;
            }
            hash = (hash ^ 0xff) * FNV_PRIME;
        }
        return hash;
    }
}
