package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.accounting.Seal;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.Person;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.MemberId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What was sealed and is no longer what it was is found, and named. */
@DatabaseTest
class SealerTests extends AuditedBooks {
    private final Sealer sealer;
    private final SealRows seals;
    private final Journal journal;
    private final DataSource connections;
    private final RecordHashes hashes;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    @Autowired
    SealerTests(
            Bookkeeping bookkeeping,
            Auditor auditor,
            Sealer sealer,
            SealRows seals,
            Journal journal,
            DataSource connections,
            RecordHashes hashes,
            JdbcClient database,
            TransactionOperations transactions) {
        super(bookkeeping, auditor);
        this.sealer = sealer;
        this.seals = seals;
        this.journal = journal;
        this.connections = connections;
        this.hashes = hashes;
        this.database = database;
        this.transactions = transactions;
    }

    private Finding theOnly(FindingCode code) {
        List<Finding> found = auditor.audit(tenant).of(code);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void sealsAllThatIsBookedOnceAndLeavesWhatComesAfter() {
        auditor.seal();
        assertThat(sealer.sealAll()).isZero();
        assertThat(auditor.audit(tenant).sealed()).isEqualTo(scene.history(member).size());

        scene.buy(member, 10, scene.now());
        var audit = auditor.audit(tenant);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sealed()).isEqualTo(audit.records() - 1);

        auditor.seal();
        assertThat(auditor.audit(tenant).sealed()).isEqualTo(audit.records());
        List<Seal> chain = seals.behind(tenant, 0, 10);
        assertThat(chain).hasSize(2);
        assertThat(chain.get(1).former()).isEqualTo(chain.get(0).digest());
    }

