package io.ladder.journal;

import io.ladder.shared.MemberId;

/**
 * An activity on its way into an account's journal.
 *
 * @param sequence the number that it has, or will have, in the account
 */
public record JournalEntry(long sequence, MemberId member, Activity activity) {}
