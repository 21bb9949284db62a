package io.ladder.journal.persistence;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.Till;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a group finds its rows where tables are small, which is when plans are made and kept. */
class GroupStatementTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    /** A connection has kept its plan by then. */
    private static final int TIMES = 12;

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "AT_ONE_MOMENT"})
    void readsNoTableFromEndToEnd(GroupStatement reading) throws SQLException {
        TestDatabase database = SqlInstance.migrated();
        var tenant = new TenantId(UUID.randomUUID());
        var programmes = new FixedProgrammes(aProgramme().build(), START);
        try (var instance = new SqlInstance(database);
                SqlJournal journal = instance.journal(programmes);
                Connection connection = database.dataSource().getConnection()) {
            instance.open(tenant);
            var anna = new Till(journal, programmes, tenant).enrolWithPoints("anna", 10);
            try (var statement = connection.createStatement()) {
                statement.execute("analyze account, wallet, claim, tenant");
            }
            connection.setAutoCommit(false);
            var identity = new JournalRows.InTenant<>(tenant, Till.externalId("anna"));
            var wanted =
                    new GroupStatement.Wanted(
                            List.of(), List.of(identity), List.of(), List.of(tenant));

            for (int time = 0; time < TIMES; time++) {
                connection.rollback();
                assertThat(LoadedGroup.load(connection, wanted, reading).accounts)
                        .containsOnlyKeys(anna.account());
            }

            assertThat(readToTheEnd(connection)).isEmpty();
        }
    }

    @Test
    void leavesTheSettingsOfOthersAsTheyAre() throws SQLException {
        TestDatabase database = SqlInstance.migrated();
        var wanted = new GroupStatement.Wanted(List.of(), List.of(), List.of(), List.of());
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);

            LoadedGroup.load(connection, wanted, GroupStatement.IN_A_SNAPSHOT);

            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    """
                                    select string_agg(setting, ' ' order by name) from pg_settings
                                    where name in ('enable_hashjoin', 'enable_mergejoin',
                                        'enable_seqscan', 'plan_cache_mode')
                                    """)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("on on on auto");
            }
        }
    }

    /** How often tables were read from end to end in a transaction. */
    private static Map<String, Long> readToTheEnd(Connection connection) throws SQLException {
        var tables = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select relname, seq_scan from pg_stat_xact_user_tables
                                where seq_scan > 0
                                """)) {
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getLong(2));
            }
        }
        return tables;
    }
}
