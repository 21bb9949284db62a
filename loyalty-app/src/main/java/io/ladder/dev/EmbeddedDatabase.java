package io.ladder.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that belongs to this process and keeps its data in a folder:
 *
 * <ul>
 *   <li>{@code lock} says that the folder is in use
 *   <li>{@code postgres} holds the data
 *   <li>{@code postgres.log} is what the server says
 *   <li>{@code postgres-binaries} is the unpacked server
 * </ul>
 *
 * <p>A folder whose process was killed is taken over: a server that still runs on it is stopped
 * first. Both methods wait for each other, so that a process that is told to stop while it starts
 * leaves no server behind.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final String NAME = "ladder";
    private static final Duration USUAL_START = Duration.ofSeconds(5);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);
    private static final long LOG_SIZE_MAX = 10L << 20;
    private static final int LOG_LINES_SHOWN = 5;
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Path folder;
    private final Path data;
    private final Path fresh;
    private final Path log;
    private final Path binaries;

    private @Nullable FolderLock lock;
    private @Nullable EmbeddedPostgres server;
    private int port;

    EmbeddedDatabase(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.data = this.folder.resolve("postgres");
        this.fresh = this.folder.resolve("postgres.new");
        this.log = this.folder.resolve("postgres.log");
        this.binaries = this.folder.resolve("postgres-binaries");
    }

    /** Starts the server, on new data where there is none or where a reset is wanted. */
    synchronized void open(boolean reset) {
        try {
            createPrivately(folder);
            lock = FolderLock.take(folder);
            takeOver();
            if (reset) {
                delete(data);
            }
            if (!Files.exists(data)) {
                initialise();
            }
            start(data);
            LOG.info("PostgreSQL keeps its data in {}, listening on port {}", data, port);
        } catch (IOException | SQLException | RuntimeException failure) {
            close();
            throw failure instanceof EmbeddedDatabaseFailure known ? known : explained(failure);
        }
    }

    private static void createPrivately(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Ends what a killed process left behind: its server, or half of what it was writing. */
    private void takeOver() throws IOException {
        for (Path directory : List.of(fresh, data)) {
            var orphan = Postmaster.on(directory);
            if (orphan.isPresent()) {
                LOG.info("Stopping the PostgreSQL of a killed run, process {}", orphan.get().pid());
                orphan.get().stop();
            } else {
                Postmaster.disown(directory);
            }
        }
        if (Files.exists(log) && Files.size(log) > LOG_SIZE_MAX) {
            Files.delete(log);
        }
        deleteUnfinishedBinaries();
    }

    /** The library would take files that were cut off in the middle for whole ones. */
    private void deleteUnfinishedBinaries() throws IOException {
        if (Files.isDirectory(binaries)) {
            try (var versions = Files.newDirectoryStream(binaries)) {
                for (Path version : versions) {
                    if (!Files.exists(version.resolve(".exists"))) {
                        FileSystemUtils.deleteRecursively(version);
                    }
                }
            }
        }
    }

    /** Makes the data beside its place and moves it there whole, so that it is never half made. */
    private void initialise() throws IOException, SQLException {
        LOG.info("Creating a new database in {}", data);
        FileSystemUtils.deleteRecursively(fresh);
        start(fresh);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        }
        stop();
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The library looks for an answer only, so it would wait for a server that has given up as long
     * as for one that is reading its log after a crash; whether the process lives tells them apart.
     */
    private void start(Path directory) throws IOException {
        try {
            server = builder(directory).start();
            port = server.getPort();
        } catch (IOException noAnswer) {
            long end = System.nanoTime() + RECOVERY_LIMIT.toNanos();
            while (!answers(directory)) {
                if (Postmaster.on(directory).isEmpty() || System.nanoTime() - end > 0) {
                    throw noAnswer;
                }
                Postmaster.pause();
            }
        }
    }

    private EmbeddedPostgres.Builder builder(Path directory) {
        var redirect = ProcessBuilder.Redirect.appendTo(log.toFile());
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(USUAL_START)
                        .setErrorRedirector(redirect)
                        .setOutputRedirector(redirect);
        PostgresSettings.server().forEach(builder::setServerConfig);
        PostgresSettings.locale().forEach(builder::setLocaleConfig);
        return builder;
    }

    private boolean answers(Path directory) throws IOException {
        var postmaster = Postmaster.on(directory);
        if (postmaster.isEmpty()) {
            return false;
        }
        port = postmaster.get().port();
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            // It refuses connections for as long as it recovers.
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), USER, null);
    }

    /** Deletes a data directory, and nothing that only happens to have its name. */
    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var content = Files.list(directory)) {
            if (content.findAny().isPresent() && !Files.exists(directory.resolve("PG_VERSION"))) {
                throw new EmbeddedDatabaseFailure(
                        directory
                                + " holds something else than a PostgreSQL database; choose another"
                                + " folder with --data DIR (nothing was deleted)");
            }
        }
        FileSystemUtils.deleteRecursively(directory);
    }

    String jdbcUrl() {
        return url(NAME);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    /** Stops the server cleanly; does nothing where none runs. */
    @Override
    public synchronized void close() {
        try {
            stop();
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The library gives up after five seconds, in which a large checkpoint need not be done, and
     * knows nothing of a server whose start it did not see to the end.
     */
    private void stop() throws IOException {
        if (lock == null) {
            return;
        }
        if (server != null) {
            server.close();
            server = null;
        }
        for (Path directory : List.of(fresh, data)) {
            var postmaster = Postmaster.on(directory);
            if (postmaster.isPresent()) {
                postmaster.get().stop();
            }
        }
    }

    private EmbeddedDatabaseFailure explained(Exception failure) {
        return new EmbeddedDatabaseFailure(
                "PostgreSQL could not be started in %s: %s%n%s%nThe rest is in %s."
                        .formatted(folder, failure.getMessage(), lastLogLines(), log),
                failure);
    }

    private String lastLogLines() {
        try {
            var lines = Files.readAllLines(log);
            int first = Math.max(0, lines.size() - LOG_LINES_SHOWN);
            return String.join(System.lineSeparator(), lines.subList(first, lines.size()));
        } catch (IOException _) {
            return "";
        }
    }
}
