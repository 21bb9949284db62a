package io.ladder.shared.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was used last, up to a number of entries. Safe for use by several threads; what is
 * missing is made outside of its lock, so two threads may make the same thing once each.
 */
public final class RecentlyUsed<K, V> {
    private final Map<K, V> entries;

    public RecentlyUsed(int entriesMax) {
        entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > entriesMax;
                    }
                };
    }

    /** What is kept for a key, or null. */
    public synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Forgets what is kept for a key. */
    public synchronized void remove(K key) {
        entries.remove(key);
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Keeps a value for a key, or what the function makes of it and of one that is there. */
    public synchronized void merge(K key, V value, BinaryOperator<V> choice) {
        V known = entries.get(key);
        entries.put(key, known == null ? value : choice.apply(known, value));
    }
}
