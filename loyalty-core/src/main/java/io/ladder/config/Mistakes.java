package io.ladder.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the mistakes of one file while it is read. */
public final class Mistakes {
    /** As many are kept; whoever has more begins with these. */
    public static final int COUNT_MAX = 200;

    private final List<Mistake> found = new ArrayList<>();

    /** Notes a mistake. */
    public void add(Node.Mark at, String path, String detail, @Nullable String suggestion) {
        if (found.size() < COUNT_MAX) {
            found.add(new Mistake(at.line(), at.column(), path, detail, suggestion, at.file()));
        }
    }

    /** Whether nothing was wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /** All mistakes, in the order of the file. */
    public List<Mistake> list() {
        return found.stream().sorted(Mistake.BY_PLACE).toList();
    }
}
