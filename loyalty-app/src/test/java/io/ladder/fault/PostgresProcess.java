package io.ladder.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that has a folder and a port of its own and can be stopped, killed, frozen and
 * started again. It is as durable as in production: what a crash may lose is what is tested.
 */
final class PostgresProcess implements AutoCloseable {
    private static final String NAME = "ladder";
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Path data;
    private final Path log;
    private @Nullable EmbeddedPostgres server;
    private int port;

    private PostgresProcess(Path folder, Path data) {
        this.data = data;
        this.log = folder.resolve("postgres.log");
    }

    /** A new one with an empty database, with its data in a place of their own. */
    static PostgresProcess create(Path folder, Path data) throws IOException, SQLException {
        var postgres = new PostgresProcess(folder, data);
        postgres.start();
        postgres.execute("postgres", "create database " + NAME);
        return postgres;
    }

    /** Starts it, where it was before; it recovers first where it was killed. */
    void start() throws IOException {
        var redirect = ProcessBuilder.Redirect.appendTo(log.toFile());
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(START_LIMIT)
                        .setErrorRedirector(redirect)
                        .setOutputRedirector(redirect)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("unix_socket_directories", "")
                        .setLocaleConfig("locale", "C");
        if (port != 0) {
            builder.setPort(port);
        }
        server = builder.start();
        port = server.getPort();
    }

    int port() {
        return port;
    }

    String jdbcUrl() {
        return jdbcUrlBy(port);
    }

    /** The same database by way of another port. */
    static String jdbcUrlBy(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&sslmode=disable"
                .formatted(port, NAME);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    private void execute(String database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(jdbcUrl().replace("/" + NAME, "/" + database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As its own command does: it takes no more connections and ends those that there are. */
    void stop() throws IOException {
        Objects.requireNonNull(server).close();
        server = null;
    }

    /** As {@code kill -9} does to all of it. */
    void kill() throws IOException {
        signal("-KILL");
        // The library learns that there is nothing left to stop, and lets go of the folder.
        stop();
    }

    /** Ends the connections of others, as a server does that is short of memory. */
    void cutConnections() throws SQLException {
        execute(
                NAME,
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid <> pg_backend_pid() and backend_type = 'client backend'
                """);
    }

    /** From now on nothing in it runs; its sockets stay open, and the system answers for it. */
    void freeze() throws IOException {
        signal("-STOP");
    }

    /** It goes on where it was. */
    void thaw() throws IOException {
        signal("-CONT");
    }

    /** First to the main process, so that no further one is made meanwhile. */
    private void signal(String name) throws IOException {
        ProcessHandle main = process().orElseThrow();
        List<ProcessHandle> children = new ArrayList<>(main.children().toList());
        kill(name, Stream.of(main));
        main.children().filter(child -> !children.contains(child)).forEach(children::add);
        kill(name, children.stream());
        if (name.equals("-KILL")) {
            main.onExit().join();
            children.forEach(child -> child.onExit().join());
        }
    }

    /** All of it, the main process first. */
    List<ProcessHandle> processes() throws IOException {
        ProcessHandle main = process().orElseThrow();
        return Stream.concat(Stream.of(main), main.children()).toList();
    }

    /** Starts it where it has ended by itself. */
    void startIfEnded() throws IOException {
        if (process().isEmpty()) {
            stop();
            start();
        }
    }

    private static void kill(String signal, Stream<ProcessHandle> processes) throws IOException {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.map(process -> Long.toString(process.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Its main process, while it runs. */
    Optional<ProcessHandle> process() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    @Override
    public void close() throws IOException {
        if (process().isPresent()) {
            thaw();
        }
        if (server != null) {
            stop();
        }
    }
}
