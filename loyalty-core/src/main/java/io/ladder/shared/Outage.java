package io.ladder.shared;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away, or that has no room for more, from what is wrong on our side.
 *
 * <p>A caller who is told so may try again. Whether what they asked for was done is open: the
 * connection may have broken between the commit and its answer. That is why everything that is
 * booked has a key of its own, under which the second attempt gets the answer of the first.
 */
public final class Outage {
    /** What callers are told. */
    public static final Refusal REFUSAL =
            Refusal.of(ErrorCode.BUSY, "The database cannot be reached for now; try again.");

    /**
     * Classes of the SQL standard and of PostgreSQL: connection, shutdown, resources (as a full
     * disk), and errors of the system beneath.
     */
    private static final List<String> STATES = List.of("08", "57P", "53", "58");

    private Outage() {}

    /** Whether a failure came of it. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return isOutage(sql.getSQLState());
            }
        }
        return false;
    }

    /** The pool gives no state where it waited for a connection in vain. */
    private static boolean isOutage(@Nullable String state) {
        return state == null || STATES.stream().anyMatch(state::startsWith);
    }
}
