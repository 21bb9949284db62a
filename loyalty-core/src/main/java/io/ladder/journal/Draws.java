package io.ladder.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the activities of a history draw on budgets. Where a correction of the past makes a history
 * draw more than is left, what draws more than it did is cut, the latest first.
 */
final class Draws {
    private final List<Draw> draws = new ArrayList<>(0);

    private record By(long activity, String rule) {}

    private record Draw(By by, Budget budget, long points) {}

    /** Notes what was given for an activity. */
    void add(Turn turn) {
        Map<String, Budget> budgets = turn.programme().budgets();
        if (budgets.isEmpty()) {
            return;
        }
        for (Award award : turn.awards()) {
            Budget budget = budgets.get(award.rule());
            if (budget != null && award.points() > 0) {
                draws.add(new Draw(new By(turn.sequence(), award.rule()), budget, award.points()));
            }
        }
    }

    /**
     * Whether more may be drawn than there is.
     *
     * @param growth by how much more the account draws than it did, by counter
     * @param used what everybody has drawn so far, this account included
     */
    boolean exceed(Map<String, Long> growth, SharedCounters used) {
        for (Draw draw : draws) {
            String counter = draw.budget.counter();
            long more = growth.getOrDefault(counter, 0L);
            if (more > 0 && used.used(counter) + more > draw.budget.points()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is to be cut so that nothing more is drawn than there is, as far as one can tell before
     * it is decided again: points that are not given may bring others about.
     *
     * @param before what the account drew so far
     * @param entry the number of what is about to be booked, which has asked its budgets itself
     * @param wholly whether nothing that grew is to keep a part of that, so that it ends
     */
    List<Restitution.Cut> cuts(
            Draws before,
            Map<String, Long> growth,
            SharedCounters used,
            long entry,
            boolean wholly) {
        var drew = new HashMap<By, Long>();
        before.draws.forEach(draw -> drew.merge(draw.by, draw.points, Math::addExact));
        var drawn = new HashMap<String, Long>();
        var cuts = new ArrayList<Restitution.Cut>();
        for (Draw draw : draws.reversed()) {
            String counter = draw.budget.counter();
            long more = growth.getOrDefault(counter, 0L);
            long grown = draw.points - drew.getOrDefault(draw.by, 0L);
            if (more > 0 && grown > 0 && draw.by.activity != entry) {
                long all = drawn.computeIfAbsent(counter, key -> used.used(key) + more);
                long over = all - draw.budget.points();
                if (over > 0) {
                    long less = wholly ? grown : Math.min(grown, over);
                    drawn.put(counter, all - less);
                    cuts.add(
                            new Restitution.Cut(
                                    draw.by.activity, draw.by.rule, draw.points - less));
                }
            }
        }
        return cuts;
    }
}
