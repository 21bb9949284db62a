package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** What a full database is measured for, each time in turn with what it is compared with. */
final class Full {
    private static final int CLIENTS = NearlyEmpty.CLIENTS;

    /** Windows that hold a checkpoint, and those of a sweep, are so much longer. */
    private static final int LONG = 3;

    private static final Duration DRAIN_MAX = Duration.ofMinutes(10);
    private static final long LOOK_MILLISECONDS = 250;
    private static final double NANOS = 1e9;

    private final Stand full;
    private final Stand empty;
    private final List<UUID> emptyMembers;
    private final FilledDatabase filled;
    private final List<UUID> allMembers;
    private final List<UUID> freshMembers;
    private final double seconds;
    private int round;

    Full(Stand full, Stand empty, List<UUID> emptyMembers, FilledDatabase filled, Options options)
            throws IOException, SQLException {
        this.full = full;
        this.empty = empty;
        this.emptyMembers = emptyMembers;
        this.filled = filled;
        this.allMembers = filled.allMembers();
        this.seconds = options.fullSeconds();
        this.freshMembers = Population.enrol(full.service(), "fresh", options.sizes().members());
    }

    void warmUp(double time)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Results.tell("warm-up", full.run(CLIENTS, full.till(freshMembers), time));
    }

    /** The till on a full database, and on one that is nearly empty. */
    void size(Results results)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        results.add("till_empty", withCheckpoint(empty, emptyMembers));
        results.add("till_full", withCheckpoint(full, allMembers));
    }

    /** Half the highest rate of the till on the full database in purchases a second. */
    static double halfRate(Results results) {
        return results.median("till_full").perSecond() / 2;
    }

    /** A checkpoint begins when a quarter of the time is over, and must end before all is. */
    private Figures withCheckpoint(Stand stand, List<UUID> members)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        double window = seconds * LONG;
        long before = stand.database().checkpoints();
        var failure = new Throwable[1];
        Thread checkpoint =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Thread.sleep((long) (window * 250));
                                stand.database().execute("checkpoint");
                            } catch (InterruptedException | SQLException failed) {
                                failure[0] = failed;
                            }
                        });
        Figures figures = stand.run(CLIENTS, stand.till(members), window);
        boolean ended = !checkpoint.isAlive();
        checkpoint.join();
        if (failure[0] != null || stand.database().checkpoints() == before) {
            throw new IllegalStateException("there was no checkpoint", failure[0]);
        }
        if (!ended) {
            System.err.println("the checkpoint went on after the window");
        }
        return figures;
    }

    /** The till for members with many entries, and for as many who have just enrolled. */
    void heavy(Results results)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        round++;
        int count = filled.heavyMembers().size();
        var newMembers = Population.enrol(full.service(), "new-" + round, count);
        results.add("till_new", full.run(CLIENTS, full.till(newMembers), seconds));
        results.add("till_heavy", full.run(CLIENTS, full.till(filled.heavyMembers()), seconds));
    }

    /**
     * The till before the lots of a cohort fall due, the sweeping of them alone, and the till
     * meanwhile. The till serves members of whom nothing is due.
     *
     * @param rate of the till, in purchases a second
     */
    void expiry(Results results, int cohort, double rate)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var till = full.till(freshMembers);
        results.add("till_before_expiry", full.run(CLIENTS, till, seconds * LONG, rate));
        Instant due = FilledDatabase.expiryOf(cohort);
        advanceTo(due);
        results.add("expiry", sweep(due));
        results.add("till_during_expiry", full.run(CLIENTS, till, seconds * LONG, rate));
        if (left(due) == 0) {
            results.note("All lots of a round were swept before the till's window was over.");
        }
        drain(due);
    }

    private void advanceTo(Instant due) throws IOException {
        try (HttpConnection service = full.service().connect()) {
            service.get("/v1/sandbox/clock");
            Instant now = Instant.parse(service.field("now"));
            Duration ahead = Duration.between(now, due.plus(1, ChronoUnit.MINUTES));
            service.post("/v1/sandbox/clock", "{\"advance\":\"" + ahead + "\"}");
        }
    }

    /** How many accounts have something to expire by then. */
    private long left(Instant due) throws SQLException {
        return full.database()
                .value(
                        Long.class,
                        "select count(*) from account where due_at <= '%s'".formatted(due));
    }

    /**
     * Looks on from when the sweeper begins until time is up or nothing is left. Each account has
     * one lot that is due, so as many accounts are as many lots.
     */
    private Figures sweep(Instant due) throws IOException, SQLException, InterruptedException {
        var meter = new Stand.Meter(full.service());
        long before = left(due);
        long start = System.nanoTime();
        long left = before;
        while (left > 0 && System.nanoTime() - start < seconds * LONG * NANOS) {
            if (left == before) {
                start = System.nanoTime();
                meter = new Stand.Meter(full.service());
            }
            Thread.sleep(LOOK_MILLISECONDS);
            left = left(due);
        }
        long swept = before - left;
        double took = (System.nanoTime() - start) / NANOS;
        return new Figures(swept / took, Figures.histogram(), meter.costOf(swept));
    }

    private void drain(Instant due) throws SQLException, InterruptedException {
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        while (left(due) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the sweeper does not get through what is due");
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
    }
}
