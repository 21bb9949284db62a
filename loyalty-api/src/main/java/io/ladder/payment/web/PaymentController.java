package io.ladder.payment.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.LineRequest;
import io.ladder.http.PublicId;
import io.ladder.http.ReasonCode;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Why;
import io.ladder.payment.AuthorisePayment;
import io.ladder.payment.SettlePayment;
import io.ladder.payment.web.PaymentRequest.CaptureRequest;
import io.ladder.payment.web.PaymentRequest.RefundRequest;
import io.ladder.payment.web.PaymentRequest.VoidRequest;
import io.ladder.payment.web.PaymentResponse.RefundResponse;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Points that pay: quoted, held, captured, voided, refunded. */
@RestController
@Tag(name = "Payments", description = "Points that pay for a basket: hold, capture, void, refund")
final class PaymentController {
    private final AuthorisePayment authorising;
    private final SettlePayment settling;
    private final PaymentAnswer answer;
    private final Journal journal;
    private final Subjects subjects;

    PaymentController(
            AuthorisePayment authorising,
            SettlePayment settling,
            PaymentAnswer answer,
            Journal journal,
            Subjects subjects) {
        this.authorising = authorising;
        this.settling = settling;
        this.answer = answer;
        this.journal = journal;
        this.subjects = subjects;
    }

    @PostMapping("/v1/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.POINTS_PAY)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.PAYMENT_NOT_ALLOWED,
        ErrorCode.INSUFFICIENT_POINTS,
        ErrorCode.HOLD_LIMIT_REACHED,
        ErrorCode.CURRENCY_MISMATCH,
        ErrorCode.AMOUNT_OUT_OF_RANGE
    })
    @Operation(
            summary = "Quote or authorise a payment with points",
            description =
                    "Holds points that pay for a basket, or for the share of it that the programme"
                            + " allows; as many as may where `points` is absent. They are spent"
                            + " when the payment is captured, and come back when it is voided or"
                            + " its hold lapses. With `dry_run=true` it is a quote: how many"
                            + " points may pay, what they are worth, and which lines are"
                            + " excluded.")
    ResponseEntity<PaymentResponse> authorisePayment(
            Call call, @Valid @RequestBody PaymentRequest request) {
        Recorded.Booked booked =
                authorising.authorise(
                        call,
                        subjects.inBody(call.tenant(), request.member(), "/member"),
                        new Document(request.source(), request.documentNumber()),
                        new AuthorisePayment.Wish(
                                request.wallet(),
                                request.points(),
                                LineRequest.lines(request.lines()),
                                request.hold(),
                                request.shop()));
        return BookingAnswer.created(
                call,
                booked,
                each -> "/v1/payments/" + PublicId.PAYMENT.of(each.record().id()),
                answer.authorised(
                        call.tenant(), booked.record(), !call.dryRun() || booked.replayed()));
    }

    @PostMapping("/v1/payments/{id}/capture")
    @RequiredScope(Scope.POINTS_PAY)
    @Refuses({
        ErrorCode.PAYMENT_NOT_FOUND,
        ErrorCode.PAYMENT_SETTLED,
        ErrorCode.PAYMENT_NOT_ALLOWED,
        ErrorCode.CAPTURE_EXCEEDS_PAYMENT,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED
    })
    @Operation(
            summary = "Capture a payment",
            description =
                    "Spends the held points, or the part that `points` names; the others go back"
                            + " to the lots that they came from. Refused while the member is"
                            + " blocked, and once the membership is closed.")
    ResponseEntity<PaymentResponse> capturePayment(
            Call call,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable CaptureRequest request) {
        RecordId payment = parse(id);
        return settled(
                call,
                payment,
                settling.capture(call, payment, request == null ? null : request.points()));
    }

    @PostMapping("/v1/payments/{id}/void")
    @RequiredScope(Scope.POINTS_PAY)
    @Refuses({ErrorCode.PAYMENT_NOT_FOUND, ErrorCode.PAYMENT_SETTLED})
    @Operation(
            summary = "Void a payment",
            description =
                    "The held points go back to the lots that they came from; for blocked and"
                            + " closed members too. What was captured is refunded instead.")
    ResponseEntity<PaymentResponse> voidPayment(
            Call call, @PathVariable String id, @Valid @RequestBody VoidRequest request) {
        RecordId payment = parse(id);
        Why why = ReasonCode.with(request.reasonCode(), request.reason());
        return settled(call, payment, settling.voidPayment(call, payment, why));
    }

    private ResponseEntity<PaymentResponse> settled(
            Call call, RecordId payment, Recorded.Booked booked) {
        return BookingAnswer.done(
                booked, answer.settled(call.tenant(), find(call, payment), booked.record()));
    }

    @PostMapping("/v1/payments/{id}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.POINTS_PAY)
    @Refuses({
        ErrorCode.PAYMENT_NOT_FOUND,
        ErrorCode.PAYMENT_NOT_ALLOWED,
        ErrorCode.REFUND_EXCEEDS_PAYMENT
    })
    @Operation(
            summary = "Refund a payment",
            description =
                    "Captured points go back to the lots that they came from, those that were"
                            + " drawn last first. Several refunds are possible, of no more than"
                            + " was captured; for blocked and closed members too. Points whose lot"
                            + " has expired live on for the days that the programme grants.")
    ResponseEntity<RefundResponse> refundPayment(
            Call call, @PathVariable String id, @Valid @RequestBody RefundRequest request) {
        RecordId payment = parse(id);
        Recorded.Booked booked =
                settling.refund(
                        call,
                        payment,
                        new Document(request.source(), request.documentNumber()),
                        request.points(),
                        ReasonCode.with(request.reasonCode(), request.reason()));
        return BookingAnswer.booked(
                call,
                booked,
                answer.refunded(
                        call.tenant(),
                        find(call, payment),
                        booked.record(),
                        request.reason(),
                        !call.dryRun() || booked.replayed()));
    }

    private JournalRecord find(Call call, RecordId payment) {
        return Objects.requireNonNull(journal.find(call.tenant(), payment));
    }

    private static RecordId parse(String id) {
        return PublicId.PAYMENT.parse(id, ErrorCode.PAYMENT_NOT_FOUND);
    }
}
