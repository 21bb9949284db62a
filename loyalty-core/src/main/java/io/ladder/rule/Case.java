package io.ladder.rule;

import io.ladder.expression.Facts;
import io.ladder.journal.Slot;
import org.jspecify.annotations.Nullable;

/** A purchase as one rule looks at it. */
public final class Case {
    private final Circumstances circumstances;
    private final Chosen chosen;
    private final @Nullable Slot slot;
    private final long given;
    private @Nullable Facts<Case> facts;

    /**
     * A case.
     *
     * @param chosen the lines that the rule is about
     * @param slot what the rule remembers of the member
     * @param given points that the rules before it in its group gave in its wallet
     */
    Case(Circumstances circumstances, Chosen chosen, @Nullable Slot slot, long given) {
        this.circumstances = circumstances;
        this.chosen = chosen;
        this.slot = slot;
        this.given = given;
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

    /** Points that the rules before it in its group gave in its wallet. */
    public long given() {
        return given;
    }

    /** What expressions can name. */
    Facts<Case> facts() {
        if (facts == null) {
            facts = Vocabulary.CASE.of(this);
        }
        return facts;
    }
}
