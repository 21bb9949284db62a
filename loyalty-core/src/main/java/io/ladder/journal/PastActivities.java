package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that happened in a tenant, in portions by time, for whoever lets it happen again. */
public interface PastActivities {
    /** About so many activities are read at once. */
    int PORTION = 5_000;

    /**
     * What must be known beforehand.
     *
     * @param activities how many there are
     * @param booked how many records each account has, all as of one moment; those of later are
     *     none of this past, though they may be read
     * @param remembered how many activities are of accounts that look back
     * @param ends of the portions, in their order: each is the first moment of the next one
     * @param lookingBack accounts with activities of {@link Rerun#LOOKING_BACK}
     * @param relocations by account, in the order of their numbers
     */
    record Outline(
            long activities,
            Map<AccountId, Long> booked,
            long remembered,
            List<Instant> ends,
            Set<AccountId> lookingBack,
            Map<AccountId, List<Rerun.Past>> relocations) {
        public Outline {
            booked = Map.copyOf(booked);
            ends = List.copyOf(ends);
            lookingBack = Set.copyOf(lookingBack);
            relocations = Map.copyOf(relocations);
        }

        /** Whether a record was there. */
        public boolean has(RecordId id) {
            return id.sequence() <= booked.getOrDefault(id.account(), 0L);
        }
    }

    /** What happened before a moment. */
    Outline outline(TenantId tenant, Instant until);

    /**
     * What happened from a moment on and before another, in {@link Rerun#ORDER}; perhaps with what
     * was booked since the outline was made.
     */
    List<Rerun.Past> between(TenantId tenant, Instant from, Instant until);
}
