package io.ladder.tier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands on one ladder. Small and bounded: of each kind of evidence it keeps only
 * the newest pieces, as many as any criterion counts.
 *
 * @param earned the name of the rung that evidence supports, grace included
 * @param since when the member came to it
 * @param failingSince since when the rung's criteria are no longer met; null while they are
 * @param pin the rung that an operator fixed; null where none did
 * @param depth how many pieces of each kind are kept
 * @param evidence newest first within each kind; of one moment, the last observed first
 */
public record Standing(
        String earned,
        @Nullable Instant since,
        @Nullable Instant failingSince,
        @Nullable Pin pin,
        int depth,
        List<Evidence> evidence) {

    public Standing {
        evidence = List.copyOf(evidence);
    }

    /** The same standing on other evidence. */
    public Standing withEvidence(List<Evidence> other) {
        return new Standing(earned, since, failingSince, pin, depth, other);
    }

    /** The rung that the member stands on: the pinned one while there is a pin. */
    public String rung() {
        return pin == null ? earned : pin.rung();
    }

    Standing failing(@Nullable Instant failing) {
        return new Standing(earned, since, failing, pin, depth, evidence);
    }

    Standing pinned(@Nullable Pin other) {
        return new Standing(earned, since, failingSince, other, depth, evidence);
    }

    /**
     * A rung fixed by an operator.
     *
     * @param until the first moment at which it no longer holds
     * @param reasonCode why, by a code of the house; null for none
     */
    public record Pin(String rung, Instant until, @Nullable String reasonCode) {}
}
