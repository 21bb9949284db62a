package io.ladder.journal;

import java.util.Comparator;

/** A value that is unique in its tenant among those of its kind. */
public record Claim(ClaimKind kind, String value) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::value);

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
