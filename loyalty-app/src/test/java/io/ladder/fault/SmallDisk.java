package io.ladder.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk under a PostgreSQL, which can be made full. Where the system lets this process mount
 * one, it is a small disk of its own, and full is full. Everywhere else the processes of the
 * PostgreSQL are forbidden to write beyond a place in any file, which fails as soon and in the same
 * calls.
 */
final class SmallDisk implements AutoCloseable {
    private static final long SIZE_MEGABYTES = 256;
    private static final long NO_FURTHER_BYTES = 64 << 10;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk in(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("disk"));
        boolean mounted =
                ran(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + SIZE_MEGABYTES + "m",
                        "tmpfs",
                        folder.toString());
        return new SmallDisk(folder, mounted);
    }

    Path folder() {
        return folder;
    }

    /** From now on what grows on it fails. */
    void fill(PostgresProcess postgres) throws IOException {
        if (mounted) {
            byte[] zeros = new byte[1 << 16];
            try (var out = Files.newOutputStream(filler())) {
                while (true) {
                    out.write(zeros);
                }
            } catch (IOException full) {
                return;
            }
        }
        limit(postgres, Long.toString(NO_FURTHER_BYTES));
    }

    /** There is room again. */
    void free(PostgresProcess postgres) throws IOException {
        if (mounted) {
            Files.deleteIfExists(filler());
        } else {
            limit(postgres, "unlimited");
        }
    }

    /** Only the soft limit, which may be lifted again. */
    static void limit(PostgresProcess postgres, String bytes) throws IOException {
        for (ProcessHandle each : postgres.processes()) {
            // One that has ended meanwhile needs none.
            ran("prlimit", "--pid", Long.toString(each.pid()), "--fsize=" + bytes + ":");
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean ran(String... command) throws IOException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            ran("umount", folder.toString());
        }
    }
}
