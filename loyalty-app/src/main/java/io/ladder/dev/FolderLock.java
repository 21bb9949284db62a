package io.ladder.dev;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder for one process. The system releases the lock when the process ends, however
 * it ends, so a lock is never left over.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or says who has it. */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new EmbeddedDatabaseFailure(
                    ("the data in %s is in use by another Ladder%s; stop that one first,"
                                    + " or choose another folder with --data DIR")
                            .formatted(
                                    folder, holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        channel.truncate(0);
        var owner = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // The same process has it; to the caller that is no different from another one.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
