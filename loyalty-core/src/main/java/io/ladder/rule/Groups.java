package io.ladder.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What combines by groups, in the order of the file; those that name no group are one too.
 *
 * @param <B> what is bid
 */
final class Groups<B extends Groups.Bid> {
    private final Table<B> table;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    Groups(Table<B> table) {
        this.table = table;
    }

    /** What competes in a group. */
    interface Bid {
        /** Of the rule or the discount. */
        String id();

        /** By how much it competes. */
        long worth();
    }

    /** Where bids end. */
    interface Table<B> {
        /** Takes a bid that counts. */
        void take(B bid);

        /**
         * Turns away a bid that another one of its group has outdone.
         *
         * @param by the id of the other
         */
        void turnAway(B bid, String by);
    }

    /** The group of that name; null for that of those that name none. */
    Group of(@Nullable String name) {
        return groups.computeIfAbsent(Objects.requireNonNullElse(name, ""), _ -> new Group());
    }

    /** Takes what nothing has outdone. */
    void close() {
        groups.values().forEach(Group::settle);
    }

    /** What has come of one group so far. */
    final class Group {
        private @Nullable B best;
        private @Nullable String endedBy;

        /** Who ended it, so that nobody is asked any more; null where nobody did. */
        @Nullable String endedBy() {
            return endedBy;
        }

        /** Takes what has been the best so far, whatever comes after. */
        void settle() {
            if (best != null) {
                table.take(best);
                best = null;
            }
        }

        /** Makes the next bid. */
        void bid(B bid, Combining combining) {
            switch (combining) {
                case ADD -> table.take(bid);
                case BEST -> outdo(bid);
                case END -> {
                    table.take(bid);
                    endedBy = bid.id();
                }
            }
        }

        private void outdo(B bid) {
            B rival = best;
            if (rival == null) {
                best = bid;
            } else if (bid.worth() > rival.worth()) {
                best = bid;
                table.turnAway(rival, bid.id());
            } else {
                table.turnAway(bid, rival.id());
            }
        }
    }
}
