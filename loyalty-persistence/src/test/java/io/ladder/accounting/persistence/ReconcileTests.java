package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.accounting.Reconcile;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.ledger.Place;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is changed behind the back of the journal is found, and named. */
@DatabaseTest
class ReconcileTests extends AuditedBooks {
    private final Reconcile reconciling;

    @Autowired
    ReconcileTests(Bookkeeping bookkeeping, Auditor auditor, Reconcile reconciling) {
        super(bookkeeping, auditor);
        this.reconciling = reconciling;
    }

    @BeforeEach
    void bringSomebodyElse() {
        scene.aBusyMember();
    }

    private void requireFound(FindingCode... codes) {
        var audit = auditor.audit(tenant);
        assertThat(audit.codes()).as(audit.findings().toString()).contains(codes);
        assertThat(audit.findings())
                .allSatisfy(finding -> assertThat(finding.account()).isEqualTo(member.account()));
    }

    private JournalRecord first(Class<? extends Activity> kind) {
        return scene.history(member).stream()
                .filter(record -> kind.isInstance(record.activity()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsNothingInBooksThatAgree() {
        auditor.seal();

        var audit = auditor.audit(tenant);

        assertThat(audit.findings()).isEmpty();
        assertThat(audit.accounts()).isEqualTo(2);
        assertThat(audit.records()).isEqualTo(2 * scene.history(member).size());
        assertThat(audit.sealed()).isEqualTo(audit.records());
        assertThat(audit.claims()).isPositive();
        assertThat(auditor.audit(new TenantId(UUID.randomUUID())).accounts()).isZero();
    }

    @Test
    void namesTheWalletThatIsNotWhatItsEntriesComeTo() {
        auditor.tamper(
                "update wallet set issued = issued + 7, expired = expired + 7"
                        + " where account_id = ?",
                account);

        requireFound(FindingCode.WALLET_DIFFERS, FindingCode.STATE_DIFFERS);
        assertThat(auditor.audit(tenant).of(FindingCode.WALLET_DIFFERS))
                .extracting(Finding::detail)
                .containsExactly("issued", "expired");
    }

    @Test
    void namesLotsWithOtherDates() {
        auditor.tamper(
                "update wallet set lot_expires_at[1] = lot_expires_at[1] + 1"
                        + " where account_id = ? and cardinality(lot_points) > 0",
                account);

        requireFound(FindingCode.WALLET_DIFFERS, FindingCode.STATE_DIFFERS);
    }

    @Test
    void namesTheFirstEntryWhoseRunningBalanceIsWrong() {
        auditor.tamper(
                "update entry set available_after = available_after + 1"
                        + " where account_id = ? and sequence = 2 and ordinal = 0",
                account);

        requireFound(FindingCode.RUNNING_BALANCE_DIFFERS);
        assertThat(auditor.audit(tenant).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.record()).isEqualTo(record(2)));
    }

    @Test
    void namesTheEntryWhosePointsWereChanged() {
        auditor.tamper(
                "update entry set points = points + 5, lot_points[1] = lot_points[1] + 5"
                        + " where account_id = ? and sequence = 2 and ordinal = 0",
                account);

        requireFound(FindingCode.WALLET_DIFFERS, FindingCode.RUNNING_BALANCE_DIFFERS);
    }

    @Test
    void namesAMovementThatGoesNowhere() {
        auditor.tamper(
                "update entry set to_place = 'NOWHERE' where account_id = ? and from_place = ?"
                        + " and to_place = ?",
                account,
                Place.HELD.name(),
                Place.REDEEMED.name());

        requireFound(FindingCode.MOVEMENT_ONE_SIDED, FindingCode.WALLET_DIFFERS);
    }

    @Test
    void namesARecordThatIsMissing() {
        auditor.tamper("delete from activity where account_id = ? and sequence = 3", account);

        requireFound(FindingCode.RECORD_MISSING, FindingCode.CLAIM_WITHOUT_RECORD);
        assertThat(auditor.audit(tenant).of(FindingCode.RECORD_MISSING))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.record()).isEqualTo(record(3));
                    assertThat(finding.detail()).contains("missing", "entries");
                });
    }

    @Test
    void namesAnAccountWhoseNewestRecordIsGone() {
        int newest = scene.history(member).size();
        auditor.tamper(
                "delete from activity where account_id = ? and sequence = ?", account, newest);
        auditor.tamper("delete from entry where account_id = ? and sequence = ?", account, newest);

        requireFound(FindingCode.SEQUENCE_DIFFERS, FindingCode.RECORD_MISSING);
    }

    @Test
    void namesAStateThatIsNotWhatHistoryComesTo() {
        auditor.tamper(
                "update account set state = replace(state::text, '\"ACTIVE\"', '\"BLOCKED\"')::json"
                        + " where account_id = ?",
                account);

        requireFound(FindingCode.STATE_DIFFERS);
        assertThat(auditor.audit(tenant).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expected()).isEqualTo("ACTIVE");
                    assertThat(finding.found()).isEqualTo("BLOCKED");
                });
    }

    @Test
    void namesAHistoryThatWasChanged() {
        auditor.tamper(
                "update activity set body = replace(body::text, '3000', '9000')::json"
                        + " where account_id = ? and sequence = 2",
                account);

        requireFound(FindingCode.STATE_DIFFERS);
    }

    @Test
    void namesAnAccountThatCannotBeReadAndGoesOnWithTheOthers() {
        auditor.tamper("update account set state = '{}' where account_id = ?", account);

        requireFound(FindingCode.ACCOUNT_UNREADABLE);
        assertThat(auditor.audit(tenant).accounts()).isEqualTo(2);
    }

    @Test
    void namesAMemberWhoIsListedOnAnotherRung() {
        auditor.tamper("update standing set rung = 'partner' where account_id = ?", account);

        requireFound(FindingCode.RUNG_DIFFERS);
    }

    @Test
    void namesAClaimThatLeadsToAnotherRecord() {
        auditor.tamper(
                "update claim set sequence = 1 where account_id = ? and sequence = 2", account);

        requireFound(FindingCode.CLAIM_WITHOUT_RECORD, FindingCode.DOCUMENT_WITHOUT_CLAIM);
    }

    @Test
    void namesADocumentThatCouldBeBookedAgain() {
        RecordId purchase = first(Activity.Purchase.class).id();
        auditor.tamper(
                "delete from claim where account_id = ? and sequence = ?",
                account,
                purchase.sequence());

        requireFound(FindingCode.DOCUMENT_WITHOUT_CLAIM);
        assertThat(auditor.audit(tenant).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.record()).isEqualTo(purchase));
    }

    @Test
    void namesARedemptionThatIsNotAsTheRecordsLeftIt() {
        auditor.tamper("update redemption set points = points + 1 where account_id = ?", account);

        requireFound(FindingCode.REDEMPTION_DIFFERS);
    }

    @Test
    void namesASharedCounterThatIsNotWhatWasUsed() {
        auditor.tamper(
                "update shared_counter set used = used + 1 where tenant_id = ?", tenant.value());
        auditor.tamper(
                "insert into shared_counter (tenant_id, key, used) values (?, 'budget:x', 3)",
                tenant.value());

        assertThat(auditor.audit(tenant).findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.COUNTER_DIFFERS, FindingCode.COUNTER_DIFFERS);
    }

    @Test
    void namesASharedCounterThatIsGone() {
        auditor.tamper(
                "delete from shared_counter where tenant_id = ? and key = 'stock:coffee'",
                tenant.value());

        var findings = auditor.audit(tenant).findings();

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.COUNTER_DIFFERS);
        assertThat(findings.getFirst().found()).isNull();
    }

    private void merge() {
        var other = scene.aBusyMember();
        scene.merge(other, member);
        scene.buy(other, 12, scene.now());
    }

    @Test
    void findsNothingWhereARecordWasMergedAndSetApartAgain() {
        merge();
        assertThat(auditor.audit(tenant).findings()).isEmpty();
        var other = scene.aBusyMember();
        scene.merge(other, member);
        scene.separate(other);
        auditor.seal();

        assertThat(auditor.audit(tenant).findings()).isEmpty();
    }

    @Test
    void namesAnArrivalThatSaysAnotherThingThanTheDeparture() {
        merge();
        auditor.tamper(
                "update activity set body = replace(body::text, 'MERGE', 'SEPARATION')::json,"
                        + " kind = 'Due' where account_id = ? and kind = 'Arrival'",
                account);

        var audit = auditor.audit(tenant);

        assertThat(audit.codes()).contains(FindingCode.SIDE_DIFFERS);
    }

    @Test
    void knowsNoOtherPlacesThanItsOwn() {
        for (String place : List.of("", "x", "anything", "sNaN", "c")) {
            var page = reconciling.page(tenant, place);
            assertThat(page == null).as(place).isEqualTo(!place.equals("c"));
        }
    }
}
