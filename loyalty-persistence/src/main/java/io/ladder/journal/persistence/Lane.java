package io.ladder.journal.persistence;

import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.Outage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue and one thread: whatever waits in the queue when the thread comes back is written as
 * one group. Under load the groups grow, and the cost of a commit is shared by more callers.
 *
 * <p>Where the database is away, all that waits is answered at once rather than tried one group
 * after the other: nobody waits for those before them to learn the same.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Writing writing;
    private final int groupMax;
    private final Duration patience;
    private final GroupingQueue<Waiting> queue;
    private final Thread thread;

    /** What becomes of a group: one result for each recording, in the same order. */
    interface Writing {
        List<Recorded> write(List<Recording> recordings) throws SQLException;
    }

    /** One that waits; each is equal to itself alone, since no two have the same future. */
    private record Waiting(Recording recording, CompletableFuture<Recorded> result) {}

    /**
     * A lane with its thread, which runs until the lane is closed.
     *
     * @param queueMax how many may wait; more are told that the service is busy
     * @param patience how long a caller waits for their result
     */
    Lane(String name, Writing writing, int groupMax, int queueMax, Duration patience) {
        this.writing = writing;
        this.groupMax = groupMax;
        this.patience = patience;
        this.queue = new GroupingQueue<>(queueMax);
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /**
     * Has a recording written, together with others.
     *
     * <p>Whoever is told {@code busy} after their patience ended knows that nothing was and will be
     * written if the recording still waited, which is then withdrawn. If it was being written, it
     * may yet be: see {@link io.ladder.journal.Journal}.
     */
    Recorded write(Recording recording) {
        var waiting = new Waiting(recording, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            return SqlJournal.busy();
        }
        try {
            return waiting.result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException never) {
            throw new IllegalStateException("a result is never a failure", never);
        } catch (TimeoutException tooLong) {
            boolean untouched = queue.withdraw(waiting);
            LOG.warn(
                    "a recording was {} within {}",
                    untouched ? "not begun" : "begun, but not written",
                    patience);
            return SqlJournal.busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            queue.withdraw(waiting);
            return SqlJournal.busy();
        }
    }

    /** How many wait for the thread to come back. */
    int waiting() {
        return queue.size();
    }

    private void run() {
        try {
            for (var group = queue.take(groupMax); !group.isEmpty(); group = queue.take(groupMax)) {
                write(group);
            }
        } catch (InterruptedException stopped) {
            queue.close();
            complete(queue.poll(Integer.MAX_VALUE), SqlJournal.busy());
        }
    }

    private void write(List<Waiting> group) {
        try {
            var results = writing.write(group.stream().map(Waiting::recording).toList());
            for (int index = 0; index < group.size(); index++) {
                group.get(index).result.complete(results.get(index));
            }
        } catch (SQLException | RuntimeException | Error failure) {
            Recorded failed = SqlJournal.failed(failure);
            complete(group, failed);
            if (Outage.isBehind(failure)) {
                complete(queue.poll(Integer.MAX_VALUE), failed);
            }
        }
    }

    private static void complete(List<Waiting> group, Recorded result) {
        group.forEach(waiting -> waiting.result.complete(result));
    }

    /** Takes no more, and waits until what was taken is written. */
    void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
