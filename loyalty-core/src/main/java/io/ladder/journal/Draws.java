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
    private final Map<By, Long> drawn = new HashMap<>(0);

    /** What draws on what: a rule for an activity on a budget. */
    private record By(long activity, String rule, String counter) {}

    private record Draw(By by, Budget budget, long points) {}

    /** Notes what was given for an activity. */
    void add(Turn turn) {
        add(turn.sequence(), turn.awards(), turn.programme());
    }

    /** Notes what was given for an activity when it was booked. */
    void add(JournalRecord record, Programme programme) {
        add(record.id().sequence(), record.outcome().awards(), programme);
    }

    private void add(long activity, List<Award> awards, Programme programme) {
        Map<String, Budget> budgets = programme.budgets();
        if (budgets.isEmpty()) {
            return;
        }
        for (Award award : awards) {
            Budget budget = budgets.get(award.rule());
            if (budget != null && award.points() > 0) {
                var by = new By(activity, award.rule(), budget.counter());
                draws.add(new Draw(by, budget, award.points()));
                drawn.merge(by, award.points(), Math::addExact);
            }
        }
    }

    /** What was given for an activity by a rule from a budget. */
    long of(long activity, String rule, Budget budget) {
        return drawn.getOrDefault(new By(activity, rule, budget.counter()), 0L);
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
     * <p>No more is cut than the account draws more in all: what another activity no longer draws
     * pays for what one draws more.
     *
     * @param before what the account drew so far
     */
    List<Restitution.Cut> cuts(Draws before, Map<String, Long> growth, SharedCounters used) {
        var rest = new HashMap<>(growth);
        var cuts = new ArrayList<Restitution.Cut>();
        for (Draw draw : draws.reversed()) {
            String counter = draw.budget.counter();
            long more = rest.getOrDefault(counter, 0L);
            long grown = draw.points - before.drawn.getOrDefault(draw.by, 0L);
            if (more > 0 && grown > 0) {
                long over = Math.min(more, used.used(counter) + more - draw.budget.points());
                if (over > 0) {
                    long less = Math.min(grown, over);
                    rest.put(counter, more - less);
                    cuts.add(
                            new Restitution.Cut(
                                    draw.by.activity, draw.by.rule, draw.points - less));
                }
            }
        }
        return cuts;
    }
}
