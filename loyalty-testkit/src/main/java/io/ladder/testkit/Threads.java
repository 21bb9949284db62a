package io.ladder.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that many threads do at the same time. */
final class Threads {
    private Threads() {}

    /** What a thread does, by its number. */
    interface Work<T> {
        T run(int thread) throws Exception;
    }

    /** Lets many threads begin at one moment, and gives what each of them brought. */
    static <T> List<T> atOnce(int threads, Work<T> work)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                Callable<T> task =
                        () -> {
                            start.await();
                            return work.run(number);
                        };
                running.add(pool.submit(task));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
