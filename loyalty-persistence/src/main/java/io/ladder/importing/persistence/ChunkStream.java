package io.ladder.importing.persistence;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A file that is kept in chunks, read one chunk at a time. */
final class ChunkStream extends InputStream {
    private final IntFunction<byte @Nullable []> chunks;
    private byte @Nullable [] chunk = new byte[0];
    private int number;
    private int position;

    /**
     * A file of chunks.
     *
     * @param chunks gives the chunk of a number, from 0; null after the last
     */
    ChunkStream(IntFunction<byte @Nullable []> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        while (chunk != null && position == chunk.length) {
            chunk = chunks.apply(number++);
            position = 0;
        }
        if (chunk == null) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, count);
        position += count;
        return count;
    }
}
