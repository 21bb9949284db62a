package io.ladder.tier;

import io.ladder.tally.Count;
import io.ladder.tally.Window;
import java.util.List;
import java.util.Set;

/** What a rung asks of a member. */
public sealed interface Criterion {

    /**
     * At least {@code count} pieces of evidence of these kinds.
     *
     * @param withinDays days before the moment asked about, in the programme's zone; 0 is ever
     */
    record AtLeast(int count, Set<EvidenceKind> kinds, int withinDays) implements Criterion {
        public AtLeast {
            kinds = Set.copyOf(kinds);
            if (count < 1 || withinDays < 0 || kinds.isEmpty()) {
                throw new IllegalArgumentException("a criterion counts 1 or more of some kind");
            }
        }
    }

    /**
     * The latest survey answer is {@code scoreMin} or more.
     *
     * @param withinDays days before the moment asked about, in the programme's zone; 0 is ever
     */
    record LatestAnswer(int scoreMin, int withinDays) implements Criterion {
        public LatestAnswer {
            if (scoreMin < 0 || scoreMin > 10 || withinDays < 0) {
                throw new IllegalArgumentException("an answer is from 0 to 10");
            }
        }
    }

    /**
     * A counter has come to so much.
     *
     * @param count what the counter counts
     * @param least 1 or more, in what the counter counts
     * @param kept for how many periods after its own what was reached in one counts, 0 to 2
     */
    record Counted(Count count, long least, int kept) implements Criterion {
        public Counted {
            if (least < 1 || kept < 0 || kept > Window.KEPT_MAX) {
                throw new IllegalArgumentException("a counter comes to 1 or more");
            }
        }
    }

    /** One of several ways to meet it. */
    record AnyOf(List<Criterion> alternatives) implements Criterion {
        public AnyOf {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("there is at least one way to meet it");
            }
        }
    }
}
