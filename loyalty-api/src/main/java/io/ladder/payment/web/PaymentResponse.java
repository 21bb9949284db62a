package io.ladder.payment.web;

import io.ladder.http.AttributeValues;
import io.ladder.http.MoneyValue;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment with points and how far it has come. */
@Schema(description = "A payment with points and how far it has come")
record PaymentResponse(
        @Schema(description = "Absent in a dry run", example = "pay_…") @Nullable String id,
        String memberId,
        String source,
        String documentNumber,
        Instant occurredAt,
        @Nullable String shop,
        String wallet,
        @Schema(description = "`authorised`, `captured`, `voided` or `lapsed`") String status,
        @Schema(description = "How many points were authorised") long points,
        @Schema(description = "What these are worth") MoneyValue worth,
        @Schema(
                        description =
                                "The most that could have been authorised: by the terms, the"
                                        + " basket and the member's points; only in the answer to"
                                        + " the authorisation or its dry run")
                @Nullable Long pointsMax,
        @Schema(description = "Points pay, are captured and refunded in multiples of it") long step,
        long capturedPoints,
        @Schema(description = "How many of the captured points came back") long refundedPoints,
        @Schema(description = "When the hold lapses") Instant holdUntil,
        List<PaidLineResponse> lines,
        @Schema(description = "Right after it; only in answers to bookings")
                @Nullable List<BalanceResponse> balances,
        @Schema(description = "Only in answers to bookings")
                @Nullable List<MovementResponse> movements) {

    @Schema(description = "One line of the basket")
    record PaidLineResponse(
            String id,
            @Nullable String product,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal quantity,
            MoneyValue amount,
            @Schema(description = "What it would have cost before discounts")
                    @Nullable MoneyValue listAmount,
            @Schema(description = "The tax within the amount") @Nullable MoneyValue tax,
            @Schema(description = "Absent where there are none", example = AttributeValues.EXAMPLE)
                    @Nullable Map<String, Object> attributes,
            @Schema(description = "Whether points may not pay for it") boolean excluded) {}

    /** Points that came back. */
    @Schema(description = "Points of a payment that came back")
    record RefundResponse(
            @Schema(description = "Absent in a dry run", example = "rfd_…") @Nullable String id,
            String paymentId,
            String memberId,
            String source,
            String documentNumber,
            Instant occurredAt,
            String wallet,
            long points,
            @Schema(description = "What these are worth") MoneyValue worth,
            @Schema(description = "Why, by a code of the house") @Nullable String reasonCode,
            @Schema(description = "Why, in words; kept apart from the ledger")
                    @Nullable String reason,
            @Schema(description = "Of the whole payment") long capturedPoints,
            @Schema(description = "Of the whole payment, this refund included") long refundedPoints,
            List<BalanceResponse> balances,
            List<MovementResponse> movements) {}
}
