package io.ladder.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What all activities of a kind have in common. */
enum ActivityKind {
    ENROLMENT(0, Eligibility.ANYBODY, Nature.TIME, "late"),
    STATUS_CHANGE(1, Eligibility.MEMBER, Nature.DEED, "late"),
    PURCHASE(2, Eligibility.ACTIVE, Nature.DEED, "late"),
    ATTRIBUTE_CHANGE(1, Eligibility.MEMBER, Nature.DEED, "late"),
    ADJUSTMENT(3, Eligibility.MEMBER, Nature.DEED, "late"),
    ADJUSTMENT_PROPOSAL(3, Eligibility.MEMBER, Nature.DEED, "late"),
    EVIDENCE_REPORT(3, Eligibility.MEMBER, Nature.DEED, "late"),
    SURVEY_ANSWER(3, Eligibility.MEMBER, Nature.DEED, "late"),
    ADJUSTMENT_APPROVAL(4, Eligibility.MEMBER, Nature.DEED, Causes.ADJUSTMENT),
    ADJUSTMENT_REJECTION(4, Eligibility.ANYBODY, Nature.DEED, Causes.ADJUSTMENT),
    RUNG_PIN(4, Eligibility.MEMBER, Nature.DEED, "late"),
    RUNG_UNPIN(4, Eligibility.ANYBODY, Nature.DEED, "late"),
    TRANSFER_IN(4, Eligibility.ACTIVE, Nature.DEED, Transfer.CAUSE),
    TRANSFER_OUT(5, Eligibility.ACTIVE, Nature.DEED, Transfer.CAUSE),
    REDEMPTION(5, Eligibility.ACTIVE, Nature.DEED, "late"),
    REDEMPTION_CAPTURE(6, Eligibility.ACTIVE, Nature.DEED, "late"),
    REDEMPTION_CANCEL(7, Eligibility.ANYBODY, Nature.DEED, "cancel"),
    PAYMENT_AUTHORISATION(5, Eligibility.ACTIVE, Nature.DEED, "late"),
    PAYMENT_CAPTURE(6, Eligibility.ACTIVE, Nature.DEED, "late"),
    PAYMENT_VOID(7, Eligibility.ANYBODY, Nature.DEED, "void"),
    PAYMENT_REFUND(7, Eligibility.ANYBODY, Nature.REVISION, "refund"),
    TRANSFER_OUT_REVERSAL(7, Eligibility.ANYBODY, Nature.REVISION, Transfer.REVERSAL),
    TRANSFER_IN_REVERSAL(8, Eligibility.ANYBODY, Nature.REVISION, Transfer.REVERSAL),
    DISPATCH(8, Eligibility.ANYBODY, Nature.REVISION, "dispatch"),
    RETURN(8, Eligibility.ANYBODY, Nature.REVISION, "return"),
    RETURN_WITHOUT_RECEIPT(8, Eligibility.ANYBODY, Nature.REVISION, "return"),
    EVIDENCE_WITHDRAWAL(8, Eligibility.ANYBODY, Nature.REVISION, "withdrawal"),
    RERATING(9, Eligibility.ANYBODY, Nature.REVISION, Rerating.CAUSE),
    MERGE(9, Eligibility.ACTIVE, Nature.REVISION, Relocation.Reason.MERGE.cause()),
    SEPARATION(9, Eligibility.ANYBODY, Nature.REVISION, Relocation.Reason.SEPARATION.cause()),
    HOUSEHOLD_FOUNDING(9, Eligibility.ACTIVE, Nature.REVISION, Relocation.Reason.FOUNDING.cause()),
    HOUSEHOLD_JOINING(9, Eligibility.ACTIVE, Nature.REVISION, Relocation.Reason.JOINING.cause()),
    HOUSEHOLD_LEAVING(9, Eligibility.ANYBODY, Nature.REVISION, Relocation.Reason.LEAVING.cause()),
    DUE(9, Eligibility.ANYBODY, Nature.TIME, "late");

    private final int rank;
    private final Eligibility eligible;
    private final Nature nature;
    private final String correction;

    /** How an activity stands to history. */
    private enum Nature {
        /** Somebody did something, and must have been a member by then. */
        DEED,
        /** It says that something of the past was other than it is booked. */
        REVISION,
        /** It says when something began, or that time passed. */
        TIME
    }

