package io.ladder.testkit;

import io.ladder.journal.Line;
import io.ladder.journal.PointsPayment;
import io.ladder.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The payments of a generated history. */
final class PaymentSteps {
    private final GeneratedHistory history;
    private final List<Integer> payments = new ArrayList<>();

    PaymentSteps(GeneratedHistory history) {
        this.history = history;
    }

    void pay(int number) {
        Long points = history.random().nextInt(3) == 0 ? null : 1L + history.random().nextInt(12);
        long minor = history.random().nextInt(20_000);
        var lines = List.of(new Line("1", null, null, 1_000, Money.of(minor, "EUR")));
        Duration hold = Duration.ofMinutes(1 + history.random().nextInt(20_000));
        payments.add(number);
        history.add(
                -1,
                _ ->
                        new PointsPayment.PaymentAuthorisation(
                                history.at(number),
                                history.document(number),
                                "points",
                                points,
                                lines,
                                history.at(number).plus(hold),
                                null));
    }

    void settle(int number) {
        if (payments.isEmpty()) {
            return;
        }
        int about = history.oneOf(payments);
        boolean undone = history.random().nextInt(4) == 0;
        Long points = history.random().nextBoolean() ? null : 1L + history.random().nextInt(8);
        history.add(
                about,
                sequenceOf ->
                        undone
                                ? new PointsPayment.PaymentVoid(
                                        history.at(number), sequenceOf.applyAsLong(about), "no")
                                : new PointsPayment.PaymentCapture(
                                        history.at(number), sequenceOf.applyAsLong(about), points));
    }

    void refund(int number) {
        if (payments.isEmpty()) {
            return;
        }
        int about = history.oneOf(payments);
        long points = 1L + history.random().nextInt(6);
        history.add(
                about,
                sequenceOf ->
                        new PointsPayment.PaymentRefund(
                                history.at(number),
                                history.document(number),
                                sequenceOf.applyAsLong(about),
                                points,
                                "no"));
    }
}
