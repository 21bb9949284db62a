package io.ladder.journal.persistence;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.Till;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a tenant can do to another whose ids they know. */
class TenantLocksTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final int SECONDS_MAX = 120;

    @Test
    void doNotWaitForAccountsOfAnotherTenant() throws Exception {
        TestDatabase database = SqlInstance.migrated();
        var programmes = new FixedProgrammes(aProgramme().transferring(5, null).build(), START);
        var own = new TenantId(UUID.randomUUID());
        var foreign = new TenantId(UUID.randomUUID());
        try (var instance = new SqlInstance(database);
                SqlJournal journal = instance.journal(programmes)) {
            instance.open(own);
            instance.open(foreign);
            var till = new Till(journal, programmes, foreign);
            var anna = till.enrolWithPoints("anna", 10);
            var ben = till.enrolWithPoints("ben", 10);
            programmes.moveForward(Duration.ofMinutes(1));
            till.book(till.merge(ben, anna));
            var here = new Till(journal, programmes, own);
            var carl = here.enrolWithPoints("carl", 10);
            var recordings = new ArrayList<Recording>();
            for (Subject subject : List.of(anna, ben, new Subject.OfMember(ben.member()))) {
                recordings.add(here.recording(subject, here.purchase("1.00", START)));
            }
            recordings.add(here.transfer(carl, ben, 5));

            try (Connection connection = database.dataSource().getConnection()) {
                lock(connection, List.of(anna.account(), ben.account()));
                List<Recorded> results =
                        CompletableFuture.supplyAsync(() -> journal.recordAll(recordings))
                                .get(SECONDS_MAX, TimeUnit.SECONDS);

                assertThat(results)
                        .hasSize(recordings.size())
                        .allSatisfy(each ->
                                assertThat(Till.refusalOf(each).code())
                                        .isEqualTo(ErrorCode.MEMBER_NOT_FOUND));
            }
            assertThat(here.wallet(carl).available()).isEqualTo(10);
            assertThat(till.wallet(anna).available()).isEqualTo(20);
        }
    }

    private static void lock(Connection connection, List<AccountId> accounts) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement =
                connection.prepareStatement(
                        "select 1 from account where account_id = any(?) for update")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", accounts.stream().map(AccountId::value).toArray()));
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
        }
    }
}