    @Test
    void makesASealOfAThousandRecordsAndGoesOn() {
        var enrolments = new ArrayList<Recording>();
        for (int number = 0; number < Journal.BATCH_MAX; number++) {
            enrolments.add(
                    new Recording(
                            tenant,
                            new Subject.Newcomer(
                                    new MemberId(UUID.randomUUID()), List.of(), Person.UNKNOWN),
                            new Activity.Enrolment(scene.now()),
                            "enrolment",
                            null));
        }
        journal.recordAll(enrolments);
        auditor.seal();

        List<Seal> chain = seals.behind(tenant, 0, 10);
        assertThat(chain.getFirst().records()).hasSize(Seal.RECORDS_MAX);
        var audit = auditor.audit(tenant);
        assertThat(audit.sealed()).isEqualTo(scene.history(member).size() + Journal.BATCH_MAX);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void countsAsGivenWhatARuleGaveThatIsNotKnownHereYet() {
        auditor.seal();
        var other = scene.enrol();
        scene.buy(other, 30, scene.now());
        auditor.tamper(
                "update entry set cause = 'of-a-moment-ago' where account_id = ? and cause = ?",
                other.account().value(),
                "spend");
        auditor.seal();

        assertThat(seals.behind(tenant, 1, 10))
                .flatExtracting(Seal::moved)
                .isNotEmpty()
                .allSatisfy(moved -> assertThat(moved.corrected()).isFalse());
    }

    @Test
    void hashesTheSameWhateverASessionHasSet() {
        var usual = transactions.execute(_ -> hashes.between(tenant, 0, Long.MAX_VALUE));
        var unusual =
                transactions.execute(_ -> {
                    for (String setting :
                            List.of(
                                    "timezone = 'Asia/Kolkata'",
                                    "intervalstyle = 'sql_standard'",
                                    "bytea_output = 'escape'",
                                    "extra_float_digits = -10")) {
                        database.sql("set local " + setting).update();
                    }
                    return hashes.between(tenant, 0, Long.MAX_VALUE);
                });

        assertThat(unusual).isNotEmpty().isEqualTo(usual);
    }

    @Test
    void namesTheRecordWhosePointsWereChanged() {
        auditor.seal();
        auditor.tamper(
                "update entry set points = points + 5, lot_points[1] = lot_points[1] + 5,"
                        + " available_after = available_after + 5"
                        + " where account_id = ? and sequence = 2 and ordinal = 0",
                account);

        Finding finding = theOnly(FindingCode.RECORD_CHANGED);
        assertThat(finding.record()).isEqualTo(record(2));
        assertThat(finding.detail()).contains("entries");
    }

    @Test
    void namesTheRecordThatSaysSomethingElse() {
        auditor.seal();
        auditor.tamper(
                "update activity set body = (body::text || ' ')::json"
                        + " where account_id = ? and sequence = 2",
                account);

        Finding finding = theOnly(FindingCode.RECORD_CHANGED);
        assertThat(finding.record()).isEqualTo(record(2));
        assertThat(finding.detail()).contains("activity");
    }

    @Test
    void namesTheRecordThatLostAnEntry() {
        auditor.seal();
        auditor.tamper("delete from entry where account_id = ? and sequence = 3", account);

        assertThat(theOnly(FindingCode.RECORD_CHANGED).record()).isEqualTo(record(3));
    }

    @Test
    void namesTheRecordWhoseMoveWasChanged() {
        auditor.seal();
        auditor.tamper("update tier_move set to_rung = 'partner' where account_id = ?", account);

        assertThat(auditor.audit(tenant).codes()).containsExactly(FindingCode.RECORD_CHANGED);
    }

    @Test
    void namesTheRecordThatIsGone() {
        auditor.seal();
        auditor.tamper("delete from activity where account_id = ? and sequence = 4", account);

        assertThat(auditor.audit(tenant).of(FindingCode.RECORD_MISSING))
                .allSatisfy(finding -> assertThat(finding.record()).isEqualTo(record(4)))
                .anySatisfy(finding -> assertThat(finding.detail()).contains("sealed"));
    }

    @Test
    void namesTheRecordThatWasPutIn() {
        auditor.seal();
        auditor.tamper(
                """
                insert into activity (account_id, sequence, tenant_id, member_id, kind, occurred_at,
                    recorded_at, version, body, outcome, position) overriding system value
                select account_id, 99, tenant_id, member_id, kind, occurred_at, recorded_at,
                    version, body, outcome, position
                from activity where account_id = ? and sequence = 2
                """,
                account);

        assertThat(theOnly(FindingCode.RECORD_INSERTED).record()).isEqualTo(record(99));
    }

    @Test
    void namesAnAccountThatIsGone() {
        auditor.seal();
        auditor.tamper("delete from account where account_id = ?", account);

        assertThat(auditor.audit(tenant).of(FindingCode.ACCOUNT_MISSING)).isNotEmpty();
    }

    @Test
    void namesTheSealThatWasChanged() {
        auditor.seal();
        scene.buy(member, 10, scene.now());
        auditor.seal();

        auditor.tamper(
                "update seal set effect_hashes = set_byte(effect_hashes, 0,"
                        + " 255 - get_byte(effect_hashes, 0)) where tenant_id = ? and number = 1",
                tenant.value());
        var audit = auditor.audit(tenant);
        assertThat(audit.codes())
                .containsExactlyInAnyOrder(FindingCode.SEAL_BROKEN, FindingCode.RECORD_CHANGED);
        assertThat(theOnly(FindingCode.SEAL_BROKEN).detail()).contains("seal 1 is not");
    }

    @Test
    void namesTheSealWhoseSumsWereChanged() {
        auditor.seal();
        auditor.tamper(
                "update seal_movement set points = points + 1 where tenant_id = ? and ordinal = 1",
                tenant.value());

        assertThat(theOnly(FindingCode.SEAL_BROKEN).detail()).contains("seal 1 is not");
    }

    @Test
    void namesWhatReportsReadAndSealsDoNotComeTo() {
        auditor.seal();
        scene.buy(member, 10, scene.now());
        auditor.seal();
        assertThat(auditor.audit(tenant).findings()).isEmpty();
        auditor.tamper(
                "update sealed_movement set points = points + 1 where tenant_id = ?"
                        + " and from_place = 'ISSUED' and not corrected and month = (select"
                        + " min(month) from sealed_movement where tenant_id = ?)",
                tenant.value(),
                tenant.value());
        auditor.tamper(
                "delete from sealed_lots where tenant_id = ? and to_place = 'EXPIRED' and"
                        + " last_month = (select min(last_month) from sealed_lots"
                        + " where tenant_id = ?)",
                tenant.value(),
                tenant.value());

        var found = auditor.audit(tenant).of(FindingCode.SUM_DIFFERS);

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().detail()).contains("from ISSUED to AVAILABLE");
        assertThat(found.getLast().found()).isNull();
    }

