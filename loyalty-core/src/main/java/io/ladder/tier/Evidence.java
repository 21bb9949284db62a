package io.ladder.tier;

import java.time.Instant;
import java.util.Comparator;

/**
 * One piece of evidence in a member's standing.
 *
 * @param at when it happened
 * @param id the sequence number of its record in the account's journal
 * @param score the answer from 0 to 10 where the kind is a survey answer, else 0
 */
public record Evidence(EvidenceKind kind, Instant at, long id, int score) {

    /** Newest first; sorting keeps the order in which pieces of one moment were observed. */
    static final Comparator<Evidence> NEWEST_FIRST = Comparator.comparing(Evidence::at).reversed();

    public Evidence {
        if (score < 0 || score > 10) {
            throw new IllegalArgumentException("score " + score + " is not from 0 to 10");
        }
    }
}
