package io.ladder.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final String RECOVERED = "database system was not properly shut down";

    @TempDir private Path folder;

    @Test
    void keepsDataDurablyAndStopsCleanly() throws Exception {
        try (var database = new EmbeddedDatabase(folder)) {
            database.open(false);
            assertThat(shown(database, "fsync")).isEqualTo("on");
            assertThat(shown(database, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(database, "full_page_writes")).isEqualTo("on");
            assertThat(shown(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(shown(database, "server_version")).startsWith("18.");
            execute(database, "create table kept as select 42 as answer");
        }

        try (var database = new EmbeddedDatabase(folder)) {
            database.open(false);
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
        }
        assertThat(folder.resolve("postgres.log")).content().doesNotContain(RECOVERED);
    }

    @Test
    void refusesASecondStartAndTakesOverFromAKilledOne() throws Exception {
        Process holder = startHolder();
        var database = new EmbeddedDatabase(folder);

        assertThatExceptionOfType(EmbeddedDatabaseFailure.class)
                .isThrownBy(() -> database.open(true))
                .withMessageContaining("in use by another Ladder (process " + holder.pid() + ")");
        assertThat(Postmaster.on(folder.resolve("postgres"))).isPresent();

        holder.destroyForcibly().waitFor();
        long orphan = Postmaster.on(folder.resolve("postgres")).orElseThrow().pid();
        try (database) {
            database.open(false);
            assertThat(Postmaster.on(folder.resolve("postgres")).orElseThrow().pid())
                    .isNotEqualTo(orphan);
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void startsAfterBothWereKilledAndThePidWentToAnother() throws Exception {
        Process holder = startHolder();
        holder.destroyForcibly().waitFor();
        long orphan = Postmaster.on(folder.resolve("postgres")).orElseThrow().pid();
        ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        try (var database = new EmbeddedDatabase(folder)) {
            database.open(false);
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
        }
        assertThat(folder.resolve("postgres.log")).content().contains(RECOVERED);
    }

    @Test
    void resetDeletesTheDatabaseAndNothingElse() throws Exception {
        try (var database = new EmbeddedDatabase(folder)) {
            database.open(false);
            execute(database, "create table gone ()");
        }
        try (var database = new EmbeddedDatabase(folder)) {
            database.open(true);
            assertThat(value(database, "select to_regclass('gone') is null")).isEqualTo("t");
        }
    }

    @Test
    void resetSparesAFolderThatIsNoDatabase() throws Exception {
        Path letter = folder.resolve("postgres/letter.txt");
        Files.createDirectories(letter.getParent());
        Files.writeString(letter, "Dear reader");

        assertThatExceptionOfType(EmbeddedDatabaseFailure.class)
                .isThrownBy(() -> new EmbeddedDatabase(folder).open(true))
                .withMessageContaining("something else than a PostgreSQL database");
        assertThat(letter).exists();
    }

    @Test
    void saysWhatPostgresSaidWhenItDoesNotStart() throws Exception {
        try (var database = new EmbeddedDatabase(folder)) {
            database.open(false);
        }
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "9");

        assertThatExceptionOfType(EmbeddedDatabaseFailure.class)
                .isThrownBy(() -> new EmbeddedDatabase(folder).open(false))
                .withMessageContaining("incompatible with server");
    }

    /** Another process on the same folder, with a table in its database. */
    private Process startHolder() throws IOException {
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Holder.class.getName(),
                                        folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals(Holder.READY)) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo(Holder.READY);
        return process;
    }

    /** Opens the database and never ends by itself. */
    static final class Holder {

        private static final String READY = "ready";

        private Holder() {}

        public static void main(String[] args) throws Exception {
            var database = new EmbeddedDatabase(Path.of(args[0]));
            database.open(false);
            execute(database, "create table kept as select 42 as answer");
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }

    private static String shown(EmbeddedDatabase database, String setting) throws SQLException {
        return value(database, "show " + setting);
    }

    private static String value(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), EmbeddedDatabase.USER, null);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), EmbeddedDatabase.USER, null);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
