package io.ladder.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    }

    /** Where bids end. */
    interface Table<B> {
        /** Takes a bid that counts. */
        void take(B bid);

        /** By how much a bid competes, as things stand now. */
        long worth(B bid);

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
        private final List<B> rivals = new ArrayList<>(0);
        private @Nullable String endedBy;

        /** Who ended it, so that nobody is asked any more; null where nobody did. */
        @Nullable String endedBy() {
            return endedBy;
        }

        /** Takes what is the best so far, the first of equals, whatever comes after. */
        void settle() {
            if (rivals.isEmpty()) {
                return;
            }
            B best = rivals.remove(theBest());
            rivals.forEach(rival -> table.turnAway(rival, best.id()));
            rivals.clear();
            table.take(best);
        }

        /** Where the best stands. */
        private int theBest() {
            int best = 0;
            long most = table.worth(rivals.getFirst());
            for (int index = 1; index < rivals.size(); index++) {
                long worth = table.worth(rivals.get(index));
                if (worth > most) {
                    best = index;
                    most = worth;
                }
            }
            return best;
        }

        /** Makes the next bid. */
        void bid(B bid, Combining combining) {
            switch (combining) {
                case ADD -> table.take(bid);
                case BEST -> rivals.add(bid);
                case END -> {
                    table.take(bid);
                    endedBy = bid.id();
                }
            }
        }
    }
}
