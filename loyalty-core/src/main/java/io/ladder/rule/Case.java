package io.ladder.rule;

import io.ladder.expression.Facts;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import org.jspecify.annotations.Nullable;

/** A purchase as one rule looks at it. */
public final class Case {
    private final Circumstances circumstances;
    private final Chosen chosen;
    private final @Nullable Slot slot;
    private long given;
    private @Nullable Facts<Case> facts;

    /**
     * A case.
     *
     * @param chosen the lines that the rule is about
     * @param slot what the rule remembers of the member
     */
    Case(Circumstances circumstances, Chosen chosen, @Nullable Slot slot) {
        this.circumstances = circumstances;
        this.chosen = chosen;
        this.slot = slot;
    }

    /** A member at a moment, who buys nothing: for conditions that ask for no purchase. */
    public static Case withoutPurchase(Turn turn) {
        return new Case(new Circumstances(null, turn), Chosen.NOTHING, null);
    }

    /** The whole purchase, who buys, and when. */
    Circumstances circumstances() {
        return circumstances;
    }

    /** The lines that the rule is about. */
    public Chosen chosen() {
        return chosen;
    }

    /** What the rule remembers of the member; null where nothing. */
    public @Nullable Slot slot() {
        return slot;
    }

    /** What a multiplier multiplies: what the rules before it in its group gave in its wallet. */
    long given() {
        return given;
    }

    void given(long points) {
        given = points;
    }

    /** What expressions can name. */
    Facts<Case> facts() {
        if (facts == null) {
            facts = Vocabulary.CASE.of(this);
        }
        return facts;
    }
}
