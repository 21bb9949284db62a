package io.ladder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Measures the service against the floor, on one embedded PostgreSQL that is as durable as any:
 * purchases over HTTP through everything that the service does, and the same rows by one function
 * call each over plain JDBC, in turn within one run.
 */
final class Bench {
    private final Options options;
    private final Path folder;
    private final Results results = new Results();

    private Bench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Results results = run(options);
        var report = new Report(results);
        System.out.println(report.tables());
        if (options.json() != null) {
            Files.writeString(options.json(), report.json());
        }
    }

    /** Measures what the options ask for. */
    static Results run(Options options) throws Exception {
        Path folder = Files.createTempDirectory("ladder-bench");
        try {
            var bench = new Bench(options, folder);
            bench.run();
            return bench.results;
        } finally {
            delete(folder);
        }
    }

    private void run() throws Exception {
        if (options.has(Part.DECISION)) {
            // By itself, before anything else runs on the machine.
            results.decisionMicros(DecisionBenchmark.micros(options.seconds()));
        }
        try (RunningService service = RunningService.start(folder.resolve("small"))) {
            service.database().install();
            var stand = new Stand(service, 0);
            var small = new NearlyEmpty(stand, options);
            results.note(SameRows.check(stand, small.tillMembers(), small.floorMembers()));
            small.warmUp();
            measure(small);
            if (options.has(Part.BACKTEST)) {
                backtest(new BacktestRun(stand));
            }
            if (options.has(Part.FULL) || options.has(Part.HEAVY) || options.has(Part.EXPIRY)) {
                full(stand, small.tillMembers());
            }
            results.heap(service.heapPeak());
        }
    }

    private void measure(NearlyEmpty small)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        for (int round = 0; round < options.uncounted(); round++) {
            small.round(new Results());
        }
        System.err.println("from here on rounds count");
        for (int round = 0; round < options.rounds(); round++) {
            small.round(results);
        }
        if (options.has(Part.HALF)) {
            for (int round = 0; round < options.rounds(); round++) {
                small.half(results);
            }
        }
    }

    private void backtest(BacktestRun backtest)
            throws IOException, SQLException, InterruptedException {
        backtest.book();
        for (int round = 0; round < options.fullRounds(); round++) {
            results.add("backtest", backtest.run());
        }
    }

    private void full(Stand empty, List<UUID> emptyMembers) throws Exception {
        Database other = empty.database().create("filled");
        try (RunningService service = RunningService.startOn(folder.resolve("large"), other)) {
            long start = System.nanoTime();
            var filled = FilledDatabase.fill(service, options.sizes(), options.fullRounds());
            results.note(
                    String.format(
                            Locale.ROOT,
                            "The full database has %,d entries of %,d members, filled in %d s.",
                            other.value(Long.class, "select count(*) from entry"),
                            other.value(Long.class, "select count(*) from member"),
                            (System.nanoTime() - start) / 1_000_000_000));
            var stand = new Stand(service, 1_000_000);
            var full = new Full(stand, empty, emptyMembers, filled, options);
            full.warmUp(options.warmUpSeconds());
            for (int round = 0; round < options.fullRounds(); round++) {
                if (options.has(Part.FULL)) {
                    full.size(results);
                }
                if (options.has(Part.HEAVY)) {
                    full.heavy(results);
                }
            }
            for (int round = 0; options.has(Part.EXPIRY) && round < options.fullRounds(); round++) {
                full.expiry(results, round, Full.halfRate(results));
            }
            results.heap(service.heapPeak());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
