package io.ladder.payment;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Why;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a payment to its end: captures it, all or in part, or voids it; and refunds what was
 * captured. Points that come back go to the lots that they came from.
 *
 * <p>Refuses: {@code payment_not_found}, {@code payment_not_allowed} for points that are no
 * multiple of the step of the payment, {@code invalid_field}, {@code idempotency_key_reused},
 * {@code busy}; a capture and a void {@code payment_settled} where the payment was captured, voided
 * or has lapsed; a capture also {@code capture_exceeds_payment}, {@code member_blocked} and {@code
 * member_closed}; a refund {@code refund_exceeds_payment}.
 */
@UseCase
public final class SettlePayment {
    private final Journal journal;
    private final Programmes programmes;

    public SettlePayment(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Spends the held points.
     *
     * @param points how many, the others go back; null for all
     */
    public Recorded.Booked capture(Call call, RecordId payment, @Nullable Long points) {
        JournalRecord authorisation = find(call, payment);
        requireSteps(call, authorisation, points);
        Content content = Content.of("capture").with("payment", payment.sequence());
        return settle(
                call,
                authorisation,
                at -> new PointsPayment.PaymentCapture(at, payment.sequence(), points),
                content.with("points", points),
                null);
    }

    /** Gives the held points back. */
    public Recorded.Booked voidPayment(Call call, RecordId payment, Why why) {
        JournalRecord authorisation = find(call, payment);
        Content content = Content.of("void").with("payment", payment.sequence());
        return settle(
                call,
                authorisation,
                at -> new PointsPayment.PaymentVoid(at, payment.sequence(), why.code()),
                content.with("reason", why.words()).with("reason_code", why.code()),
                why.words());
    }

    /**
     * Gives captured points back.
     *
     * @param document the natural key of the refund itself
     * @param points 1 or more
     */
    public Recorded.Booked refund(
            Call call, RecordId payment, Document document, long points, Why why) {
        JournalRecord authorisation = find(call, payment);
        requireSteps(call, authorisation, points);
        Content content = Content.of("refund").with("payment", payment.sequence());
        var refund =
                new PointsPayment.PaymentRefund(
                        refundedAt(call, authorisation),
                        document,
                        payment.sequence(),
                        points,
                        why.code());
        content =
                content.with("points", points)
                        .with("reason", why.words())
                        .with("reason_code", why.code());
        return journal.carryOut(call, recording(call, authorisation, refund, content, why.words()));
    }

    private Instant now(Call call, JournalRecord authorisation) {
        return Occurrence.after(
                authorisation.activity().occurredAt(), null, programmes.now(call.tenant()));
    }

    /** After the capture, whichever record that is: it is not after the newest of the account. */
    private Instant refundedAt(Call call, JournalRecord authorisation) {
        AccountState state =
                journal.state(
                        call.tenant(),
                        journal.current(call.tenant(), authorisation.id()).account());
        Instant newest = Objects.requireNonNull(state, "the account has records").position().at();
        return Occurrence.after(newest, null, programmes.now(call.tenant()));
    }

    private JournalRecord find(Call call, RecordId payment) {
        JournalRecord record = journal.find(call.tenant(), payment);
        if (record == null || !(record.activity() instanceof PointsPayment.PaymentAuthorisation)) {
            throw Refusal.of(ErrorCode.PAYMENT_NOT_FOUND, "There is no such payment.")
                    .asException();
        }
        return record;
    }

    /** Parts have a worth in whole minor units, too. */
    private void requireSteps(Call call, JournalRecord authorisation, @Nullable Long points) {
        AuthorisePayment.requirePositive(points);
        PaymentTerms terms = PaymentTerms.of(authorisation, programmes.timeline(call.tenant()));
        if (points != null && points % terms.step() != 0) {
            throw PaymentDesk.notAMultiple(terms).asException();
        }
    }

    private Recorded.Booked settle(
            Call call,
            JournalRecord authorisation,
            Function<Instant, Activity> settling,
            Content content,
            @Nullable String words) {
        Activity settlement = settling.apply(now(call, authorisation));
        return journal.carryOut(
                call,
                recording(call, authorisation, settlement, content, words).atNoMoment(settling));
    }

    private static Recording recording(
            Call call,
            JournalRecord authorisation,
            Activity activity,
            Content content,
            @Nullable String words) {
        return new Recording(
                call.tenant(),
                authorisation.owner(),
                activity,
                content.toString(),
                words,
                call.idempotencyKey());
    }
}
