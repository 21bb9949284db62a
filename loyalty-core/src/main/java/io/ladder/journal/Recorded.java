package io.ladder.journal;

import io.ladder.shared.Refusal;
import java.util.List;

/** What came of a request to record an activity. */
public sealed interface Recorded {

    /**
     * It is in the journal.
     *
     * @param replayed whether it was there before, under the same key with the same content
     * @param reasons why; empty unless it was asked for in a preview
     */
    record Booked(JournalRecord record, boolean replayed, List<Reason> reasons)
            implements Recorded {
        public Booked {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A rule or a key refused it; nothing was written and no key is used. Only of {@code busy} and
     * {@code internal_error} that is not certain, see {@link Journal}.
     */
    record Refused(Refusal refusal) implements Recorded {}

    /** The record, or the refusal as an exception. */
    default Booked orThrow() {
        return switch (this) {
            case Booked booked -> booked;
            case Refused refused -> throw refused.refusal().asException();
        };
    }
}
