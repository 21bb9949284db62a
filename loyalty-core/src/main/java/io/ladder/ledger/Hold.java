package io.ladder.ledger;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points set aside until they are spent or given back.
 *
 * @param id the sequence number of the record that set them aside
 * @param member whose deed that was
 * @param use null in what was written before there were payments: all holds were for rewards then
 * @param purpose the cause that entries name: the id of the reward, or that it is a payment
 * @param until when the hold lapses by itself
 * @param lots what was drawn from which lots, in the order of drawing
 * @param owed what the lots could not give, where a correction took points that were held already
 * @param since when they were set aside; null in what was written before that was kept
 * @param shared the keys of what members share and this used one of, which is free again when it is
 *     given back; null for nothing
 */
public record Hold(
        long id,
        MemberId member,
        @Nullable Use use,
        String purpose,
        Instant until,
        List<Lot> lots,
        long owed,
        @Nullable Instant since,
        @Nullable List<String> shared) {
    /** The most open holds of a wallet, so that its state stays small. */
    public static final int OPEN_MAX = 100;

    /** What points are set aside for. */
    public enum Use {
        REWARD,
        PAYMENT,
        /** They went to another member. */
        TRANSFER
    }

    /**
     * What points are set aside for.
     *
     * @param cause as entries name it
     * @param shared the keys of what members share and this uses one of; null for nothing
     */
    public record Purpose(Use use, String cause, @Nullable List<String> shared) {
        /** A purpose that uses nothing of what members share. */
        public Purpose(Use use, String cause) {
            this(use, cause, null);
        }
    }

    public Hold {
        use = use == null ? Use.REWARD : use;
        lots = List.copyOf(lots);
        shared = shared == null ? null : List.copyOf(shared);
        if (owed < 0) {
            throw new IllegalArgumentException("owed points are not negative");
        }
    }

    /** Whether the points are to pay for something. */
    public boolean pays() {
        return use == Use.PAYMENT;
    }

    /** All points of the hold. */
    public long points() {
        return Math.addExact(owed, lots.stream().mapToLong(Lot::points).sum());
    }

    /**
     * The points that were drawn first.
     *
     * @param points how many of them, up to all
     */
    public Hold first(long points) {
        return part(0, points);
    }

    /** What is left of it without so many points that were drawn first. */
    public Hold without(long points) {
        return part(points, points());
    }

    /** From one point to before another, in the order in which they were drawn; debt is last. */
    private Hold part(long from, long to) {
        if (from < 0 || from > to || to > points()) {
            throw new IllegalArgumentException("a hold of " + points() + " has not " + to);
        }
        var part = new ArrayList<Lot>(lots.size());
        long start = 0;
        for (Lot lot : lots) {
            long points = overlap(from, to, start, start + lot.points());
            if (points > 0) {
                part.add(lot.withPoints(points));
            }
            start += lot.points();
        }
        long debt = overlap(from, to, start, start + owed);
        return new Hold(id, member, use, purpose, until, part, debt, since, shared);
    }

    private static long overlap(long from, long to, long start, long end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
