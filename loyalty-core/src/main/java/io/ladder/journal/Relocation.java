package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What members did moves from one account to another: a departure on the one, on the other the very
 * facts again and then an arrival; all of it or nothing.
 *
 * <p>From a departure on, what these members did before it is no part of the history of the account
 * that they leave. On the other account it is history as if it had always happened there. Both
 * accounts are replayed, and each books its difference.
 */
public sealed interface Relocation extends Activity {
    /** The most facts that move at once. */
    int FACTS_MAX = 10_000;

    /** Why they move. */
    enum Reason {
        /** Two records turned out to be of one person. */
        MERGE("merge"),
        /** They turned out to be two persons after all. */
        SEPARATION("merge-undoing"),
        /** A member founds a household, with an account of its own. */
        FOUNDING("household"),
        /** A member joins a household. */
        JOINING("household"),
        /** A member leaves a household. */
        LEAVING("household-leaving");

        private final String cause;

        Reason(String cause) {
            this.cause = cause;
        }

        /** What the movements that it brings are called. */
        String cause() {
            return cause;
        }

        /** Whether a member comes to a household. */
        public boolean pools() {
            return this == FOUNDING || this == JOINING;
        }
    }

    /**
     * A member who moves.
     *
     * @param as as whom they count on the other account; null for themselves
     */
    record Mover(MemberId member, @Nullable MemberId as) {}

    /** Facts with successive numbers. */
    record Range(long first, long last) {}

    Reason reason();

    /** Who moves; at least one. */
    List<Mover> movers();

    /** The same at another moment. */
    Relocation at(Instant other);

    /** Whether a member moves with it. */
    default boolean moves(MemberId member) {
        return movers().stream().anyMatch(mover -> mover.member().equals(member));
    }

    @Override
    default boolean asksForSomething() {
        return true;
    }

    /**
     * Members leave an account, with all that they did there.
     *
     * @param movers before it is decided the one who is asked for; then also those who count as
     *     them
     * @param in the arrival; null where it is not decided yet
     */
    record Departure(Instant occurredAt, Reason reason, List<Mover> movers, @Nullable RecordId in)
            implements Relocation, TwoSided {
        public Departure {
            movers = List.copyOf(movers);
        }

        /** A departure that is yet to be decided. */
        public Departure(Instant occurredAt, Reason reason, Mover mover) {
            this(occurredAt, reason, List.of(mover), null);
        }

        Departure of(List<Mover> all, RecordId arrival) {
            return new Departure(occurredAt, reason, all, arrival);
        }

        @Override
        public Departure at(Instant other) {
            return new Departure(other, reason, movers, in);
        }

        @Override
        public @Nullable String otherField() {
            return reason == Reason.MERGE ? "/into" : null;
        }
    }

    /**
     * Members come to an account. What they did before stands right before it.
     *
     * @param facts the numbers that the facts had on the other account, in their order
     * @param first the number of the first of them on this account
     * @param out the departure
     */
    record Arrival(
            Instant occurredAt,
            Reason reason,
            List<Mover> movers,
            List<Range> facts,
            long first,
            RecordId out)
            implements Relocation {
        public Arrival {
            movers = List.copyOf(movers);
            facts = List.copyOf(facts);
        }

        @Override
        public Arrival at(Instant other) {
            return new Arrival(other, reason, movers, facts, first, out);
        }

        /**
         * The number here of what had that number on the other account; 0 where it did not come.
         */
        public long numberOf(long former) {
            long next = first;
            for (Range range : facts) {
                if (former >= range.first && former <= range.last) {
                    return next + former - range.first;
                }
                next += range.last - range.first + 1;
            }
            return 0;
        }
    }

    /** Where departures and arrivals are looked up. */
    interface Lookup<E extends Exception> {
        /** The first departure of a member from an account behind a number; null for none. */
        @Nullable Departure departure(AccountId account, MemberId member, long behind) throws E;

        /** The arrival that a departure names. */
        Arrival arrival(RecordId in) throws E;
    }

    /** Where a record of a member stands as what they did, now that they may have moved. */
    static <E extends Exception> RecordId current(RecordId id, MemberId member, Lookup<E> lookup)
            throws E {
        RecordId current = id;
        while (true) {
            Departure departure = lookup.departure(current.account(), member, current.sequence());
            RecordId in = departure == null ? null : departure.in();
            long number = in == null ? 0 : lookup.arrival(in).numberOf(current.sequence());
            if (in == null || number == 0) {
                return current;
            }
            current = new RecordId(in.account(), number);
        }
    }
}
