package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.PointsPayment;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of words that stood in the journal before they had a place of their own. */
class WordsApartTest {
    private static final String BEFORE = "202611221710";
    private static final String AFTER = "202611221735";
    private static final UUID ACCOUNT = new UUID(3, 1);

    @Test
    void takesThemOutOfTheJournal() {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        migrate(fresh, BEFORE);
        var database = JdbcClient.create(fresh.dataSource());
        add(database, 1, "PaymentVoid", "\"payment\":7,\"reason\":\"Mrs Miller left\"");
        add(database, 2, "PaymentRefund", refund(",\"reason\":\"a \\\"broken\\\" cup\""));
        add(database, 3, "EvidenceReport", evidence(",\"note\":\"Mr Miller\""));
        add(database, 4, "EvidenceReport", evidence(""));
        add(database, 5, "RedemptionCapture", "\"redemption\":7");

        migrate(fresh, AFTER);

        assertThat(words(database))
                .containsExactlyInAnyOrder(
                        Map.entry(1L, "Mrs Miller left"),
                        Map.entry(2L, "a \"broken\" cup"),
                        Map.entry(3L, "Mr Miller"));
        assertThat(String.join("", bodies(database))).doesNotContain("Miller", "cup", "note");
        assertThat(read(database, 1))
                .isInstanceOfSatisfying(
                        PointsPayment.PaymentVoid.class,
                        undone -> {
                            assertThat(undone.payment()).isEqualTo(7);
                            assertThat(undone.reasonCode()).isNull();
                        });
        assertThat(read(database, 2))
                .isInstanceOfSatisfying(
                        PointsPayment.PaymentRefund.class,
                        refund -> {
                            assertThat(refund.points()).isEqualTo(20);
                            assertThat(refund.document().number()).isEqualTo("r-1");
                        });
        assertThat(read(database, 3)).isEqualTo(read(database, 4));
    }

    private static String refund(String more) {
        return "\"document\":{\"source\":\"till\",\"number\":\"r-1\"},\"payment\":7,\"points\":20"
                + more;
    }

    private static String evidence(String more) {
        return "\"document\":{\"source\":\"app\",\"number\":\"e-1\"},\"kind\":\"REVIEW\"" + more;
    }

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private static void add(JdbcClient database, long sequence, String kind, String fields) {
        database.sql(
                        """
                        insert into activity (account_id, sequence, tenant_id, member_id, kind,
                            occurred_at, recorded_at, version, body, outcome)
                        values (:account, :sequence, :account, :account, :kind, now(), now(), 1,
                            :body::json, '{}')
                        """)
                .param("account", ACCOUNT)
                .param("sequence", sequence)
                .param("kind", kind)
                .param("body", "{\"occurredAt\":0," + fields + "}")
                .update();
    }

    private static List<Map.Entry<Long, String>> words(JdbcClient database) {
        return database.sql("select sequence, words from remark")
                .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .list();
    }

    private static List<String> bodies(JdbcClient database) {
        return database.sql("select body::text from activity order by sequence")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Activity read(JdbcClient database, long sequence) {
        return database.sql("select kind, body::text from activity where sequence = ?")
                .param(sequence)
                .query((row, _) -> JournalJson.readActivity(row.getString(1), row.getString(2)))
                .single();
    }
}
