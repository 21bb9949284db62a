package io.ladder.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cut a discount grants whom for what. */
public sealed interface Scale {

    /** The cut for a case; null where there is none. */
    @Nullable Cut of(Case purchase);

    /** Why there is none, to be read behind "It applies ". */
    String words();

    /** The same for everybody. */
    record Fixed(Cut cut) implements Scale {
        @Override
        public Cut of(Case purchase) {
            return cut;
        }

        @Override
        public String words() {
            return "always";
        }
    }

    /**
     * By the rung on which the member stands before the purchase; none on a rung that is not named.
     */
    record ByRung(String ladder, Map<String, Cut> cuts) implements Scale {
        public ByRung {
            cuts = Map.copyOf(cuts);
        }

        @Override
        public @Nullable Cut of(Case purchase) {
            String rung = purchase.circumstances().rungs().get(ladder);
            return rung == null ? null : cuts.get(rung);
        }

        @Override
        public String words() {
            return "to other rungs than the member's";
        }
    }

    /**
     * By how much there is: of what a counter has come to before the purchase or, where none is
     * named, of what the lines that the discount is about cost.
     *
     * @param counter an id; null for the cost of the lines
     * @param steps rising, 1 to {@value #STEPS_MAX}; the highest that is reached counts
     */
    record BySteps(@Nullable String counter, List<Step> steps) implements Scale {
        public static final int STEPS_MAX = 32;

        public BySteps {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || steps.size() > STEPS_MAX) {
                throw new IllegalArgumentException("too few steps or too many");
            }
            for (int index = 1; index < steps.size(); index++) {
                if (steps.get(index).from <= steps.get(index - 1).from) {
                    throw new IllegalArgumentException("steps rise");
                }
            }
        }

        @Override
        public @Nullable Cut of(Case purchase) {
            long there =
                    counter == null
                            ? purchase.chosen().minor()
                            : purchase.circumstances().counters().getOrDefault(counter, 0L);
            Cut reached = null;
            for (Step step : steps) {
                if (step.from <= there) {
                    reached = step.cut;
                }
            }
            return reached;
        }

        @Override
        public String words() {
            return counter == null
                    ? "from a higher amount up"
                    : "when the counter " + counter + " has come to more";
        }
    }

    /**
     * A step of a scale.
     *
     * @param from how much it takes, in the unit of what is asked; 0 or more
     */
    record Step(long from, Cut cut) {
        public Step {
            if (from < 0) {
                throw new IllegalArgumentException("a step begins at 0 or above");
            }
        }
    }
}
