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
 * @param corrections with how many corrections of the programme its account is folded from then on
 */
public record JournalRecord(
        RecordId id,
        MemberId member,
        Instant recordedAt,
        int version,
        int corrections,
        Activity activity,
        Outcome outcome) {

    /** Who acted, on the account that the record stands on. */
    public Subject.OfAccount owner() {
        return new Subject.OfAccount(id.account(), member);
    }
}
