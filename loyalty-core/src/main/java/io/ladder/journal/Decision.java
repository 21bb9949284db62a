package io.ladder.journal;

import io.ladder.ledger.Lot;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.List;
import java.util.function.Supplier;

/** What a programme says to an activity. */
public sealed interface Decision {

    /** The answer, which may be that a rule refuses, or that points would leave their range. */
    static Decision of(Supplier<Decision> deciding) {
        try {
            return deciding.get();
        } catch (LoyaltyException refused) {
            return new Refused(refused.refusal());
        } catch (ArithmeticException overflow) {
            return new Refused(
                    Refusal.of(
                            ErrorCode.AMOUNT_OUT_OF_RANGE, "The points would leave their range."));
        }
    }

    /**
     * It is done; this is what comes of it.
     *
     * @param activity as the journal keeps it: with what its reporter left to the decision
     * @param handed what goes over to the other side of a {@link TwoSided} activity
     */
    record Decided(
            Activity activity,
            AccountState after,
            int version,
            Outcome outcome,
            List<Lot> handed,
            List<Reason> reasons)
            implements Decision {
        public Decided {
            handed = List.copyOf(handed);
            reasons = List.copyOf(reasons);
        }
    }

    /** It is not done. */
    record Refused(Refusal refusal) implements Decision {}

    /** It changes the past: only the whole history of the account can tell. */
    record NeedsHistory() implements Decision {}
}
