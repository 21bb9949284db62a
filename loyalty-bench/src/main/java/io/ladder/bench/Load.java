package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each do one operation after the other until time is up. */
final class Load {
    private Load() {}

    /** One client, with a connection of its own. */
    interface Client extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Runs the clients side by side for a number of seconds. */
    static Figures run(List<? extends Client> clients, double seconds)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> all = new ArrayList<>();
            for (Client client : clients) {
                all.add(threads.submit((Callable<long[]>) () -> repeat(client, end)));
            }
            var nanos = new ArrayList<long[]>();
            for (Future<long[]> each : all) {
                nanos.add(each.get());
            }
            double took = Figures.seconds(System.nanoTime() - start);
            return Figures.of(nanos.stream().flatMapToLong(Arrays::stream).toArray(), took);
        }
    }

    private static long[] repeat(Client client, long end) throws Exception {
        long[] nanos = new long[1_024];
        int count = 0;
        long before = System.nanoTime();
        while (before < end) {
            client.once();
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, count);
    }
}
