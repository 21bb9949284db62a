package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of what points are held for: redemptions and payments, and how they stand. */
final class HoldRows {
    private final TableRows redemptions = new TableRows(JournalTables.REDEMPTIONS);
    private final TableRows settlements = new TableRows(JournalTables.SETTLEMENTS);
    private final TableRows payments = new TableRows(JournalTables.PAYMENTS);
    private final TableRows paymentChanges = new TableRows(JournalTables.PAYMENT_CHANGES);
    private final Map<RecordId, Outcome.RedemptionChange> settled = new HashMap<>();
    private final Map<RecordId, PaymentChange> changed = new HashMap<>();

    /** Writes what a record did to redemptions and payments. */
    void add(TenantId tenant, JournalRecord record) {
        record.outcome().redemptions().forEach(change -> redemption(tenant, record, change));
        record.outcome().payments().forEach(change -> payment(tenant, record, change));
    }

    private void redemption(
            TenantId tenant, JournalRecord record, Outcome.RedemptionChange change) {
        var id = new RecordId(record.id().account(), change.redemption());
        if (record.activity() instanceof Activity.Redemption redemption
                && change.redemption() == record.id().sequence()) {
            VoucherCode code = held(redemption);
            redemptions.add(
                    id.account().value(),
                    id.sequence(),
                    tenant.value(),
                    record.member().value(),
                    change.reward(),
                    change.points(),
                    RedemptionStatus.HELD,
                    redemption.holdUntil(),
                    redemption.occurredAt(),
                    code == null ? null : VoucherCode.key(Objects.requireNonNull(code.text())),
                    code == null ? null : code.batch());
            if (change.status() == RedemptionStatus.HELD) {
                return;
            }
        }
        settled.put(id, change);
    }

    /** The code that is free again if the redemption is not captured; null where there is none. */
    private static @Nullable VoucherCode held(Activity.Redemption redemption) {
        VoucherCode code = redemption.code();
        return redemption.holdUntil() != null
                        && code != null
                        && code.kind() == VoucherCode.Kind.PRESENTED
                ? code
                : null;
    }

    private void payment(TenantId tenant, JournalRecord record, PaymentChange change) {
        var id = new RecordId(record.id().account(), change.payment());
        if (record.activity() instanceof PointsPayment.PaymentAuthorisation authorised
                && change.payment() == record.id().sequence()) {
            payments.add(
                    id.account().value(),
                    id.sequence(),
                    tenant.value(),
                    record.member().value(),
                    authorised.wallet(),
                    change.points(),
                    PaymentStatus.AUTHORISED,
                    authorised.holdUntil(),
                    authorised.occurredAt());
            if (change.status() == PaymentStatus.AUTHORISED) {
                return;
            }
        }
        changed.put(id, change);
    }

    /** The rows, in the order of writing; called once, when all records are added. */
    List<TableRows> tables() {
        settled.forEach((id, change) ->
                settlements.add(id.account().value(), id.sequence(), change.status()));
        changed.forEach((id, change) ->
                paymentChanges.add(
                        id.account().value(),
                        id.sequence(),
                        change.status(),
                        change.captured(),
                        change.refunded()));
        return List.of(redemptions, settlements, payments, paymentChanges);
    }
}
