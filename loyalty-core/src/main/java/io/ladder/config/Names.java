package io.ladder.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that things of one kind have in a file, as far as they could be read. Whoever names a
 * thing that could not be read is not blamed for it: the mistake is where the thing is.
 */
public final class Names {
    private final Set<String> known;
    private final Set<String> unread;
    private final boolean complete;

    private Names(Collection<String> known, Collection<String> unread, boolean complete) {
        this.known = new LinkedHashSet<>(known);
        this.known.remove("");
        this.unread = Set.copyOf(unread);
        this.complete = complete;
    }

    /** These, and no others. */
    public static Names of(Collection<String> known) {
        return new Names(known, Set.of(), true);
    }

    /**
     * These, and some of which there is a mistake in the file.
     *
     * @param unread what is written where a name should be
     * @param complete whether something is written for each that is not known
     */
    public static Names of(Collection<String> known, Collection<String> unread, boolean complete) {
        return new Names(known, unread, complete);
    }

    /** Some of these, where there are mistakes in the same places of a file. */
    public Names only(Collection<String> some) {
        List<String> left = known.stream().filter(some::contains).toList();
        return new Names(left, unread, complete);
    }

    /** Those that could be read, in the order of the file. */
    public Set<String> known() {
        return known;
    }

    /** Whether there is something of that name. */
    public boolean has(String name) {
        return known.contains(name);
    }

    /** Whether a name that is none of them may be the name of something that was not read. */
    public boolean mayHave(String name) {
        if (!complete || unread.stream().anyMatch(each -> NearestName.isFormOf(each, name))) {
            return true;
        }
        var all = new ArrayList<>(known);
        all.addAll(unread);
        String nearest = NearestName.of(name, all);
        return nearest != null && unread.contains(nearest);
    }
}
