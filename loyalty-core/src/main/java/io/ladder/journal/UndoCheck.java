package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether there is, in a history, what an activity is about to take back. */
final class UndoCheck {
    private final List<JournalRecord> records;
    private final Undone undone;
    private final Whereabouts whereabouts;

    UndoCheck(List<JournalRecord> records, Undone undone, Whereabouts whereabouts) {
        this.records = records;
        this.undone = undone;
        this.whereabouts = whereabouts;
    }

    /**
     * Refuses what there is not.
     *
     * @param member whose activity it is
     * @return from which purchases a return without a receipt takes its money
     */
    List<Restitution.FromPurchase> check(Activity activity, MemberId member) {
        switch (activity) {
            case Activity.Return back -> checkReturn(back);
            case Activity.ReturnWithoutReceipt back -> {
                return newestFor(back, whereabouts.person(member));
            }
            case Activity.Dispatch dispatch -> checkDispatch(dispatch);
            case Activity.EvidenceWithdrawal withdrawal -> checkWithdrawal(withdrawal);
            case Transfer.Reversal reversal -> checkReversal(reversal);
            default -> {}
        }
        return List.of();
    }

    /** Finds the purchases that a return without a receipt is taken from: the newest first. */
    private List<Restitution.FromPurchase> newestFor(
            Activity.ReturnWithoutReceipt back, MemberId person) {
        var purchases = new ArrayList<JournalRecord>();
        for (JournalRecord record : records) {
            Instant bought = record.activity().occurredAt();
            if (record.activity() instanceof Activity.Purchase
                    && whereabouts.person(record.member()).equals(person)
                    && !bought.isBefore(back.since())
                    && !bought.isAfter(back.occurredAt())) {
                purchases.add(record);
            }
        }
        purchases.sort(
                Comparator.comparing((JournalRecord record) -> Position.of(record.activity()))
                        .reversed());
        long rest = back.amount().minor();
        var taken = new ArrayList<Restitution.FromPurchase>();
        for (JournalRecord record : purchases) {
            long sequence = record.id().sequence();
            var left = undone.remaining(sequence, (Activity.Purchase) record.activity());
            long minor = left == null ? 0 : Math.min(rest, left.total().minor());
            if (minor > 0) {
                taken.add(new Restitution.FromPurchase(sequence, minor));
                rest -= minor;
            }
        }
        if (rest > 0) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            "/amount/amount",
                            "More is given back than the member has bought since "
                                    + back.since()
                                    + " and not returned.")
                    .with("left", back.amount().minor() - rest)
                    .asException();
        }
        return taken;
    }

    private void checkDispatch(Activity.Dispatch dispatch) {
        if (!(find(dispatch.purchase()) instanceof Activity.Purchase purchase)) {
            throw noSuchPurchase();
        }
        if (dispatch.occurredAt().isBefore(purchase.occurredAt())) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "Goods are dispatched after they were bought.")
                    .asException();
        }
        if (!purchase.goods().awaited()
                || undone.isDispatched(dispatch.purchase())
                || undone.remaining(dispatch.purchase(), purchase) == null) {
            throw Refusal.of(
                            ErrorCode.DISPATCH_NOT_AWAITED,
                            "Nothing of this purchase is waiting to be dispatched.")
                    .asException();
        }
    }

    private static LoyaltyException noSuchPurchase() {
        return Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.").asException();
    }

    private @Nullable Activity find(long sequence) {
        for (JournalRecord record : records) {
            if (record.id().sequence() == sequence) {
                return record.activity();
            }
        }
        return null;
    }

    private void checkReturn(Activity.Return back) {
        if (!(find(back.purchase()) instanceof Activity.Purchase purchase)) {
            throw noSuchPurchase();
        }
        if (back.occurredAt().isBefore(purchase.occurredAt())) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "Goods come back after they were bought.")
                    .asException();
        }
        Activity.Purchase left = undone.remaining(back.purchase(), purchase);
        if (left == null) {
            throw Refusal.of(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            "All of this purchase has been returned already.")
                    .asException();
        }
        requireLeft(back.amount(), left.total());
        var gone = new HashMap<>(undone.returned(back.purchase()));
        for (int index = 0; index < back.lines().size(); index++) {
            Activity.ReturnedLine line = back.lines().get(index);
            checkLine(purchase, line, gone, "/lines/" + index);
            gone.merge(line.line(), line.quantityThousandths(), Math::addExact);
        }
    }

    private static void requireLeft(@Nullable Money amount, Money left) {
        if (amount == null) {
            return;
        }
        if (!amount.currency().equals(left.currency())) {
            throw Refusal.at(
                            ErrorCode.CURRENCY_MISMATCH,
                            "/amount/currency",
                            "The purchase was in " + left.currency().getCurrencyCode() + ".")
                    .with("required", left.currency().getCurrencyCode())
                    .asException();
        }
        if (amount.minor() > left.minor()) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            "/amount/amount",
                            "More is given back than is left of the purchase.")
                    .with("left", left.minor())
                    .asException();
        }
    }

    private static void checkLine(
            Activity.Purchase purchase,
            Activity.ReturnedLine back,
            Map<String, Long> gone,
            String pointer) {
        Line bought =
                purchase.lines().stream()
                        .filter(line -> line.id().equals(back.line()))
                        .findFirst()
                        .orElse(null);
        if (bought == null) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            pointer + "/line",
                            "The purchase has no such line.")
                    .asException();
        }
        long left = bought.quantityThousandths() - gone.getOrDefault(bought.id(), 0L);
        if (back.quantityThousandths() > left) {
            throw Refusal.at(
                            ErrorCode.RETURN_EXCEEDS_PURCHASE,
                            pointer + "/quantity",
                            "More is returned than is left of this line.")
                    .with("left", BigDecimal.valueOf(left, 3).stripTrailingZeros())
                    .asException();
        }
    }

    private void checkReversal(Transfer.Reversal reversal) {
        Activity side = find(reversal.undone());
        if (!(side instanceof Transfer.Side)) {
            throw Refusal.of(ErrorCode.TRANSFER_NOT_FOUND, "There is no such transfer.")
                    .asException();
        }
        if (reversal.occurredAt().isBefore(side.occurredAt())) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/occurred_at",
                            "A transfer is undone after it was made.")
                    .asException();
        }
        if (undone.isReversed(reversal.undone())) {
            throw Refusal.of(
                            ErrorCode.TRANSFER_ALREADY_REVERSED,
                            "The transfer has been reversed already.")
                    .asException();
        }
    }

    private void checkWithdrawal(Activity.EvidenceWithdrawal withdrawal) {
        Activity evidence = find(withdrawal.evidence());
        if (!(evidence instanceof Activity.EvidenceReport
                || evidence instanceof Activity.SurveyAnswer)) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such evidence.")
                    .asException();
        }
        if (undone.isWithdrawn(withdrawal.evidence())) {
            throw Refusal.of(
                            ErrorCode.EVIDENCE_ALREADY_WITHDRAWN,
                            "The evidence has been withdrawn already.")
                    .asException();
        }
    }
}
