package io.ladder.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for tests, one server for the whole run and a database for each caller:
 *
 * <ol>
 *   <li>the server that {@code LADDER_TEST_DATABASE_URL} names, a JDBC address with user and
 *       password whose user may create databases
 *   <li>a container with {@code postgres:18}, where a container engine answers
 *   <li>the embedded server
 * </ol>
 *
 * <p>One of these is always there, so no test is ever skipped for want of a database.
 */
public final class TestPostgres {

    private static final String URL_VARIABLE = "LADDER_TEST_DATABASE_URL";
    private static final String IMAGE = "postgres:18";
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    /** What each kind of server is started with: durable, and sorting the same everywhere. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "full_page_writes", "on",
                    "shared_buffers", "128MB",
                    "max_connections", "200",
                    "jit", "off",
                    "timezone", "UTC");

    /** Names the databases of this process apart from those of others on the same server. */
    private static final String PREFIX = "ladder_test_" + ProcessHandle.current().pid() + "_";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static @Nullable Server server;

    /** Whether a commit is on disk before it is answered. */
    public enum Commit {
        /** As in production. */
        DURABLE,
        /** Faster, for tests of logic alone; a crash may lose the last commits. */
        RELAXED
    }

    /** Where the server is and who may create databases on it; {@code %s} stands for the name. */
    record Server(String urlPattern, String username, String password) {

        TestDatabase database(String name) {
            return new TestDatabase(urlPattern.formatted(name), username, password);
        }
    }

    private TestPostgres() {}

    /** An empty database that nobody else uses, as durable as in production. */
    public static TestDatabase freshDatabase() {
        return freshDatabase(Commit.DURABLE);
    }

    /** An empty database that nobody else uses. */
    public static TestDatabase freshDatabase(Commit commit) {
        Server running = server();
        String name = PREFIX + COUNT.incrementAndGet();
        execute(running, "create database " + name);
        if (commit == Commit.RELAXED) {
            execute(running, "alter database " + name + " set synchronous_commit = off");
        }
        return running.database(name);
    }

    private static synchronized Server server() {
        if (server == null) {
            String url = System.getenv(URL_VARIABLE);
            if (url != null && !url.isBlank()) {
                server = named(url);
            } else if (DockerClientFactory.instance().isDockerAvailable()) {
                server = container();
            } else {
                server = embedded();
            }
        }
        return server;
    }

    static Server named(String url) {
        Properties parts = Driver.parseURL(url, null);
        if (parts == null) {
            throw new IllegalArgumentException(
                    URL_VARIABLE
                            + " is no address of a PostgreSQL: jdbc:postgresql://HOST/DATABASE");
        }
        String address =
                "jdbc:postgresql://%s:%s/"
                        .formatted(parts.getProperty("PGHOST"), parts.getProperty("PGPORT"));
        return new Server(
                address + "%s",
                parts.getProperty("user", "postgres"),
                parts.getProperty("password", ""));
    }

    /** Never stopped here: the engine removes it when this process has ended. */
    @SuppressWarnings("resource")
    private static Server container() {
        var container =
                new PostgreSQLContainer(IMAGE)
                        .withUsername("postgres")
                        .withEnv(
                                "POSTGRES_INITDB_ARGS",
                                "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                        .withCommand(command());
        container.start();
        String address =
                "jdbc:postgresql://%s:%d/"
                        .formatted(
                                container.getHost(),
                                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        return new Server(address + "%s", container.getUsername(), container.getPassword());
    }

    private static String[] command() {
        // Testcontainers' own command switches fsync off.
        return Stream.concat(
                        Stream.of("postgres"),
                        SETTINGS.entrySet().stream()
                                .flatMap(setting ->
                                        Stream.of(
                                                "-c", setting.getKey() + "=" + setting.getValue())))
                .toArray(String[]::new);
    }

    /** Stopped and deleted by the library when this process ends. */
    @SuppressWarnings("resource")
    private static Server embedded() {
        var builder =
                EmbeddedPostgres.builder()
                        .setPGStartupWait(START_LIMIT)
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8");
        SETTINGS.forEach(builder::setServerConfig);
        try {
            int port = builder.start().getPort();
            return new Server("jdbc:postgresql://localhost:" + port + "/%s", "postgres", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", failure);
        }
    }

    private static void execute(Server server, String statement) {
        TestDatabase database = server.database("postgres");
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement + ": " + failure.getMessage(), failure);
        }
    }
}
