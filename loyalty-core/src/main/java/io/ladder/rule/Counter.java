package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.tally.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts something of what each member does, for the conditions of rules and the criteria of
 * ladders.
 *
 * @param id in the programme file
 * @param what is counted
 * @param wallet whose points are counted; null where no points are
 * @param when what must be so for a purchase to count, all of it
 * @param only the lines that count
 * @param window what is counted together
 */
public record Counter(
        String id,
        Measure what,
        @Nullable String wallet,
        List<Condition> when,
        Selection only,
        Window window) {

    /** What counters count. */
    public enum Measure {
        PURCHASES,
        /** In thousandths of a piece, kilogram or litre. */
        PIECES,
        /** In minor units. */
        MONEY,
        /** Points that rules gave, whatever for. */
        POINTS
    }

    public Counter {
        when = List.copyOf(when);
        if ((what == Measure.POINTS) != (wallet != null)) {
            throw new IllegalArgumentException("points are of a wallet, and nothing else is");
        }
    }

    /** Whether what this one has counted can be read by another. */
    public boolean countsAlike(Counter other) {
        return what == other.what
                && Objects.equals(wallet, other.wallet)
                && window.equals(other.window);
    }

    /** Whether an expression of it names a fact. */
    boolean names(String fact) {
        return Rule.names(fact, when, only);
    }

    /** How much of a purchase counts; of points nothing is known of a purchase. */
    long of(Circumstances circumstances) throws ExpressionFailure {
        Chosen chosen = only.of(circumstances);
        if (chosen.isEmpty()) {
            return 0;
        }
        var purchase = new Case(circumstances, chosen, null);
        if (Condition.firstUnmet(when, purchase) != null) {
            return 0;
        }
        return switch (what) {
            case PURCHASES -> 1;
            case PIECES -> chosen.thousandths();
            case MONEY -> chosen.minor();
            case POINTS -> 0;
        };
    }
}
