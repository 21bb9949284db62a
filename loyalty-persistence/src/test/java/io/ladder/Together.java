package io.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things at the same moment. */
public final class Together {
    private Together() {}

    /** The results, or what was thrown instead, in the order of the tasks. */
    public static List<Object> run(List<? extends Callable<?>> tasks) throws InterruptedException {
        var start = new CountDownLatch(1);
        var results = new ArrayList<Object>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var futures = new ArrayList<Future<?>>();
            for (Callable<?> task : tasks) {
                futures.add(
                        threads.submit(() -> {
                            start.await();
                            return task.call();
                        }));
            }
            start.countDown();
            for (Future<?> future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException failure) {
                    results.add(failure.getCause());
                }
            }
        }
        return results;
    }
}
