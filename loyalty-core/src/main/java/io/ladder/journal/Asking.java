package io.ladder.journal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a version of a programme asks of the things that members share, made ready for every
 * activity: as it was applied, and as it was ever corrected, since accounts that are not rated
 * again yet go by the rules of before.
 */
record Asking(List<Mechanic> mechanics, Set<String> budgets) {
    Asking {
        mechanics = List.copyOf(mechanics);
        budgets = Set.copyOf(budgets);
    }

    /** What each of the versions asks, in their order. */
    static List<Asking> byVersion(List<Programme> versions) {
        var nothing = new Asking(List.of(), Set.of());
        return versions.stream().map(nothing::and).toList();
    }

    /** The same where one was corrected. */
    static List<Asking> corrected(List<Asking> byVersion, Programme corrected) {
        var askings = new ArrayList<>(byVersion);
        int index = corrected.version() - 1;
        askings.set(index, askings.get(index).and(corrected));
        return List.copyOf(askings);
    }

    private Asking and(Programme version) {
        var more = new LinkedHashSet<>(mechanics);
        more.addAll(version.mechanics());
        var counters = new LinkedHashSet<>(budgets);
        version.budgets().values().forEach(budget -> counters.add(budget.counter()));
        return new Asking(new ArrayList<>(more), counters);
    }

    /** Names the counters that answers to an activity read; one may be named more than once. */
    void name(Activity activity, Consumer<String> taker) {
        for (Mechanic mechanic : mechanics) {
            mechanic.sharedCounters(activity).forEach(taker);
        }
        if (!budgets.isEmpty() && Programme.drawsOnBudgets(activity)) {
            budgets.forEach(taker);
        }
    }
}
