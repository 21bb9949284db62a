package io.ladder.testkit;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the parts of the contract on payments share. */
abstract class PaymentSetting extends JournalSetting {

    @Nullable PaymentChange view(JournalRecord payment) {
        return Objects.requireNonNull(records().payment(tenant, payment.id())).change();
    }

    static PaymentChange stands(
            JournalRecord payment, PaymentStatus status, long points, long captured, long back) {
        return new PaymentChange(payment.id().sequence(), status, points, captured, back);
    }

    static @Nullable Long pointsOf(JournalRecord payment) {
        return ((PointsPayment.PaymentAuthorisation) payment.activity()).points();
    }
}
