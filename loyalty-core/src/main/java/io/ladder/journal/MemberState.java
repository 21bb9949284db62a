package io.ladder.journal;

import io.ladder.tier.Standing;
import java.util.Map;

/**
 * What rules know of one member.
 *
 * @param standings by the id of the ladder
 * @param slots what mechanics remember, by their ids
 */
public record MemberState(
        MemberStatus status, Map<String, Standing> standings, Map<String, Slot> slots) {
    static final MemberState NEWCOMER = new MemberState(MemberStatus.ACTIVE, Map.of(), Map.of());

    public MemberState {
        standings = Map.copyOf(standings);
        slots = Map.copyOf(slots);
    }
}
