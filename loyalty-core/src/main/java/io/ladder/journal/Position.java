package io.ladder.journal;

import io.ladder.shared.Document;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where an activity stands in the history as it happened. Activities of one moment are ordered by
 * their rank and their document, so that history does not depend on the order of arrival.
 */
public record Position(Instant at, int rank, @Nullable Document document)
        implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::at)
                    .thenComparingInt(Position::rank)
                    .thenComparing(
                            Position::document, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Before everything that can happen. */
    public static final Position START = new Position(Instant.EPOCH, 0, null);

    public static Position of(Activity activity) {
        return new Position(
                activity.occurredAt(), ActivityKind.of(activity).rank(), activity.document());
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
