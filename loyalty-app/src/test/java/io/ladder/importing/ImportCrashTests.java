package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.fault.ServiceProcess;
import io.ladder.importing.Cdnow.Purchase;
import io.ladder.importing.ImportCaller.Answer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when processes are killed in the middle of an import. */
class ImportCrashTests {
    private static final int PURCHASES = 10_000;
    private static final int KILLED_AFTER = 2_000;
    private static final int KILLED_AGAIN_AFTER = 4_000;

    @TempDir private Path folder;

    @AfterEach
    void leavesNothingRunning() throws Exception {
        ServiceProcess.stopPostgres(folder);
    }

    @Test
    void losesNothingAndBooksNothingTwice() throws Exception {
        List<Purchase> purchases = Cdnow.read().shuffled(1998).subList(0, PURCHASES);
        byte[] file = Cdnow.rows(purchases);
        String id;

        try (var service = start()) {
            Answer job = caller(service).upload(file, Cdnow.ROWS_MAPPING);
            id = job.text("id");
            assertMidway(await(service, id, KILLED_AFTER));
            service.kill();
        }

        try (var service = start()) {
            assertMidway(await(service, id, KILLED_AGAIN_AFTER));
            service.killPostgres();
            Answer away = caller(service).get("/v1/members/external:nobody");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("code")).isEqualTo("busy");
        }

        try (var service = start()) {
            Answer job = caller(service).importAll(file, Cdnow.ROWS_MAPPING);
            assertThat(job.text("id")).isEqualTo(id);
            assertThat(job.text("status")).isEqualTo("done");
            assertThat(job.number("booked") + job.number("repeated")).isEqualTo(PURCHASES);
            assertThat(job.number("bad")).isZero();
            assertBooks(service, purchases);
        }
    }

    private ServiceProcess start() throws Exception {
        return ServiceProcess.start(
                folder,
                "ladder.database.silence=PT1M",
                "ladder.dev.programme=" + Cdnow.PROGRAMME.toAbsolutePath().normalize());
    }

    private static ImportCaller caller(ServiceProcess service) {
        return new ImportCaller(service.port(), service.key());
    }

    private static Answer await(ServiceProcess service, String id, int lines) throws Exception {
        return caller(service)
                .await(
                        id,
                        job ->
                                (job.text("status").equals("running")
                                                && job.number("lines_done") >= lines)
                                        || job.text("status").equals("done"));
    }

    private static void assertMidway(Answer job) {
        assertThat(job.text("status")).isEqualTo("running");
        assertThat(job.number("lines_done")).isLessThan(PURCHASES);
    }

    private static void assertBooks(ServiceProcess service, List<Purchase> purchases)
            throws Exception {
        var expected = new TreeMap<String, Long>();
        Cdnow.spent(purchases)
                .forEach((member, dollars) ->
                        expected.put(member, dollars.toBigInteger().longValueExact()));
        String url = service.jdbcUrl();
        assertThat(
                        sums(
                                url,
                                """
                                select external_id, coalesce(sum(issued), 0) from member
                                left join wallet using (account_id) group by 1
                                """))
                .isEqualTo(expected);
        assertThat(
                        sums(
                                url,
                                """
                                select kind, count(*) from activity
                                where kind = 'Purchase' group by 1
                                """))
                .containsValue((long) PURCHASES);
        assertThat(sums(url, "select kind, count(*) from claim where kind = 'DOCUMENT' group by 1"))
                .containsValue((long) PURCHASES);
        assertThat(
                        sums(
                                        url,
                                        """
                                        select 'lots', sum(total(lot_points)) from wallet
                                        union all
                                        select 'entries', sum(case when to_place = 'AVAILABLE' then points
                                            when from_place = 'AVAILABLE' then -points else 0 end) from entry
                                        """)
                                .values())
                .hasSize(2)
                .containsOnly(expected.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Map<String, Long> sums(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var sums = new TreeMap<String, Long>();
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getLong(2));
            }
            return sums;
        }
    }
}
