package io.ladder.payment.web;

import io.ladder.http.AttributeValues;
import io.ladder.http.MoneyValue;
import io.ladder.http.PublicId;
import io.ladder.http.Quantity;
import io.ladder.http.Renderings;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PaymentStatus;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Programmes;
import io.ladder.journal.Receipt;
import io.ladder.journal.Records;
import io.ladder.journal.Timeline;
import io.ladder.payment.PaymentTerms;
import io.ladder.payment.web.PaymentResponse.PaidLineResponse;
import io.ladder.payment.web.PaymentResponse.RefundResponse;
import io.ladder.shared.Money;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders payments from their records, so that a repetition gets what the first request got. */
@Component
final class PaymentAnswer {
    private final Programmes programmes;

    PaymentAnswer(Programmes programmes) {
        this.programmes = programmes;
    }

    /** As the request that authorised it left it. */
    PaymentResponse authorised(TenantId tenant, JournalRecord record, boolean booked) {
        Paid paid = paid(tenant, record);
        return response(paid, stands(record, paid.id()), record, booked);
    }

    /** As the request that settled it left it. */
    PaymentResponse settled(TenantId tenant, JournalRecord authorisation, JournalRecord record) {
        Paid paid = paid(tenant, authorisation);
        return response(paid, stands(record, paid.id()), record, true);
    }

    /** As it is at a moment, whether or not the end of its hold has been booked. */
    PaymentResponse at(
            TenantId tenant, JournalRecord authorisation, Records.PaymentView view, Instant at) {
        PaymentChange change = view.change();
        boolean lapsed =
                change.status() == PaymentStatus.AUTHORISED && !view.holdUntil().isAfter(at);
        return response(
                paid(tenant, authorisation),
                lapsed
                        ? PaymentChange.unspent(
                                change.payment(), PaymentStatus.LAPSED, change.points())
                        : change,
                null,
                true);
    }

    /**
     * A refund as the request that booked it left it.
     *
     * @param words why, which a repetition says again
     */
    RefundResponse refunded(
            TenantId tenant,
            JournalRecord authorisation,
            JournalRecord record,
            @Nullable String words,
            boolean booked) {
        if (!(record.activity() instanceof PointsPayment.PaymentRefund refund)) {
            throw new IllegalStateException("record " + record.id() + " is no refund");
        }
        Paid paid = paid(tenant, authorisation);
        PaymentChange change = stands(record, paid.id());
        return new RefundResponse(
                booked ? PublicId.REFUND.of(record.id()) : null,
                PublicId.PAYMENT.of(paid.id()),
                PublicId.of(record.member()),
                refund.document().source(),
                refund.document().number(),
                refund.occurredAt(),
                paid.activity().wallet(),
                refund.points(),
                paid.worth(refund.points()),
                refund.reasonCode(),
                words,
                change.captured(),
                change.refunded(),
                Renderings.balances(record.outcome().receipt()),
                Renderings.movements(record.outcome().movements()));
    }

    /** What an authorisation says, and the terms that it was decided by. */
    private record Paid(
            JournalRecord record,
            PointsPayment.PaymentAuthorisation activity,
            PaymentTerms terms,
            Currency currency) {
        RecordId id() {
            return record.id();
        }

        MoneyValue worth(long points) {
            return MoneyValue.of(new Money(terms.worth(points), currency));
        }
    }

    private Paid paid(TenantId tenant, JournalRecord record) {
        if (!(record.activity() instanceof PointsPayment.PaymentAuthorisation activity)) {
            throw new IllegalStateException("record " + record.id() + " is no payment");
        }
        Timeline timeline = programmes.timeline(tenant);
        return new Paid(
                record,
                activity,
                PaymentTerms.of(record, timeline),
                timeline.version(record.version()).currency());
    }

    private static PaymentChange stands(JournalRecord record, RecordId payment) {
        return record.outcome().payments().stream()
                .filter(each -> each.payment() == payment.sequence())
                .reduce((_, last) -> last)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "record " + record.id() + " tells nothing of its payment"));
    }

    private static PaymentResponse response(
            Paid paid, PaymentChange stands, @Nullable JournalRecord record, boolean booked) {
        var activity = paid.activity();
        boolean authorising = record != null && record.id().equals(paid.id());
        return new PaymentResponse(
                booked ? PublicId.PAYMENT.of(paid.id()) : null,
                PublicId.of(paid.record().member()),
                activity.document().source(),
                activity.document().number(),
                activity.occurredAt(),
                activity.shop(),
                activity.wallet(),
                stands.status().text(),
                stands.points(),
                paid.worth(stands.points()),
                record != null && authorising ? pointsMax(paid, stands.points(), record) : null,
                paid.terms().step(),
                stands.captured(),
                stands.refunded(),
                activity.holdUntil(),
                lines(paid),
                record == null ? null : Renderings.balances(record.outcome().receipt()),
                record == null ? null : Renderings.movements(record.outcome().movements()));
    }

    /** The receipt speaks of the points that are left beside those that are held now. */
    private static long pointsMax(Paid paid, long held, JournalRecord record) {
        long left = 0;
        for (Receipt.Balance balance : record.outcome().receipt().balances()) {
            if (balance.wallet().equals(paid.activity().wallet())) {
                left = balance.available();
            }
        }
        return paid.terms().most(paid.activity().lines(), left + held);
    }

    private static List<PaidLineResponse> lines(Paid paid) {
        return paid.activity().lines().stream()
                .map(line ->
                        new PaidLineResponse(
                                line.id(),
                                line.product(),
                                line.category(),
                                line.brand(),
                                Quantity.decimal(line.quantityThousandths()),
                                MoneyValue.of(line.amount()),
                                shown(line.listAmount()),
                                shown(line.tax()),
                                AttributeValues.shown(line.attributes()),
                                !paid.terms().mayPayFor(line)))
                .toList();
    }

    private static @Nullable MoneyValue shown(@Nullable Money money) {
        return money == null ? null : MoneyValue.of(money);
    }
}
