package io.ladder.ledger;

/** Where points are. A movement takes points from one place to another; none appear or vanish. */
public enum Place {
    /** The programme, which gives points and takes them back. */
    ISSUED,
    /** Given, but not to be spent before a date. */
    PENDING,
    /** The member's to spend: available lots less debt. */
    AVAILABLE,
    /** Set aside for a redemption that is not captured yet. */
    HELD,
    /** Spent. */
    REDEEMED,
    /** Lapsed. */
    EXPIRED,
    /** Given or taken by a clerk. */
    ADJUSTED,
    /** With another member: given to them, or come from them. */
    TRANSFERRED;

    /** Whether points here are in the wallet's lots. */
    public boolean open() {
        return this == AVAILABLE || this == PENDING;
    }
}
