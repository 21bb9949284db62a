package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Clients that do operations side by side until time is up. */
final class Load {
    private static final double NANOS = 1e9;

    private Load() {}

    /** One client, with a connection of its own. */
    interface Client extends AutoCloseable {
        /** Makes one call; tells how many operations it held, 0 where none is left to do. */
        int once() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** What came of it; operations that were under way when time was up are counted. */
    record Done(long operations, double seconds, Histogram latencies) {
        double perSecond() {
            return operations / seconds;
        }
    }

    /** Each client makes the next call as soon as it has the answer to the one before. */
    static Done asFastAsPossible(List<? extends Client> clients, double seconds)
            throws InterruptedException, ExecutionException {
        return run(clients, seconds, (_, now) -> now);
    }

    /**
     * Calls are due at moments that nothing moves, as buyers come to tills. A call that is made
     * late, because the answer to the one before was late, has waited since it was due.
     */
    static Done scheduled(List<? extends Client> clients, double seconds, double perSecond)
            throws InterruptedException, ExecutionException {
        double interval = NANOS / perSecond;
        long start = System.nanoTime();
        return run(clients, seconds, (number, _) -> start + (long) (number * interval));
    }

    /** When a call is due: the number of the call among those of all clients, and the time now. */
    private interface Schedule {
        long due(long number, long now);
    }

    private static Done run(List<? extends Client> clients, double seconds, Schedule schedule)
            throws InterruptedException, ExecutionException {
        Histogram latencies = Figures.histogram();
        var operations = new LongAdder();
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int index = 0; index < clients.size(); index++) {
                Client client = clients.get(index);
                int first = index;
                Callable<?> task =
                        () -> {
                            repeat(
                                    client,
                                    first,
                                    clients.size(),
                                    end,
                                    schedule,
                                    latencies,
                                    operations);
                            return null;
                        };
                all.add(threads.submit(task));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return new Done(operations.sum(), (System.nanoTime() - start) / NANOS, latencies);
    }

    private static void repeat(
            Client client,
            int first,
            int step,
            long end,
            Schedule schedule,
            Histogram latencies,
            LongAdder operations)
            throws Exception {
        long number = first;
        long now = System.nanoTime();
        long due = schedule.due(number, now);
        while (due < end) {
            while (now < due) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            int done = client.once();
            if (done == 0) {
                return;
            }
            now = System.nanoTime();
            latencies.recordValue(now - due);
            operations.add(done);
            number += step;
            due = schedule.due(number, now);
        }
    }
}
