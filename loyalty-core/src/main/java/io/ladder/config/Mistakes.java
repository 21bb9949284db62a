package io.ladder.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the mistakes of one file while it is read. */
public final class Mistakes {
    /** As many are kept; whoever has more begins with these. */
    public static final int COUNT_MAX = 200;

    private final Set<Mistake> found = new LinkedHashSet<>();

    /** None yet. */
    public Mistakes() {}

    /** Those that were found before. */
    public Mistakes(List<Mistake> before) {
        before.forEach(this::add);
    }

    /** Notes a mistake, which counts once however often it is found. */
    public Mistake add(Node.Mark at, String path, String detail, @Nullable String suggestion) {
        var mistake = new Mistake(at.line(), at.column(), path, detail, suggestion, at.file());
        add(mistake);
        return mistake;
    }

    private void add(Mistake mistake) {
        if (found.size() < COUNT_MAX) {
            found.add(mistake);
        }
    }

    /** Forgets one that turned out to follow from another. */
    void remove(Mistake mistake) {
        found.remove(mistake);
    }

    /** Whether something is wrong with the field of that path, or with anything in it. */
    boolean anyIn(String path) {
        return found.stream()
                .map(Mistake::path)
                .anyMatch(each -> each.equals(path) || each.startsWith(path + "/"));
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
