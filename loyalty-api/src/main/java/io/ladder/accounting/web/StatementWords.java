package io.ladder.accounting.web;

import io.ladder.accounting.Statement;
import io.ladder.http.PublicId;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Proposal;
import io.ladder.journal.Rerating;
import io.ladder.journal.Transfer;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletDraft;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what moved points, as a member reads it. */
final class StatementWords {
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final Map<String, String> CORRECTIONS =
            Map.of(
                    "return",
                    "Corrected after a return",
                    "withdrawal",
                    "Corrected after a withdrawal",
                    "household",
                    "Pooled in a household",
                    "household-leaving",
                    "Taken out of a household",
                    "merge",
                    "Brought together with another record of the same person",
                    "merge-undoing",
                    "Set apart from another record again",
                    Transfer.REVERSAL,
                    "A gift of points was undone",
                    Rerating.CAUSE,
                    "Corrected after a rule was corrected",
                    "late",
                    "Corrected after something arrived late");

    private StatementWords() {}

    /** The kind of a record, such as {@code purchase}; what time brought is {@code due}. */
    static String kind(Statement.Line line) {
        JournalRecord record = line.record();
        return record == null || byTime(line)
                ? "due"
                : CAPITAL.matcher(record.activity().getClass().getSimpleName())
                        .replaceAll("_")
                        .toLowerCase(Locale.ROOT);
    }

    /** Whether nobody did it, though it was booked with what somebody did next. */
    static boolean byTime(Statement.Line line) {
        return line.movement().cause().equals(WalletDraft.BY_TIME);
    }

    /** The id of a record as its own operation shows it. */
    static String id(JournalRecord record) {
        PublicId kind =
                switch (record.activity()) {
                    case Activity.Purchase _ -> PublicId.PURCHASE;
                    case Activity.Return _, Activity.ReturnWithoutReceipt _ -> PublicId.RETURN;
                    case Transfer.Side _ -> PublicId.TRANSFER;
                    case PointsPayment.PaymentAuthorisation _ -> PublicId.PAYMENT;
                    case PointsPayment.PaymentRefund _ -> PublicId.REFUND;
                    case Activity.Redemption _ -> PublicId.REDEMPTION;
                    case Activity.Adjustment _ -> PublicId.ADJUSTMENT;
                    case Activity.EvidenceReport _ -> PublicId.EVIDENCE;
                    case Activity.SurveyAnswer _ -> PublicId.ANSWER;
                    default -> PublicId.RECORD;
                };
        return kind.of(record.id());
    }

    static String text(Statement.Line line) {
        Movement movement = line.movement();
        String reason = line.record() == null ? null : reason(line.record().activity());
        if (reason != null && movesByHand(movement)) {
            return byClerk(movement) + reason + ".";
        }
        String correction = CORRECTIONS.get(movement.cause());
        return (correction == null ? plain(movement) : correction) + ".";
    }

    private static @Nullable String reason(Activity activity) {
        return switch (activity) {
            case Activity.Adjustment alone -> alone.reasonCode();
            case Proposal.AdjustmentApproval approved -> approved.reasonCode();
            default -> null;
        };
    }

    private static boolean movesByHand(Movement movement) {
        return movement.from() == Place.ADJUSTED || movement.to() == Place.ADJUSTED;
    }

    private static String byClerk(Movement movement) {
        return movement.to() == Place.ADJUSTED ? "Taken by hand: " : "Given by hand: ";
    }

    private static String plain(Movement movement) {
        boolean byTime = movement.cause().equals(WalletDraft.BY_TIME);
        return switch (movement.to()) {
            case PENDING -> "Earned by " + movement.cause() + ", available later";
            case HELD -> "Set aside for " + movement.cause();
            case REDEEMED -> "Spent on " + movement.cause();
            case EXPIRED -> "Expired";
            case ISSUED -> "Taken back by " + movement.cause();
            case ADJUSTED -> "Taken by hand";
            case TRANSFERRED -> "Given to another member";
            case AVAILABLE ->
                    switch (movement.from()) {
                        case ISSUED -> "Earned by " + movement.cause();
                        case PENDING -> "Became available";
                        case HELD, REDEEMED ->
                                byTime ? "Given back, since nobody came for it" : "Given back";
                        case ADJUSTED -> "Given by hand";
                        case TRANSFERRED -> "Given by another member";
                        case EXPIRED -> "Given back after it had expired";
                        case AVAILABLE -> "Given other dates";
                    };
        };
    }
}
