package io.ladder.journal;

import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.time.Instant;

/**
 * An activity as it stands in the journal.
 *
 * @param member who acted
 * @param recordedAt when it was booked
 * @param version the programme version that decided it
 */
public record JournalRecord(
        RecordId id,
        MemberId member,
        Instant recordedAt,
        int version,
        Activity activity,
        Outcome outcome) {}
