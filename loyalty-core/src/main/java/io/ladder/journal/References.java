package io.ladder.journal;

import java.util.List;
import java.util.function.LongUnaryOperator;

/** The records of their own account that activities speak of, by number. */
final class References {
    private References() {}

    /** The number of the record that an activity speaks of; 0 for none. */
    static long of(Activity activity) {
        long[] number = {0};
        renumbered(
                activity,
                each -> {
                    number[0] = each;
                    return each;
                });
        return number[0];
    }

    /** The same activity where the records that it speaks of have other numbers. */
    static Activity renumbered(Activity activity, LongUnaryOperator to) {
        return switch (activity) {
            case Activity.Dispatch it ->
                    new Activity.Dispatch(it.occurredAt(), to.applyAsLong(it.purchase()));
            case Activity.Return it ->
                    new Activity.Return(
                            it.occurredAt(),
                            it.document(),
                            to.applyAsLong(it.purchase()),
                            it.lines(),
                            it.amount());
            case Activity.EvidenceWithdrawal it ->
                    new Activity.EvidenceWithdrawal(
                            it.occurredAt(), to.applyAsLong(it.evidence()), it.reasonCode());
            case Activity.RedemptionCapture it ->
                    new Activity.RedemptionCapture(
                            it.occurredAt(), to.applyAsLong(it.redemption()));
            case Activity.RedemptionCancel it ->
                    new Activity.RedemptionCancel(
                            it.occurredAt(), to.applyAsLong(it.redemption()), it.reasonCode());
            case PointsPayment it -> renumbered(it, to);
            case Proposal it -> renumbered(it, to);
            case Transfer it -> renumbered(it, to);
            case Activity.Enrolment _,
                    Activity.StatusChange _,
                    Activity.Purchase _,
                    Activity.ReturnWithoutReceipt _,
                    Activity.Adjustment _,
                    Activity.EvidenceReport _,
                    Activity.SurveyAnswer _,
                    AttributeChange _,
                    Activity.RungPin _,
                    Activity.RungUnpin _,
                    Activity.Redemption _,
                    Activity.Due _,
                    Rerating _,
                    Relocation _ ->
                    activity;
        };
    }

    private static Activity renumbered(PointsPayment payment, LongUnaryOperator to) {
        return switch (payment) {
            case PointsPayment.PaymentCapture it ->
                    new PointsPayment.PaymentCapture(
                            it.occurredAt(), to.applyAsLong(it.payment()), it.points());
            case PointsPayment.PaymentVoid it ->
                    new PointsPayment.PaymentVoid(
                            it.occurredAt(), to.applyAsLong(it.payment()), it.reasonCode());
            case PointsPayment.PaymentRefund it ->
                    new PointsPayment.PaymentRefund(
                            it.occurredAt(),
                            it.document(),
                            to.applyAsLong(it.payment()),
                            it.points(),
                            it.reasonCode());
            case PointsPayment.PaymentAuthorisation it -> it;
        };
    }

    private static Activity renumbered(Proposal proposal, LongUnaryOperator to) {
        return switch (proposal) {
            case Proposal.AdjustmentApproval it ->
                    new Proposal.AdjustmentApproval(
                            it.occurredAt(),
                            to.applyAsLong(it.proposal()),
                            it.wallet(),
                            it.points(),
                            it.reasonCode(),
                            it.clerk(),
                            it.approver());
            case Proposal.AdjustmentRejection it ->
                    new Proposal.AdjustmentRejection(
                            it.occurredAt(),
                            to.applyAsLong(it.proposal()),
                            it.clerk(),
                            it.approver());
            case Proposal.AdjustmentProposal it -> it;
        };
    }

    private static Activity renumbered(Transfer transfer, LongUnaryOperator to) {
        return switch (transfer) {
            case Transfer.TransferOutReversal it ->
                    new Transfer.TransferOutReversal(
                            it.occurredAt(), to.applyAsLong(it.out()), it.wallet(), it.in());
            case Transfer.TransferInReversal it ->
                    new Transfer.TransferInReversal(it.occurredAt(), to.applyAsLong(it.in()));
            case Transfer.TransferOut it -> it;
            case Transfer.TransferIn it -> it;
        };
    }

    /** The same restitution where the activities that it speaks of have other numbers. */
    static Restitution renumbered(Restitution restitution, LongUnaryOperator to) {
        List<Restitution.FromPurchase> purchases =
                restitution.purchases().stream()
                        .map(each ->
                                new Restitution.FromPurchase(
                                        to.applyAsLong(each.purchase()), each.minor()))
                        .toList();
        List<Restitution.Cut> cuts =
                restitution.cuts().stream()
                        .map(cut ->
                                new Restitution.Cut(
                                        to.applyAsLong(cut.activity()), cut.rule(), cut.most()))
                        .toList();
        return new Restitution(restitution.shortfalls(), purchases, cuts);
    }
}
