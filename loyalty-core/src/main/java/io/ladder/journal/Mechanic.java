package io.ladder.journal;

import io.ladder.ledger.Hold;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * When time alone next makes it do something for a member, whatever happens meanwhile.
     *
     * @param after only moments after this one count: up to it everything is booked
     * @return null for never
     */
    default @Nullable Instant nextDueAt(Remembered member, ZoneId zone, Instant after) {
        return null;
    }

    /** Does for a member what is due, in a turn in which nothing else happens. */
    default void due(Turn turn) {}

    /** The shared counters that an answer to this activity reads, by key. */
    default List<String> sharedCounters(Activity activity) {
        return List.of();
    }
}