    @Test
    void namesTheSealAfterOneThatWasMadeAnew() {
        auditor.seal();
        scene.buy(member, 10, scene.now());
        auditor.seal();
        Seal first = seals.behind(tenant, 0, 1).getFirst();
        auditor.tamper(
                "update seal set digest = sha256('else') where tenant_id = ? and number = 1",
                tenant.value());

        assertThat(auditor.audit(tenant).of(FindingCode.SEAL_BROKEN))
                .extracting(Finding::detail)
                .containsExactly(
                        "seal 1 is not the one that was made",
                        "seal 2 does not follow the one before");
        assertThat(first.computedDigest()).isEqualTo(first.digest());
    }

    @Test
    void namesTheRecordsOfASealThatIsGone() {
        auditor.seal();
        scene.buy(member, 10, scene.now());
        auditor.seal();
        auditor.tamper("delete from seal where tenant_id = ? and number = 1", tenant.value());

        var audit = auditor.audit(tenant);
        assertThat(audit.of(FindingCode.SEAL_BROKEN)).isNotEmpty();
        assertThat(audit.of(FindingCode.RECORD_INSERTED)).hasSize(audit.records() - 1);
    }

    @Test
    void waitsForThoseWhoDrewAPositionAndHaveNotCommitted() throws Exception {
        auditor.seal();
        try (Connection slow = connections.getConnection()) {
            long drawn = drawAPosition(slow);
            scene.buy(member, 10, scene.now());
            for (int pass = 0; pass < 5; pass++) {
                sealer.sealAll();
            }
            assertThat(sealedTo()).isLessThan(drawn);
            slow.rollback();
        }

        auditor.seal();
        assertThat(auditor.audit(tenant).sealed()).isEqualTo(scene.history(member).size());
    }

    /** Writes a record as a booking does, which is not committed yet. */
    private long drawAPosition(Connection slow) throws Exception {
        try (var statement =
                slow.prepareStatement(
                        """
                        insert into activity (account_id, sequence, tenant_id, member_id, kind,
                            occurred_at, recorded_at, version, body, outcome)
                        select account_id, 98, tenant_id, member_id, kind, occurred_at,
                            recorded_at, version, body, outcome
                        from activity where account_id = ? and sequence = 2 returning position
                        """)) {
            // As the lock of the account does, which a booking takes first.
            try (var number = slow.createStatement()) {
                number.execute("select pg_current_xact_id()");
            }
            statement.setObject(1, account);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }

    private long sealedTo() {
        return auditor.number("select coalesce(max(to_position), 0) from seal");
    }

    @Test
    void leavesTheWorkToAnotherInstanceThatIsAtIt() throws Exception {
        auditor.seal();
        scene.buy(member, 10, scene.now());
        long before = sealedTo();
        try (Connection other = connections.getConnection();
                var lock = other.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + Sealer.LOCK + ")");

            assertThat(sealer.sealAll()).isZero();
            assertThat(sealedTo()).isEqualTo(before);
            other.rollback();
        }
        auditor.seal();
        assertThat(sealedTo()).isGreaterThan(before);
    }
}
