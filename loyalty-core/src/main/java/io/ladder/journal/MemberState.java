package io.ladder.journal;

import io.ladder.tally.Tallies;
import io.ladder.tier.Standing;
import java.util.Map;

/**
 * What rules know of one member.
 *
 * @param standings by the id of the ladder
 * @param slots what mechanics remember, by their ids
 * @param tallies what counters have counted
 * @param attributes what rules may know beside what the member does
 */
public record MemberState(
        MemberStatus status,
        Map<String, Standing> standings,
        Map<String, Slot> slots,
        Tallies tallies,
        Attributes attributes) {
    static final MemberState NEWCOMER =
            new MemberState(MemberStatus.ACTIVE, Map.of(), Map.of(), Tallies.NONE, Attributes.NONE);

    public MemberState {
        standings = Map.copyOf(standings);
        slots = Map.copyOf(slots);
    }

    /** Whether a rule may ask for what was not kept yet when this was written. */
    boolean lacks(int depth) {
        return tallies.purchases() == null
                || standings.values().stream().anyMatch(standing -> standing.depth() < depth);
    }

    /** Whether all came back that they were enrolled by, so that the next deed enrols them. */
    boolean isToBeEnrolled() {
        return tallies.since() == null;
    }
}
