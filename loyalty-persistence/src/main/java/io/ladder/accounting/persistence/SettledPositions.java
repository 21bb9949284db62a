package io.ladder.accounting.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Up to which position of the journal nothing can appear any more. Positions are drawn before they
 * are committed. So a mark is taken: the last position drawn, and then the first transaction that
 * has no number yet. Whoever drew a position up to there has a smaller number, since bookings lock
 * or claim something before they write a record; once all smaller ones have ended, the mark holds.
 */
@Component
final class SettledPositions {
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private @Nullable Mark mark;
    private long settled;

    SettledPositions(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** A position, and the transaction before which it was drawn. */
    private record Mark(long position, long transaction) {}

    /** The newest position up to which all is known; it grows from call to call. */
    synchronized long settled() {
        Mark taken = mark == null ? take() : mark;
        if (number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                >= taken.transaction) {
            settled = taken.position;
            mark = null;
        } else {
            mark = taken;
        }
        return settled;
    }

    private Mark take() {
        // One after the other: a transaction that draws in between is not behind the second.
        long position =
                number(
                        "select case when is_called then last_value else 0 end"
                                + " from activity_position_seq");
        return new Mark(
                position, number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"));
    }

    private long number(String sql) {
        Long number = transactions.execute(_ -> database.sql(sql).query(Long.class).single());
        return number == null ? 0 : number;
    }
}
