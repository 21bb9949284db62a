package io.ladder.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** Reads files whether or not they are packed by gzip, which their first two bytes tell. */
final class Unpacked {
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int BUFFER_BYTES = 1 << 16;

    private Unpacked() {}

    /** The content of a file; closing it closes the file. */
    static InputStream of(InputStream file) throws IOException {
        var content = new PushbackInputStream(file, 2);
        byte[] beginning = content.readNBytes(2);
        content.unread(beginning);
        boolean packed =
                beginning.length == 2
                        && (beginning[0] & 0xff) == FIRST
                        && (beginning[1] & 0xff) == SECOND;
        return packed ? new GZIPInputStream(content, BUFFER_BYTES) : content;
    }
}
