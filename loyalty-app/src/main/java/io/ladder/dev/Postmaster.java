package io.ladder.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main process of the PostgreSQL server that runs on one data directory. */
final class Postmaster {

    /** Above what any system gives to a process. */
    private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE);

    private static final int PORT_LINE = 3;
    private static final Duration FAST_STOP = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ProcessHandle process;
    private final Path pidFile;

    private Postmaster(ProcessHandle process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Finds the server by its pid file. The pid alone proves nothing, since the system may have
     * given it to another process by now, so the process must be a postgres on this directory.
     */
    static Optional<Postmaster> on(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                // It is empty for a moment while it is made.
                .filter(line -> line.strip().matches("-?\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Math.abs(Long.parseLong(line.strip()))))
                .filter(process -> isPostgresOn(process, data))
                .map(process -> new Postmaster(process, pidFile));
    }

    /**
     * Lets PostgreSQL start although the pid in a left-over pid file now belongs to a stranger. The
     * file itself stays: by what else it says PostgreSQL sees whether an old server's shared memory
     * is still in use, and deleting it would switch that check off.
     */
    static void disown(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var lines = new ArrayList<>(Files.readAllLines(pidFile));
            if (!lines.isEmpty()) {
                lines.set(0, NO_PROCESS);
                Files.write(pidFile, lines);
            }
        }
    }

    private static boolean isPostgresOn(ProcessHandle process, Path data) {
        var info = process.info();
        boolean postgres =
                info.command().filter(command -> command.endsWith("/postgres")).isPresent();
        return postgres && dataDirectory(info).filter(path -> isSame(path, data)).isPresent();
    }

    private static Optional<Path> dataDirectory(ProcessHandle.Info info) {
        var arguments = List.of(info.arguments().orElse(new String[0]));
        int option = arguments.indexOf("-D");
        return option >= 0 && option + 1 < arguments.size()
                ? Optional.of(Path.of(arguments.get(option + 1)))
                : Optional.empty();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            // A directory that is gone is not the one that was asked for, which exists.
            return false;
        }
    }

    /**
     * Disconnects the clients, writes a checkpoint and waits for the end. A server that does not
     * come to its end is stopped at once; it recovers at the next start.
     */
    void stop() throws IOException {
        signal("-INT");
        if (!ended(FAST_STOP)) {
            signal("-QUIT");
            if (!ended(IMMEDIATE_STOP)) {
                throw new IOException("PostgreSQL does not stop: process " + process.pid());
            }
        }
    }

    /** By the kill command, since Java itself sends only the signal that waits for all clients. */
    private void signal(String name) throws IOException {
        new ProcessBuilder(List.of("kill", name, Long.toString(process.pid())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * The pid file goes last. In a container whose first process collects no others, the process
     * would stay listed for ever.
     */
    private boolean ended(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL");
        }
    }

    /** Where it listens, which is the fourth line of its pid file. */
    int port() throws IOException {
        var lines = Files.readAllLines(pidFile);
        return lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
    }

    long pid() {
        return process.pid();
    }
}
