package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** A service, its database and clients for both, with a meter on all three. */
final class Stand {
    private static final double NANOS_OF_A_MICROSECOND = 1e3;

    private final RunningService service;
    private final UUID tenant;
    private long seed;

    /**
     * A stand on a service.
     *
     * @param seed from which clients get theirs, each another one
     */
    Stand(RunningService service, long seed) throws SQLException {
        this.service = service;
        this.tenant = service.database().tenant();
        this.seed = seed;
    }

    /** Opens a client with a seed and a name of its own. */
    interface Opening {
        Load.Client open(String name, long seed) throws IOException, SQLException;
    }

    /** Lets clients do what they do. */
    interface Pace {
        Load.Done run(List<Load.Client> clients) throws InterruptedException, ExecutionException;
    }

    RunningService service() {
        return service;
    }

    Database database() {
        return service.database();
    }

    /** A client of the floor. */
    Opening floor(List<UUID> members) {
        return (name, seed) ->
                new FloorClient(
                        database().connect(), tenant, new Basket.Sequence(members, name, seed));
    }

    /** A till that books. */
    Opening till(List<UUID> members) {
        return (name, seed) ->
                Till.booking(service.connect(), new Basket.Sequence(members, name, seed));
    }

    /** Measures as many clients as fast as they go. */
    Figures run(int clients, Opening opening, double seconds)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        return run(clients, opening, all -> Load.asFastAsPossible(all, seconds));
    }

    /** Measures clients at a rate that nothing moves. */
    Figures run(int clients, Opening opening, double seconds, double perSecond)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        return run(clients, opening, all -> Load.scheduled(all, seconds, perSecond));
    }

    private Figures run(int count, Opening opening, Pace pace)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var clients = new ArrayList<Load.Client>();
        try {
            for (int index = 0; index < count; index++) {
                clients.add(opening.open(nextName(), seed));
            }
            var meter = new Meter(service);
            Load.Done done = pace.run(clients);
            return new Figures(done.perSecond(), done.latencies(), meter.costOf(done.operations()));
        } finally {
            for (Load.Client client : clients) {
                client.close();
            }
        }
    }

    /** A name that nothing else of this run has. */
    String nextName() {
        return "bench-" + ++seed;
    }

    /** What the three processes have used since it was started. */
    static final class Meter {
        private final RunningService service;
        private final long serviceNanos;
        private final long databaseNanos;
        private final long loadNanos;
        private final long walBytes;

        Meter(RunningService service) throws IOException, SQLException {
            this.service = service;
            this.serviceNanos = service.processorNanos();
            this.databaseNanos = service.database().processorNanos();
            this.loadNanos = RunningService.processorNanos(ProcessHandle.current());
            this.walBytes = service.database().walBytes();
        }

        /** The cost of each of so many operations. */
        Figures.Cost costOf(long operations) throws IOException, SQLException {
            double each = Math.max(1, operations);
            double micros = NANOS_OF_A_MICROSECOND * each;
            long load = RunningService.processorNanos(ProcessHandle.current());
            long inDatabase = service.database().processorNanos() - databaseNanos;
            return new Figures.Cost(
                    (service.processorNanos() - serviceNanos) / micros,
                    inDatabase / micros,
                    (load - loadNanos) / micros,
                    (service.database().walBytes() - walBytes) / each);
        }
    }
}
