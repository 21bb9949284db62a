package io.ladder.programme;

import io.ladder.journal.Programme;
import io.ladder.rule.Counter;
import io.ladder.rule.RuleBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a version means for what is counted of members. */
final class CounterConsequences {
    private static final String SECTION = "counters";

    private CounterConsequences() {}

    /** A counter that would count something else is a mistake of the file, and not told here. */
    static void add(Programme before, Programme next, List<Consequence> found) {
        Map<String, Counter> were = counters(before);
        Map<String, Counter> are = counters(next);
        were.keySet()
                .forEach(id -> {
                    if (!are.containsKey(id)) {
                        found.add(
                                new Consequence(
                                        SECTION,
                                        id,
                                        "It counts no more. What it counted is kept; should a later version"
                                                + " have it again, what happens until then is missing in"
                                                + " it."));
                    }
                });
        are.keySet().stream()
                .filter(id -> !were.containsKey(id))
                .forEach(id ->
                        found.add(
                                new Consequence(
                                        SECTION,
                                        id,
                                        "It begins with what an earlier version counted under this"
                                                + " id, and with nothing where none did.")));
    }

    private static Map<String, Counter> counters(Programme programme) {
        var counters = new LinkedHashMap<String, Counter>();
        RuleBook book = programme.mechanic(RuleBook.class);
        if (book != null) {
            book.counters().forEach(counter -> counters.put(counter.id(), counter));
        }
        return counters;
    }
}
