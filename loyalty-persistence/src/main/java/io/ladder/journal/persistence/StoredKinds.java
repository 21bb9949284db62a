package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import java.util.ArrayList;
import java.util.List;

/** The kinds of activities that the journal holds, by the names that stand in its tables. */
final class StoredKinds {
    private static final List<Class<? extends Activity>> ALL = new ArrayList<>();

    static {
        add(Activity.class);
    }

    private StoredKinds() {}

    private static void add(Class<?> kind) {
        if (kind.isInterface()) {
            for (Class<?> part : kind.getPermittedSubclasses()) {
                add(part);
            }
        } else {
            ALL.add(kind.asSubclass(Activity.class));
        }
    }

    /** All kinds that a type stands for: itself, or those of a group. */
    static List<Class<? extends Activity>> of(Class<? extends Activity> type) {
        return ALL.stream().filter(type::isAssignableFrom).toList();
    }

    static String name(Class<? extends Activity> kind) {
        return kind.getSimpleName();
    }
}
