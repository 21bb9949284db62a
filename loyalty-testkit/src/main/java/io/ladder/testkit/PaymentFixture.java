package io.ladder.testkit;

import io.ladder.payment.PaymentTerms;
import java.util.HashSet;
import java.util.Set;

/**
 * Terms of payment for tests: one point is worth 0.10 EUR, and any number of them pays for all of a
 * basket, unless said otherwise.
 */
public final class PaymentFixture {
    private long points = 1;
    private long worthMinor = 10;
    private long step = 1;
    private long min = 1;
    private long max = 1_000_000;
    private int percent = 100;
    private final Set<String> categories = new HashSet<>();

    private PaymentFixture() {}

    public static PaymentFixture aPayment() {
        return new PaymentFixture();
    }

    /** So many points for so many cents, in that number of points. */
    public PaymentFixture worth(long somePoints, long cents) {
        points = somePoints;
        worthMinor = cents;
        return inSteps(somePoints, somePoints, 1_000_000 * somePoints);
    }

    public PaymentFixture inSteps(long each, long least, long most) {
        step = each;
        min = least;
        max = most;
        return this;
    }

    public PaymentFixture upToPercent(int share) {
        percent = share;
        return this;
    }

    public PaymentFixture excluding(String category) {
        categories.add(category);
        return this;
    }

    /** The terms, of the wallet of the fixture of programmes. */
    public PaymentTerms build() {
        return new PaymentTerms(
                ProgrammeFixture.POINTS,
                points,
                worthMinor,
                step,
                min,
                max,
                percent,
                categories,
                Set.of());
    }
}