    /** Whose activities are taken. */
    enum Eligibility {
        /** Of members who are neither blocked nor gone. */
        ACTIVE,
        /** Of members who are not gone. */
        MEMBER,
        /** Of everybody, also of those who are gone. */
        ANYBODY
    }

    ActivityKind(int rank, Eligibility eligible, Nature nature, String correction) {
        this.rank = rank;
        this.eligible = eligible;
        this.nature = nature;
        this.correction = correction;
    }

    /** The kind of an activity. */
    static ActivityKind of(Activity activity) {
        return switch (activity) {
            case Activity.Enrolment _ -> ENROLMENT;
            case Activity.StatusChange _ -> STATUS_CHANGE;
            case Activity.Purchase _ -> PURCHASE;
            case AttributeChange _ -> ATTRIBUTE_CHANGE;
            case Activity.Adjustment _ -> ADJUSTMENT;
            case Activity.EvidenceReport _ -> EVIDENCE_REPORT;
            case Activity.SurveyAnswer _ -> SURVEY_ANSWER;
            case Activity.RungPin _ -> RUNG_PIN;
            case Activity.RungUnpin _ -> RUNG_UNPIN;
            case Activity.Redemption _ -> REDEMPTION;
            case Activity.RedemptionCapture _ -> REDEMPTION_CAPTURE;
            case Activity.RedemptionCancel _ -> REDEMPTION_CANCEL;
            case Activity.Dispatch _ -> DISPATCH;
            case PointsPayment.PaymentAuthorisation _ -> PAYMENT_AUTHORISATION;
            case PointsPayment.PaymentCapture _ -> PAYMENT_CAPTURE;
            case PointsPayment.PaymentVoid _ -> PAYMENT_VOID;
            case PointsPayment.PaymentRefund _ -> PAYMENT_REFUND;
            case Activity.Return _ -> RETURN;
            case Activity.ReturnWithoutReceipt _ -> RETURN_WITHOUT_RECEIPT;
            case Activity.EvidenceWithdrawal _ -> EVIDENCE_WITHDRAWAL;
            case Rerating _ -> RERATING;
            case Activity.Due _ -> DUE;
            case Proposal.AdjustmentProposal _ -> ADJUSTMENT_PROPOSAL;
            case Proposal.AdjustmentApproval _ -> ADJUSTMENT_APPROVAL;
            case Proposal.AdjustmentRejection _ -> ADJUSTMENT_REJECTION;
            case Relocation relocation ->
                    switch (relocation.reason()) {
                        case MERGE -> MERGE;
                        case SEPARATION -> SEPARATION;
                        case FOUNDING -> HOUSEHOLD_FOUNDING;
                        case JOINING -> HOUSEHOLD_JOINING;
                        case LEAVING -> HOUSEHOLD_LEAVING;
                    };
            case Transfer.TransferIn _ -> TRANSFER_IN;
            case Transfer.TransferOut _ -> TRANSFER_OUT;
            case Transfer.TransferOutReversal _ -> TRANSFER_OUT_REVERSAL;
            case Transfer.TransferInReversal _ -> TRANSFER_IN_REVERSAL;
        };
    }

    /** The order of activities that happened at one moment: enrolment first. */
    int rank() {
        return rank;
    }

    Eligibility eligible() {
        return eligible;
    }

    /** Whether it is something that somebody did, and must have been a member by then. */
    boolean deed() {
        return nature == Nature.DEED;
    }

    /** Whether it is something of a member, which moves with them to another account. */
    boolean moves() {
        return switch (this) {
            case MERGE,
                    SEPARATION,
                    HOUSEHOLD_FOUNDING,
                    HOUSEHOLD_JOINING,
                    HOUSEHOLD_LEAVING,
                    RERATING,
                    DUE ->
                    false;
            default -> true;
        };
    }

    /** The names of all kinds that are deeds. */
    static List<String> deeds() {
        return Arrays.stream(values()).filter(ActivityKind::deed).map(ActivityKind::text).toList();
    }

    /** Whether only the whole history can tell what it brings. */
    boolean revision() {
        return nature == Nature.REVISION;
    }

    /** The name by which files speak of the kind. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the ledger calls the corrections that it brings where it changes the past. */
    String correction() {
        return correction;
    }
}
