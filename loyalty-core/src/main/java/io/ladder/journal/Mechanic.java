package io.ladder.journal;

import io.ladder.ledger.Hold;
import java.util.List;

/**
 * One rule of a programme that answers activities: earning, a bonus, a stamp card, a catalogue. A
 * mechanic is immutable, made from its part of the programme file, and pure: all that it reads is
 * in the activity, in the turn, or in itself.
 */
public interface Mechanic {

    /** The rule's id in the programme file, which is also the key of its slot. */
    String id();

    /** The ids that its entries, budgets and explanations bear; its own, unless it has several. */
    default List<String> ruleIds() {
        return List.of(id());
    }

    /**
     * Answers an activity. It may refuse what it is asked to check; in the replay of a fact nothing
     * is checked.
     */
    void on(Activity activity, Turn turn);

    /** Takes back what it gave with a redemption whose hold has lapsed. */
    default void lapsed(Hold hold, Turn turn) {}

    /** The shared counters that an answer to this activity reads, by key. */
    default List<String> sharedCounters(Activity activity) {
        return List.of();
    }
}
