package io.ladder.tier;

import java.util.List;

/**
 * One step of a ladder. A member stands on it who meets its criteria and those of all rungs below.
 *
 * @param name unique in its ladder, such as {@code client}
 */
public record Rung(String name, List<Criterion> criteria) {
    public Rung {
        criteria = List.copyOf(criteria);
    }
}
