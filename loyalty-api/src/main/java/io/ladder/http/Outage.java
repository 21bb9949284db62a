package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.sql.SQLException;

/** Tells a database that is away, or that has no room for more, from what is wrong on our side. */
final class Outage {
    /** What callers are told, who may try again. */
    static final Refusal REFUSAL =
            Refusal.of(ErrorCode.BUSY, "The database cannot be reached for now; try again.");

    /** Of classes of the SQL standard and of PostgreSQL: connection, shutdown, resources. */
    private static final String[] STATES = {"08", "57P", "53"};

    private Outage() {}

    /** Whether a failure came of it. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return isOutage(sql.getSQLState());
            }
        }
        return false;
    }

    /** The pool gives no state where it waited for a connection in vain. */
    private static boolean isOutage(@org.jspecify.annotations.Nullable String state) {
        if (state == null) {
            return true;
        }
        for (String each : STATES) {
            if (state.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
