package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of whom something is so, by name: a saved condition, or a list that people keep.
 *
 * @param name as people know it
 * @param list the attribute of those who are on the list; null where conditions tell
 * @param when what must be so of a member, all of it; at least one
 */
public record Segment(String id, String name, @Nullable String list, List<Condition> when) {
    public Segment {
        when = List.copyOf(when);
        if (when.isEmpty()) {
            throw new IllegalArgumentException("a segment is not everybody");
        }
    }

    /** Whether a member is in it; nobody is of whom that cannot be computed. */
    public boolean has(Case member) {
        try {
            return Condition.firstUnmet(when, member) == null;
        } catch (ExpressionFailure unknown) {
            return false;
        }
    }
}
