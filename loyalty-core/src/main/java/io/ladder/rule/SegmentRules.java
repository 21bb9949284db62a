package io.ladder.rule;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of a programme. They answer no activity: rules, rewards and people ask for them. */
public final class SegmentRules implements Mechanic {
    private final List<Segment> all;

    /** Segments in the order of the file. */
    public SegmentRules(List<Segment> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, in the order of the file. */
    public List<Segment> all() {
        return all;
    }

    /** The segment of that id; null where there is none. */
    public @Nullable Segment find(String id) {
        for (Segment segment : all) {
            if (segment.id().equals(id)) {
                return segment;
            }
        }
        return null;
    }

    @Override
    public String id() {
        return "segments";
    }

    @Override
    public List<String> ruleIds() {
        return List.of();
    }

    @Override
    public void on(Activity activity, Turn turn) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentRules rules && all.equals(rules.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
