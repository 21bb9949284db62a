package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.journal.Actor;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Proposal;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments, adjustments that take two, and gifts are as the journal says, or found and named. */
@DatabaseTest
class ReconcileDeedsTests extends AuditedBooks {
    private static final Actor CLERK = new Actor("clerk");
    private static final Actor SECOND = new Actor("second");

    @Autowired
    ReconcileDeedsTests(Bookkeeping bookkeeping, Auditor auditor) {
        super(bookkeeping, auditor);
    }

    @Override
    Subject.OfAccount somebody() {
        var somebody = scene.enrol();
        scene.buy(somebody, 100, scene.now());
        scene.pass(Duration.ofMinutes(1));
        return somebody;
    }

    private JournalRecord pay(long points) {
        var line = new Line("1", null, null, 1_000, Money.of(5_000, "EUR"));
        return scene.book(
                member,
                new PointsPayment.PaymentAuthorisation(
                        scene.now(),
                        scene.document(),
                        "points",
                        points,
                        List.of(line),
                        scene.now().plus(Duration.ofHours(1)),
                        null));
    }

    private JournalRecord propose(long points) {
        return propose(points, scene.document());
    }

    private JournalRecord propose(long points, Document document) {
        return scene.book(
                member,
                new Proposal.AdjustmentProposal(
                        scene.now(), document, "points", points, "goodwill", CLERK));
    }

    private void doAll() {
        JournalRecord paid = pay(50);
        scene.pass(Duration.ofMinutes(1));
        long payment = paid.id().sequence();
        scene.book(member, new PointsPayment.PaymentCapture(scene.now(), payment, 40L));
        scene.pass(Duration.ofMinutes(1));
        scene.book(
                member,
                new PointsPayment.PaymentRefund(
                        scene.now(), scene.document(), payment, 10, "back"));
        pay(20);
        long approved = propose(1_000).id().sequence();
        long rejected = propose(2_000).id().sequence();
        propose(-60);
        scene.pass(Duration.ofMinutes(1));
        scene.book(
                member,
                new Proposal.AdjustmentApproval(
                        scene.now(), approved, "points", 1_000, "goodwill", CLERK, SECOND));
        scene.book(member, new Proposal.AdjustmentRejection(scene.now(), rejected, CLERK, SECOND));
    }

    private Finding theOnly() {
        List<Finding> findings = auditor.audit(tenant).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void findsNothingWhereAllAgreesAlsoWhereMembersMoved() {
        doAll();
        var other = scene.enrol();
        scene.give(member, other, 30);
        assertThat(auditor.audit(tenant).findings()).isEmpty();

        scene.merge(member, other);
        scene.pass(Duration.ofMinutes(1));
        assertThat(auditor.audit(tenant).findings()).isEmpty();

        scene.separate(member);
        auditor.seal();
        assertThat(auditor.audit(tenant).findings()).isEmpty();
    }

    @Test
    void namesAPaymentThatIsNotAsTheRecordsLeftIt() {
        doAll();
        auditor.tamper(
                "update payment set refunded = refunded + 5 where account_id = ? and captured = 40",
                account);

        Finding finding = theOnly();

        assertThat(finding.code()).isEqualTo(FindingCode.PAYMENT_DIFFERS);
        assertThat(finding.account()).isEqualTo(member.account());
        assertThat(finding.expected()).isEqualTo("[\"points\", 50, \"CAPTURED\", 40, 10]");
        assertThat(finding.found()).isEqualTo("[\"points\", 50, \"CAPTURED\", 40, 15]");
    }

    @Test
    void namesAPaymentThatIsGoneAndOneThatNobodyMade() {
        JournalRecord paid = pay(50);
        auditor.tamper("update payment set sequence = 99 where account_id = ?", account);

        var audit = auditor.audit(tenant);

        assertThat(audit.codes()).containsExactly(FindingCode.PAYMENT_DIFFERS);
        assertThat(audit.findings()).hasSize(2);
        assertThat(audit.findings().getFirst().record()).isEqualTo(paid.id());
        assertThat(audit.findings().getFirst().found()).isNull();
        assertThat(audit.findings().getLast().expected()).isNull();
    }

    @Test
    void namesAProposalThatWasSettledByNobody() {
        JournalRecord proposed = propose(1_000);
        auditor.tamper(
                "update adjustment_proposal set status = 'APPROVED', settled_by = 'second',"
                        + " settled_at = proposed_at where account_id = ?",
                account);

        Finding finding = theOnly();

        assertThat(finding.code()).isEqualTo(FindingCode.PROPOSAL_DIFFERS);
        assertThat(finding.record()).isEqualTo(proposed.id());
        assertThat(finding.expected()).endsWith("\"AWAITING_APPROVAL\", null, null]");
        assertThat(finding.found()).contains("\"APPROVED\", \"second\"");
    }

    @Test
    void namesAProposalWhoseDocumentReadsAlike() {
        JournalRecord proposed = propose(1_000, new Document("till 7", "n1"));
        auditor.tamper(
                "update adjustment_proposal set source = 'till', document_number = '7 n1'"
                        + " where account_id = ?",
                account);

        Finding finding = theOnly();

        assertThat(finding.code()).isEqualTo(FindingCode.PROPOSAL_DIFFERS);
        assertThat(finding.record()).isEqualTo(proposed.id());
    }

    @Test
    void namesAProposalOfOtherPoints() {
        doAll();
        auditor.tamper(
                "update adjustment_proposal set points = 700 where account_id = ?"
                        + " and status = 'APPROVED'",
                account);

        assertThat(theOnly().code()).isEqualTo(FindingCode.PROPOSAL_DIFFERS);
    }

    @Test
    void namesAProposalWhosePointsAreNoNumber() {
        JournalRecord proposed = propose(1_000);
        auditor.tamper(
                "update activity set body ="
                        + " jsonb_set(body::jsonb, '{points}', '\"many\"')::json"
                        + " where account_id = ? and kind = 'AdjustmentProposal'",
                account);

        var found = auditor.audit(tenant).of(FindingCode.PROPOSAL_DIFFERS);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().record()).isEqualTo(proposed.id());
        assertThat(found.getFirst().expected()).startsWith("[\"points\", \"many\", ");
    }

    @Test
    void namesGiftsOfWhichMoreArrivedThanWasGiven() {
        var other = scene.enrol();
        scene.give(member, other, 30);
        auditor.tamper(
                "update entry set points = points + 7, lot_points[1] = lot_points[1] + 7,"
                        + " available_after = available_after + 7"
                        + " where account_id = ? and to_place = 'AVAILABLE' and cause = ?",
                other.account().value(),
                "transfer");

        for (boolean sealed : List.of(false, true)) {
            if (sealed) {
                auditor.seal();
            }
            var found = auditor.audit(tenant).of(FindingCode.TRANSFERRED_DIFFERS);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().wallet()).isEqualTo("points");
            assertThat(found.getFirst().expected()).isEqualTo("0");
            assertThat(found.getFirst().found()).isEqualTo("-7");
        }
    }
}
