package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.testkit.TestPostgres.Commit;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTests {

    @Test
    void givesEachCallerADatabaseApart() throws SQLException {
        var one = TestPostgres.freshDatabase();
        var other = TestPostgres.freshDatabase();

        execute(one, "create table note ()");

        assertThat(value(one, "select to_regclass('note') is not null")).isEqualTo("t");
        assertThat(value(other, "select to_regclass('note') is not null")).isEqualTo("f");
    }

    @Test
    void isAsDurableAsProduction() throws SQLException {
        var database = TestPostgres.freshDatabase();

        assertThat(value(database, "show fsync")).isEqualTo("on");
        assertThat(value(database, "show synchronous_commit")).isEqualTo("on");
        assertThat(value(database, "show full_page_writes")).isEqualTo("on");
        assertThat(value(database, "show server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void canRelaxTheCommitsOfOneDatabase() throws SQLException {
        var relaxed = TestPostgres.freshDatabase(Commit.RELAXED);
        var durable = TestPostgres.freshDatabase();

        assertThat(value(relaxed, "show synchronous_commit")).isEqualTo("off");
        assertThat(value(durable, "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void isAPostgresOfTheSupportedRelease() throws SQLException {
        assertThat(value(TestPostgres.freshDatabase(), "show server_version")).startsWith("18");
    }

    @Test
    void usesTheServerThatIsNamed() {
        var server =
                TestPostgres.named("jdbc:postgresql://db.example:6432/admin?user=ann&password=s3");

        assertThat(server.database("x"))
                .isEqualTo(new TestDatabase("jdbc:postgresql://db.example:6432/x", "ann", "s3"));
    }

    @Test
    void refusesAnAddressOfSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestPostgres.named("https://db.example"))
                .withMessageContaining("LADDER_TEST_DATABASE_URL");
    }

    private static String value(TestDatabase database, String query) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(TestDatabase database, String statement) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
