package io.ladder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, with an embedded PostgreSQL that is as durable as any. */
final class RunningService implements AutoCloseable {
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/v1");
    private static final Pattern KEY = Pattern.compile("lk_test_[0-9a-f]+");

    private final Path data;
    private final Process process;
    private final int port;
    private final String key;

    private RunningService(Path data, Process process, int port, String key) {
        this.data = data;
        this.process = process;
        this.port = port;
        this.key = key;
    }

    /** Starts it with new data and waits until it serves. */
    static RunningService start() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("ladder-bench");
        Path log = data.resolve("service.log");
        String jar = System.getProperty("java.class.path");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "-XX:+UseCompactObjectHeaders",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dloader.main=io.ladder.LadderApplication",
                                        "-cp",
                                        jar,
                                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                                        "--spring.profiles.active=dev",
                                        "--ladder.dev.data=" + data,
                                        "--server.port=0"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            String told = Files.readString(log);
            String port = find(ADDRESS, told, 1);
            String key = find(KEY, told, 0);
            if (port != null && key != null) {
                return new RunningService(data, process, Integer.parseInt(port), key);
            }
            Thread.sleep(200);
        }
        process.destroy();
        throw new IOException("the service did not start:\n" + Files.readString(log));
    }

    private static @Nullable String find(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : null;
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** The tenant whose purchases are measured. */
    UUID tenant() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select tenant_id from tenant")) {
            rows.next();
            return Objects.requireNonNull(rows.getObject(1, UUID.class));
        }
    }

    /** A connection to its database, each statement in a transaction of its own. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        try {
            String databasePort =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + databasePort + "/ladder", properties);
        } catch (IOException gone) {
            throw new SQLException("the database is not running", gone);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
