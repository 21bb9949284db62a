package io.ladder.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most that activities of the past can bring by rules whose budgets had no more, be it when
 * they were booked or when they were decided again.
 */
final class Bounds {
    private final Map<Long, Map<String, Long>> cut = new HashMap<>(0);

    /** Lets activities bring no more than this. */
    void add(List<Restitution.Cut> cuts) {
        for (Restitution.Cut each : cuts) {
            cut.computeIfAbsent(each.activity(), _ -> new HashMap<>(1))
                    .merge(each.rule(), each.most(), Math::min);
        }
    }

    /** What bounds an activity, by rule. */
    Map<String, Long> of(long activity, List<Award> booked) {
        Map<String, Long> bounds = of(booked);
        Map<String, Long> more = cut.getOrDefault(activity, Map.of());
        if (more.isEmpty()) {
            return bounds;
        }
        var both = new HashMap<>(bounds);
        more.forEach((rule, most) -> both.merge(rule, most, Math::min));
        return both;
    }

    /** What bounded an activity when it was booked, by rule. */
    static Map<String, Long> of(List<Award> booked) {
        Map<String, Long> bounds = Map.of();
        for (Award award : booked) {
            if (award.wasCutShort()) {
                bounds = bounds.isEmpty() ? new HashMap<>(1) : bounds;
                bounds.put(award.rule(), award.most());
            }
        }
        return bounds;
    }
}
