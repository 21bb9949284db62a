package io.ladder.rule;

import io.ladder.journal.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that answers purchases.
 *
 * @param id in the programme file; entries, explanations and what it remembers bear it
 * @param wallet that its points go to
 * @param when what must be so, all of it
 * @param only the lines that it is about; where a purchase has none of them, it does not apply
 * @param group of rules that combine; null for those that name none, which are a group too
 */
public record Rule(
        String id,
        String wallet,
        List<Condition> when,
        Selection only,
        Earning earning,
        @Nullable String group,
        Terms terms) {

    /** How its points go together with others, and how many it gives at most. */
    public record Terms(Combining combining, Caps caps) {
        public static final Terms PLAIN = new Terms(Combining.ADD, Caps.NONE);
    }

    public Rule {
        when = List.copyOf(when);
    }

    /** What it remembers; what another kind of rule remembered under its id is not its own. */
    @Nullable Slot own(@Nullable Slot slot) {
        return slot != null && earning.remembers(slot.format()) ? slot : null;
    }

    /** Whether an expression of it names a fact. */
    boolean names(String fact) {
        return (earning instanceof Formula formula && formula.points().names(fact))
                || names(fact, when, only);
    }

    /** Whether an expression of conditions or of a choice of lines names a fact. */
    static boolean names(String fact, List<Condition> when, Selection only) {
        if (only.where() != null && only.where().names(fact)) {
            return true;
        }
        for (Condition condition : when) {
            if (condition instanceof Condition.Where where && where.expression().names(fact)) {
                return true;
            }
            if (condition instanceof Condition.InSegments in
                    && in.segments().stream()
                            .anyMatch(segment -> names(fact, segment.when(), Selection.ALL))) {
                return true;
            }
        }
        return false;
    }

    /** A rule that applies to every line of every purchase. */
    public static Rule always(String id, String wallet, Earning earning) {
        return new Rule(id, wallet, List.of(), Selection.ALL, earning, null, Terms.PLAIN);
    }
}
