package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the means that a purchase was paid with. They are called what the shop calls them,
 * such as {@code cash}, {@code card} or {@code own-card}.
 */
public final class PaymentMeans {
    /** The most of one purchase. */
    public static final int COUNT_MAX = 8;

    /** The longest name. */
    public static final int LENGTH_MAX = 64;

    private PaymentMeans() {}

    /** Which rule they break, in one sentence; null for none. */
    public static @Nullable String fault(List<String> means) {
        if (means.isEmpty()) {
            return null;
        }
        if (means.size() > COUNT_MAX) {
            return "A purchase has at most " + COUNT_MAX + " means of payment.";
        }
        if (means.stream().anyMatch(each -> each.isBlank() || each.length() > LENGTH_MAX)) {
            return "The name of a means of payment has 1 to " + LENGTH_MAX + " characters.";
        }
        return new HashSet<>(means).size() < means.size()
                ? "Each means of payment is named once."
                : null;
    }

    /**
     * Requires that they break no rule.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field}
     */
    public static void requireSound(List<String> means) {
        String fault = fault(means);
        if (fault != null) {
            throw Refusal.at(ErrorCode.INVALID_FIELD, "/payment_means", fault).asException();
        }
    }

    static List<String> sound(List<String> means) {
        String fault = fault(means);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return List.copyOf(means);
    }
}
