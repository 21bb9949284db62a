package io.ladder.journal;

import io.ladder.tier.Ladder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the first moment at which time alone changes something. */
final class NextDue {
    private @Nullable Instant earliest;

    /** Keeps a moment if it is before those that are known; null is never. */
    void keep(@Nullable Instant other) {
        if (other != null && (earliest == null || other.isBefore(earliest))) {
            earliest = other;
        }
    }

    /** Keeps the moments of a member's standings, and of what mechanics do by time. */
    void keep(Programme programme, MemberDraft member, Instant after) {
        for (Mechanic mechanic : programme.mechanics()) {
            keep(mechanic.nextDueAt(member, programme.zone(), after));
        }
        member.standings.forEach((scheme, standing) -> {
            Ladder ladder = programme.ladder(scheme);
            if (ladder != null) {
                keep(ladder.nextDueAt(standing, member.tallies));
            }
        });
    }

    /** The first moment of all; null for never. */
    @Nullable Instant at() {
        return earliest;
    }
}
