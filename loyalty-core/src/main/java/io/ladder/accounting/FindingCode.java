package io.ladder.accounting;

import java.util.Locale;

/** What can be wrong with the books. The codes are part of the interface and are never renamed. */
public enum FindingCode {
    /** The entries of a wallet do not come to what its row says. */
    WALLET_DIFFERS,
    /** The running balance of an entry is not the sum of the entries up to it. */
    RUNNING_BALANCE_DIFFERS,
    /** A movement takes points from nowhere or to nowhere. */
    MOVEMENT_ONE_SIDED,
    /** An entry or a move belongs to no record. */
    RECORD_MISSING,
    /** The newest record is not the one that the account says. */
    SEQUENCE_DIFFERS,
    /** There are records of an account that is not there. */
    ACCOUNT_MISSING,
    /** The rows of an account cannot be read. */
    ACCOUNT_UNREADABLE,
    /** The state of an account is not what its history comes to. */
    STATE_DIFFERS,
    /** A list shows a member on another rung than the account. */
    RUNG_DIFFERS,
    /** A claim leads to no record, or to another one. */
    CLAIM_WITHOUT_RECORD,
    /** A record has a document that nothing keeps from being booked again. */
    DOCUMENT_WITHOUT_CLAIM,
    /** A redemption is not as the records left it. */
    REDEMPTION_DIFFERS,
    /** A payment is not as the records left it. */
    PAYMENT_DIFFERS,
    /** The proposal of an adjustment is not as the records left it. */
    PROPOSAL_DIFFERS,
    /** What went from one account to another is not on the other, or not the same there. */
    SIDE_DIFFERS,
    /** The points that members gave each other do not come to nothing over all of them. */
    TRANSFERRED_DIFFERS,
    /** A shared counter is not what the records come to. */
    COUNTER_DIFFERS,
    /** What reports read is not what the seals come to. */
    SUM_DIFFERS,
    /** A record is not the one that was sealed. */
    RECORD_CHANGED,
    /** A record stands among those that are sealed, and is not. */
    RECORD_INSERTED,
    /** A seal is not the one that was made, or not where it was. */
    SEAL_BROKEN;

    /** The code as answers write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
