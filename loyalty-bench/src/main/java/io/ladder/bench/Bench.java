package io.ladder.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Measures tills against the floor: purchases over HTTP through everything that the service does,
 * and the same rows by one function call each over plain JDBC, in turn within one run.
 */
final class Bench {
    private static final int[] FLOOR_CONNECTIONS = {4, 8, 16, 32};
    private static final int[] TILL_CLIENTS = {32, 128};

    private final RunningService service;
    private final List<UUID> tillMembers;
    private final List<UUID> floorMembers;
    private final UUID tenant;
    private final double seconds;
    private long seed = 1;

    private Bench(RunningService service, List<UUID> members, double seconds) throws SQLException {
        this.service = service;
        this.tenant = service.tenant();
        this.tillMembers = members.subList(0, members.size() / 2);
        this.floorMembers = members.subList(members.size() / 2, members.size());
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        try (RunningService service = RunningService.start()) {
            List<UUID> members;
            try (Connection connection = service.connect()) {
                install(connection);
                members = Population.enrol(service, options.members(), connection);
            }
            var bench = new Bench(service, members, options.seconds());
            bench.warmUp(options.warmUpSeconds());
            var rounds = bench.measure(options.rounds());
            var report = new Report(rounds, TILL_CLIENTS);
            System.out.println(report.table());
            if (options.json() != null) {
                Files.writeString(options.json(), report.json());
            }
        }
    }

    /** What the command line asks for. */
    record Options(
            int rounds, double seconds, double warmUpSeconds, int members, @Nullable Path json) {
        static Options of(String[] arguments) {
            int rounds = 3;
            double seconds = 6;
            double warmUpSeconds = 60;
            int members = 20_000;
            Path json = null;
            for (int index = 0; index < arguments.length; index++) {
                switch (arguments[index]) {
                    case "--short" -> {
                        rounds = 1;
                        seconds = 0.5;
                        warmUpSeconds = 1;
                        members = 1_000;
                    }
                    case "--json" -> json = Path.of(arguments[++index]);
                    case "--rounds" -> rounds = Integer.parseInt(arguments[++index]);
                    case "--warm-up" -> warmUpSeconds = Double.parseDouble(arguments[++index]);
                    case "--seconds" -> seconds = Double.parseDouble(arguments[++index]);
                    default ->
                            throw new IllegalArgumentException(
                                    "unknown option " + arguments[index]);
                }
            }
            return new Options(rounds, seconds, warmUpSeconds, members, json);
        }
    }

    private static void install(Connection connection) throws IOException, SQLException {
        try (InputStream sql =
                        Objects.requireNonNull(Bench.class.getResourceAsStream("floor.sql"));
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Posts until the service is compiled, as one is that has been running for a while. */
    private void warmUp(double time) throws IOException, InterruptedException, ExecutionException {
        note(
                new LinkedHashMap<>(),
                0,
                "warm-up",
                till(TILL_CLIENTS[TILL_CLIENTS.length - 1], time));
    }

    /** All figures of all rounds, by name. The first round warms up and does not count. */
    private Map<String, List<Figures>> measure(int rounds)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var all = new LinkedHashMap<String, List<Figures>>();
        for (int round = 0; round <= rounds; round++) {
            for (int connections : FLOOR_CONNECTIONS) {
                note(all, round, "floor_" + connections, floor(connections));
            }
            for (int clients : TILL_CLIENTS) {
                note(all, round, "till_" + clients, till(clients, seconds));
            }
        }
        return all;
    }

    private static void note(
            Map<String, List<Figures>> all, int round, String name, Figures figures) {
        System.err.printf(
                Locale.ROOT,
                "round %d  %-9s %8.0f/s  p50 %6d µs  p99 %7d µs%n",
                round,
                name,
                figures.perSecond(),
                figures.p50Micros(),
                figures.p99Micros());
        if (round > 0) {
            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(figures);
        }
    }

    private Figures floor(int connections)
            throws SQLException, InterruptedException, ExecutionException {
        var clients = new ArrayList<FloorClient>();
        try {
            for (int index = 0; index < connections; index++) {
                clients.add(
                        new FloorClient(
                                service.connect(), tenant, "floor-" + seed, floorMembers, seed++));
            }
            return Load.run(clients, seconds);
        } finally {
            for (FloorClient client : clients) {
                client.close();
            }
        }
    }

    private Figures till(int count, double time)
            throws IOException, InterruptedException, ExecutionException {
        var clients = new ArrayList<Till>();
        try {
            for (int index = 0; index < count; index++) {
                clients.add(
                        new Till(
                                service.port(),
                                service.key(),
                                "till-" + seed,
                                tillMembers,
                                seed++));
            }
            return Load.run(clients, time);
        } finally {
            for (Till client : clients) {
                client.close();
            }
        }
    }
}
