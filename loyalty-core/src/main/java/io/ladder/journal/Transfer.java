package io.ladder.journal;

import io.ladder.ledger.Lot;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that go from one member's account to another's: a record on each, both or neither.
 *
 * <p>What went out is a fact. Where a correction of the giver's past takes the points, the giver
 * owes them and the receiver keeps theirs. What came in are the very lots that went out.
 */
public sealed interface Transfer extends Activity {
    /** What movements by transfers are called. */
    String CAUSE = "transfer";

    /** What movements by their reversals are called. */
    String REVERSAL = "reversal";

    /** One side of a transfer. */
    sealed interface Side extends Transfer {}

    /** A transfer was undone; only the history of the account tells what that means. */
    sealed interface Reversal extends Transfer {

        /** The number of the transfer's record on this side. */
        long undone();
    }

    /**
     * A member gave points to another.
     *
     * @param points 1 or more
     * @param to who got them
     * @param in the record on their account; null where it is not decided yet
     */
    record TransferOut(
            Instant occurredAt,
            Document document,
            String wallet,
            long points,
            MemberId to,
            @Nullable RecordId in)
            implements Side, TwoSided.Handing {
        public TransferOut {
            if (points < 1) {
                throw new IllegalArgumentException("a transfer has points");
            }
        }

        @Override
        public boolean asksForSomething() {
            return true;
        }

        @Override
        public TransferOut facing(RecordId other) {
            return new TransferOut(occurredAt, document, wallet, points, to, other);
        }

        @Override
        public TransferIn otherSide(RecordId here, MemberId actor, List<Lot> handed) {
            return new TransferIn(occurredAt, wallet, handed, actor, here);
        }

        @Override
        public String otherField() {
            return "/to";
        }
    }

    /**
     * A member got points from another.
     *
     * @param lots what they got, with the dates that the points had; at least one
     * @param from who gave them
     * @param out the record on their account
     */
    record TransferIn(
            Instant occurredAt, String wallet, List<Lot> lots, MemberId from, RecordId out)
            implements Side {
        public TransferIn {
            lots = List.copyOf(lots);
            if (lots.isEmpty() || lots.stream().anyMatch(lot -> lot.points() < 1)) {
                throw new IllegalArgumentException("a transfer brings points");
            }
        }
    }

    /**
     * Points that a member gave come back.
     *
     * @param out the sequence number of the transfer
     * @param wallet whose points it moved
     * @param in the record of the transfer on the other account
     */
    record TransferOutReversal(Instant occurredAt, long out, String wallet, RecordId in)
            implements Reversal, TwoSided.Handing {

        @Override
        public long undone() {
            return out;
        }

        @Override
        public TransferOutReversal facing(RecordId other) {
            return this;
        }

        @Override
        public TransferInReversal otherSide(RecordId here, MemberId actor, List<Lot> handed) {
            return new TransferInReversal(occurredAt, in.sequence());
        }

        @Override
        public @Nullable String otherField() {
            return null;
        }
    }

    /**
     * Points that a member got are theirs no more, and never were.
     *
     * @param in the sequence number of the record that brought them
     */
    record TransferInReversal(Instant occurredAt, long in) implements Reversal {

        @Override
        public long undone() {
            return in;
        }
    }
}
