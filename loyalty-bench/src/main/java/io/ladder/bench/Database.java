package io.ladder.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

/**
 * A database on the embedded server.
 *
 * @param process the server's
 */
record Database(int port, String name, ProcessHandle process) {

    /** What a figure would be worth nothing without. */
    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    /** Where the times of ended children stand, counted from the state of the process. */
    private static final int CUTIME = 13;

    private static final int CSTIME = 14;
    private static final long NANOS_OF_A_TICK = 10_000_000;

    /** The database of the service that keeps its data in a folder. */
    static Database in(Path folder) throws IOException {
        var about = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
        return new Database(
                Integer.parseInt(about.get(3).strip()),
                "ladder",
                ProcessHandle.of(Long.parseLong(about.getFirst().strip())).orElseThrow());
    }

    /** Creates another database on the same server. */
    Database create(String other) throws SQLException {
        execute("create database " + other);
        return new Database(port, other, process);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A connection, each statement in a transaction of its own. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        return DriverManager.getConnection(url(), properties);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number, date or text that a query comes to. */
    <T> T value(Class<T> type, String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNull(rows.getObject(1, type));
        }
    }

    /** Makes the functions of the floor, and refuses a server that trades durability for speed. */
    void install() throws IOException, SQLException {
        for (String setting : DURABILITY) {
            if (!value(String.class, "show " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is off");
            }
        }
        try (InputStream sql =
                Objects.requireNonNull(Database.class.getResourceAsStream("floor.sql"))) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The tenant whose purchases are measured; there is one. */
    UUID tenant() throws SQLException {
        return value(UUID.class, "select tenant_id from tenant");
    }

    /** How many bytes the server has written to its log. */
    long walBytes() throws SQLException {
        return value(
                Long.class, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    /** How many checkpoints the server has finished. */
    long checkpoints() throws SQLException {
        return value(Long.class, "select num_done from pg_stat_checkpointer");
    }

    /** Time of a processor that the server's processes have used, in nanoseconds. */
    long processorNanos() throws IOException {
        return process.descendants().mapToLong(RunningService::processorNanos).sum()
                + RunningService.processorNanos(process)
                + nanosOfEnded();
    }

    /** The same of those that have ended, which Linux alone tells; see proc_pid_stat(5). */
    private long nanosOfEnded() throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        // The name before it may contain spaces.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME]);
        return ticks * NANOS_OF_A_TICK;
    }
}
