package io.ladder.journal.persistence;

import io.ladder.journal.persistence.JournalRows.InTenant;
import io.ladder.shared.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a group changes of shared counters. All groups lock counters in the order of their keys, so
 * that none waits for another that waits for it: those that are read, when they are loaded, and the
 * others, to which something is only given back or noted, when they are written.
 */
final class CounterRows {
    private final Map<InTenant<String>, Long> counted = new TreeMap<>();

    void add(TenantId tenant, Map<String, Long> counters) {
        counters.forEach(
                (key, count) -> counted.merge(new InTenant<>(tenant, key), count, Math::addExact));
    }

    /**
     * The counters that should have been locked before others; none where what is left can be
     * locked in order when it is written.
     *
     * @param locked what the group has locked
     */
    Set<InTenant<String>> tooLate(Set<InTenant<String>> locked) {
        var left = left(locked);
        return left.isEmpty()
                        || locked.isEmpty()
                        || left.first().compareTo(Collections.max(locked)) > 0
                ? Set.of()
                : left;
    }

    private NavigableSet<InTenant<String>> left(Set<InTenant<String>> locked) {
        var left = new TreeSet<>(counted.keySet());
        left.removeAll(locked);
        return left;
    }

    /** The statements that lock what is left and write the changes. */
    List<TableRows> tables(Set<InTenant<String>> locked) {
        TableRows locks = new TableRows(JournalTables.LOCKED_COUNTERS);
        var left = left(locked);
        if (left.size() > 1) {
            left.forEach(key -> locks.add(key.tenant().value(), key.key()));
        }
        TableRows changes = new TableRows(JournalTables.COUNTERS);
        counted.forEach((key, count) -> changes.add(key.tenant().value(), key.key(), count));
        return List.of(locks, changes);
    }
}
