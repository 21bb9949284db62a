package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.journal.Activity;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.Document;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of codes that were held before redemptions told which. */
class HeldCodeMigrationTest {
    private static final String BEFORE = "202611231610";
    private static final String AFTER = "202611231905";
    private static final UUID ACCOUNT = new UUID(3, 1);
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void findsThemInTheJournal() {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        migrate(fresh, BEFORE);
        var database = JdbcClient.create(fresh.dataSource());
        var batch = new VoucherCode.Batch(2, 10, 1, null, null);
        VoucherCode shown = VoucherCode.presented("Spring-1", batch).from(2, 0);
        add(database, 1, "HELD", AT.plus(Duration.ofMinutes(15)), shown);
        add(database, 2, "CAPTURED", null, shown);
        add(database, 3, "HELD", AT.plus(Duration.ofMinutes(15)), null);
        add(database, 4, "HELD", AT.plus(Duration.ofDays(3)), VoucherCode.made("CAKE-1"));

        migrate(fresh, AFTER);

        List<Held> held =
                database.sql("select sequence, code, code_batch from redemption order by sequence")
                        .query((row, _) ->
                                new Held(row.getLong(1), row.getString(2), row.getInt(3)))
                        .list();
        assertThat(held)
                .extracting(Held::sequence, Held::code, Held::batch)
                .containsExactly(
                        tuple(1L, "SPRING-1", 2),
                        tuple(2L, null, 0),
                        tuple(3L, null, 0),
                        tuple(4L, null, 0));
    }

    private record Held(long sequence, @Nullable String code, int batch) {}

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private static void add(
            JdbcClient database,
            long sequence,
            String status,
            @Nullable Instant until,
            @Nullable VoucherCode code) {
        var redemption =
                new Activity.Redemption(
                        AT,
                        new Document("till", String.valueOf(sequence)),
                        "coffee",
                        until,
                        code,
                        null);
        database.sql(
                        """
                        insert into activity (account_id, sequence, tenant_id, member_id, kind,
                            occurred_at, recorded_at, version, body, outcome)
                        values (:account, :sequence, :account, :account, 'Redemption', now(), now(),
                            1, :body::json, '{}')
                        """)
                .param("account", ACCOUNT)
                .param("sequence", sequence)
                .param("body", JournalJson.writeActivity(redemption))
                .update();
        database.sql(
                        """
                        insert into redemption (account_id, sequence, tenant_id, member_id, reward,
                            points, status, hold_until, occurred_at)
                        values (:account, :sequence, :account, :account, 'coffee', 0, :status,
                            :until, now())
                        """)
                .param("account", ACCOUNT)
                .param("sequence", sequence)
                .param("status", status)
                .param(
                        "until",
                        until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .update();
    }
}
