package io.ladder.journal;

/** What all activities of a kind have in common. */
enum ActivityKind {
    ENROLMENT(0, Eligibility.ANYBODY, false, "late"),
    STATUS_CHANGE(1, Eligibility.MEMBER, true, "late"),
    PURCHASE(2, Eligibility.ACTIVE, true, "late"),
    ADJUSTMENT(3, Eligibility.MEMBER, true, "late"),
    EVIDENCE_REPORT(3, Eligibility.MEMBER, true, "late"),
    SURVEY_ANSWER(3, Eligibility.MEMBER, true, "late"),
    RUNG_PIN(4, Eligibility.MEMBER, true, "late"),
    RUNG_UNPIN(4, Eligibility.ANYBODY, true, "late"),
    REDEMPTION(5, Eligibility.ACTIVE, true, "late"),
    REDEMPTION_CAPTURE(6, Eligibility.ACTIVE, true, "late"),
    REDEMPTION_CANCEL(7, Eligibility.ANYBODY, true, "cancel"),
    RETURN(8, Eligibility.ANYBODY, false, "return"),
    EVIDENCE_WITHDRAWAL(8, Eligibility.ANYBODY, false, "withdrawal"),
    DUE(9, Eligibility.ANYBODY, false, "late");

    private final int rank;
    private final Eligibility eligible;
    private final boolean deed;
    private final String correction;

    /** Whose activities are taken. */
    enum Eligibility {
        /** Of members who are neither blocked nor gone. */
        ACTIVE,
        /** Of members who are not gone. */
        MEMBER,
        /** Of everybody, also of those who are gone. */
        ANYBODY
    }

    ActivityKind(int rank, Eligibility eligible, boolean deed, String correction) {
        this.rank = rank;
        this.eligible = eligible;
        this.deed = deed;
        this.correction = correction;
    }

    /** The kind of an activity. */
    static ActivityKind of(Activity activity) {
        return switch (activity) {
            case Activity.Enrolment _ -> ENROLMENT;
            case Activity.StatusChange _ -> STATUS_CHANGE;
            case Activity.Purchase _ -> PURCHASE;
            case Activity.Adjustment _ -> ADJUSTMENT;
            case Activity.EvidenceReport _ -> EVIDENCE_REPORT;
            case Activity.SurveyAnswer _ -> SURVEY_ANSWER;
            case Activity.RungPin _ -> RUNG_PIN;
            case Activity.RungUnpin _ -> RUNG_UNPIN;
            case Activity.Redemption _ -> REDEMPTION;
            case Activity.RedemptionCapture _ -> REDEMPTION_CAPTURE;
            case Activity.RedemptionCancel _ -> REDEMPTION_CANCEL;
            case Activity.Return _ -> RETURN;
            case Activity.EvidenceWithdrawal _ -> EVIDENCE_WITHDRAWAL;
            case Activity.Due _ -> DUE;
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
        return deed;
    }

    /** What the ledger calls the corrections that it brings where it changes the past. */
    String correction() {
        return correction;
    }
}
