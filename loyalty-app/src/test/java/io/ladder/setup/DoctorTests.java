package io.ladder.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.importing.ImportingService;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.Person;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What an operator sees. */
@ImportingService
class DoctorTests {
    @Autowired private Doctor doctor;
    @Autowired private TenantOpening openings;
    @Autowired private Journal journal;
    @Autowired private IdSource ids;
    @Autowired private InstantSource time;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;

    private MemberId enrol(TenantId tenant) {
        var member = new MemberId(ids.next());
        journal.record(
                        new Recording(
                                tenant,
                                new Subject.Newcomer(member, List.of(), Person.UNKNOWN),
                                new Activity.Enrolment(
                                        time.instant().truncatedTo(ChronoUnit.MICROS)),
                                "enrolment",
                                null))
                .orThrow();
        return member;
    }

    private List<String> examine(long findings) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(doctor.examine(out))
                .as(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(findings);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void namesWhatDoesNotAgreeAndCountsIt() {
        TenantId empty = openings.open("empty", true, null).tenant();
        TenantId tenant = openings.open("shop", true, ProgrammeFile.demo()).tenant();
        MemberId member = enrol(tenant);

        assertThat(examine(0))
                .contains("empty (" + empty.value() + ")", "shop (" + tenant.value() + ")")
                .endsWith("All agrees.");

        list(member, "partner");
        assertThat(examine(1))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("  rung_differs mbr_")
                                .endsWith("expected prospect, found partner"))
                .endsWith("1 finding.");

        list(member, "prospect");
        assertThat(examine(0)).endsWith("All agrees.");
    }

    /** Shows a member on a rung, wherever they stand. */
    private void list(MemberId member, String rung) {
        transactions.executeWithoutResult(_ ->
                database.sql("update standing set rung = ? where account_id = ?")
                        .params(rung, member.value())
                        .update());
    }
}
