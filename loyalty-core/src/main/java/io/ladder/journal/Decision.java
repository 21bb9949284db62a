package io.ladder.journal;

import io.ladder.shared.Refusal;
import java.util.List;

/** What a programme says to an activity. */
public sealed interface Decision {

    /** It is done; this is what comes of it. */
    record Decided(AccountState after, int version, Outcome outcome, List<Reason> reasons)
            implements Decision {
        public Decided {
            reasons = List.copyOf(reasons);
        }
    }

    /** It is not done. */
    record Refused(Refusal refusal) implements Decision {}

    /** It changes the past: only the whole history of the account can tell. */
    record NeedsHistory() implements Decision {}
}
