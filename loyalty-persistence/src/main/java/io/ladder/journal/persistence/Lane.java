package io.ladder.journal.persistence;

import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One queue and one thread: whatever waits in the queue when the thread comes back is written as
 * one group. Under load the groups grow, and the cost of a commit is shared by more callers.
 */
final class Lane implements Runnable {
    private static final long IDLE_MILLISECONDS = 200;

    private final GroupCommit commit;
    private final int groupMax;
    private final ArrayBlockingQueue<Waiting> queue;
    private final Thread thread;
    private volatile boolean open = true;

    private record Waiting(Recording recording, CompletableFuture<Recorded> result) {}

    Lane(String name, GroupCommit commit, int groupMax, int queueMax) {
        this.commit = commit;
        this.groupMax = groupMax;
        this.queue = new ArrayBlockingQueue<>(queueMax);
        this.thread = Thread.ofPlatform().name(name).daemon().start(this);
    }

    /** The result to come, or null where the queue is full. */
    @org.jspecify.annotations.Nullable
    CompletableFuture<Recorded> offer(Recording recording) {
        var waiting = new Waiting(recording, new CompletableFuture<>());
        return open && queue.offer(waiting) ? waiting.result : null;
    }

    @Override
    public void run() {
        var group = new ArrayList<Waiting>(groupMax);
        while (open || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(IDLE_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, groupMax - 1);
                    write(group);
                    group.clear();
                }
            } catch (InterruptedException stopped) {
                open = false;
            }
        }
    }

    private void write(List<Waiting> group) {
        try {
            var results = commit.commit(group.stream().map(Waiting::recording).toList());
            for (int index = 0; index < group.size(); index++) {
                group.get(index).result.complete(results.get(index));
            }
        } catch (SQLException | RuntimeException | Error failure) {
            group.forEach(waiting -> waiting.result.completeExceptionally(failure));
        }
    }

    /** Takes no more, and waits until what was taken is written. */
    void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
