package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/**
 * What a database that is nearly empty is measured for: each call by itself, as fast as it goes.
 */
final class NearlyEmpty {
    static final int CLIENTS = 64;
    private static final int MANY_CLIENTS = 256;
    private static final int BATCH_CLIENTS = 4;
    private static final int RETURN_CLIENTS = 32;
    private static final int RETURNS_A_SECOND = 60;
    private static final int[] FLOOR_CONNECTIONS = {4, 8, 16, 32};

    private static final int HALF_FLOOR_CONNECTIONS = 16;

    /** On one member connections only wait for each other. */
    private static final int[] HOT_FLOOR_CONNECTIONS = {1, 2, 4, 8};

    private final Stand stand;
    private final Options options;
    private final double seconds;
    private final List<UUID> tillMembers;
    private final List<UUID> floorMembers;
    private final ImportRun imports;
    private int round;

    NearlyEmpty(Stand stand, Options options) throws IOException, SQLException {
        this.stand = stand;
        this.options = options;
        this.seconds = options.seconds();
        int members = options.sizes().members();
        this.tillMembers = Population.enrol(stand.service(), "till", members);
        this.floorMembers = Population.enrol(stand.service(), "floor", members);
        this.imports = new ImportRun(stand, "till", members, options.sizes().importLines());
    }

    List<UUID> tillMembers() {
        return tillMembers;
    }

    List<UUID> floorMembers() {
        return floorMembers;
    }

    /** Posts until the service is compiled, as one is that has been running for a while. */
    void warmUp() throws IOException, SQLException, InterruptedException, ExecutionException {
        double time = options.warmUpSeconds();
        Results.tell("warm-up", stand.run(CLIENTS, stand.till(tillMembers), time));
    }

    /** Measures all of it once, in turn. */
    void round(Results results)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        round++;
        if (options.has(Part.TILL) || options.has(Part.IMPORT)) {
            floors(results, "floor", FLOOR_CONNECTIONS, floorMembers);
        }
        if (options.has(Part.TILL)) {
            measure(results, "floor_1", 1, stand.floor(floorMembers));
            measure(results, "till_1", 1, stand.till(tillMembers));
            measure(results, "till_64", CLIENTS, stand.till(tillMembers));
            measure(results, "till_256", MANY_CLIENTS, stand.till(tillMembers));
        }
        if (options.has(Part.IMPORT)) {
            results.add("import", imports.run());
        }
        calls(results);
        if (options.has(Part.HOT)) {
            var floorMember = Population.enrol(stand.service(), "hot-floor-" + round, 1);
            floors(results, "floor_hot", HOT_FLOOR_CONNECTIONS, floorMember);
            var tillMember = Population.enrol(stand.service(), "hot-till-" + round, 1);
            measure(results, "till_hot", CLIENTS, stand.till(tillMember));
        }
    }

    /**
     * Measures both at half the rate that the till reached at its best. The floor has more
     * connections than it needs for that, so that no purchase waits for one.
     */
    void half(Results results)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        double rate = halfRate(results);
        results.add(
                "floor_half",
                stand.run(HALF_FLOOR_CONNECTIONS, stand.floor(floorMembers), seconds, rate));
        results.add("till_half", stand.run(CLIENTS, stand.till(tillMembers), seconds, rate));
    }

    /** Half the highest rate of the till in purchases a second. */
    private static double halfRate(Results results) {
        return results.median(results.fastest(List.of("till_64", "till_256"))).perSecond() / 2;
    }

    private void calls(Results results)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        RunningService service = stand.service();
        if (options.has(Part.BATCH)) {
            measure(
                    results,
                    "batch",
                    BATCH_CLIENTS,
                    (name, seed) ->
                            new BatchClient(
                                    service.connect(),
                                    new Basket.Sequence(tillMembers, name, seed),
                                    BatchClient.PURCHASES));
        }
        if (options.has(Part.QUOTE)) {
            measure(
                    results,
                    "quote",
                    CLIENTS,
                    (name, seed) ->
                            Till.quoting(
                                    service.connect(),
                                    new Basket.Sequence(tillMembers, name, seed)));
        }
        if (options.has(Part.READ)) {
            measure(
                    results,
                    "read",
                    CLIENTS,
                    (_, seed) -> new MemberReader(service.connect(), tillMembers, seed));
        }
        if (options.has(Part.REDEEM)) {
            measure(
                    results,
                    "redeem",
                    CLIENTS,
                    (name, seed) -> new Redeemer(service.connect(), tillMembers, name, seed));
        }
        if (options.has(Part.BUDGET)) {
            measure(results, "till_no_budget", CLIENTS, stand.till(tillMembers));
            service.apply(file -> file.replace("# budget:", "budget:"));
            measure(results, "till_budget", CLIENTS, stand.till(tillMembers));
            service.apply(UnaryOperator.identity());
        }
        if (options.has(Part.RULES)) {
            measure(results, "till_one_rule", CLIENTS, stand.till(tillMembers));
            service.apply(HundredRules::in);
            measure(results, "till_100_rules", CLIENTS, stand.till(tillMembers));
            service.apply(UnaryOperator.identity());
        }
        if (options.has(Part.RETURN)) {
            int purchases = (int) Math.max(1, RETURNS_A_SECOND * seconds);
            measure(
                    results,
                    "return",
                    RETURN_CLIENTS,
                    (name, seed) ->
                            new Returner(service.connect(), tillMembers, name, seed, purchases));
        }
    }

    private void measure(Results results, String name, int clients, Stand.Opening opening)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        results.add(name, stand.run(clients, opening, seconds));
    }

    /** Measures some numbers of connections, of which the best counts. */
    private void floors(Results results, String name, int[] connections, List<UUID> members)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        for (int count : connections) {
            results.add(name, "_of_" + count, stand.run(count, stand.floor(members), seconds));
        }
    }
}
