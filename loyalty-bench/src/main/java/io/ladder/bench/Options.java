package io.ladder.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param uncounted how many rounds there are before the first one that counts
 * @param rounds how often the calls are measured: often and shortly, since the speed of a machine
 *     that is shared changes from one half minute to the next, and what is compared should lie
 *     close together
 * @param seconds how long each of those measurements takes
 * @param fullSeconds how long each measurement on the full database takes; those that need longer
 *     take a multiple
 * @param warmUpSeconds how long the service is driven before the first round
 * @param json where the figures are written to
 */
record Options(
        Set<Part> parts,
        int uncounted,
        int rounds,
        double seconds,
        double fullSeconds,
        double warmUpSeconds,
        Sizes sizes,
        @Nullable Path json) {

    private static final int FULL_ROUNDS_MAX = 3;

    /**
     * How much there is of everything.
     *
     * @param members of the database that is nearly empty
     * @param importLines of one file
     * @param filledMembers of the full database, with 5 entries each
     * @param heavyMembers of the full database, beside the others
     * @param heavyEntries of each of those
     */
    record Sizes(
            int members, int importLines, int filledMembers, int heavyMembers, int heavyEntries) {
        static final Sizes FULL = new Sizes(20_000, 40_000, 1_000_000, 50, 100_000);
        static final Sizes SHORT = new Sizes(500, 500, 3_000, 4, 500);
    }

    static Options of(String... arguments) {
        Set<Part> parts = EnumSet.allOf(Part.class);
        int uncounted = 2;
        int rounds = 9;
        double seconds = 2;
        double fullSeconds = 5;
        double warmUpSeconds = 90;
        Sizes sizes = Sizes.FULL;
        Path json = null;
        for (int index = 0; index < arguments.length; index++) {
            String option = arguments[index];
            if (option.equals("--short")) {
                uncounted = 0;
                rounds = 1;
                seconds = 0.3;
                fullSeconds = 0.3;
                warmUpSeconds = 1;
                sizes = Sizes.SHORT;
                continue;
            }
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " is unknown or needs a value");
            }
            String value = arguments[++index];
            switch (option) {
                case "--only" -> parts = Part.read(value);
                case "--json" -> json = Path.of(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--warm-up" -> warmUpSeconds = Double.parseDouble(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new Options(
                parts, uncounted, rounds, seconds, fullSeconds, warmUpSeconds, sizes, json);
    }

    /** How often what is compared on the full database is measured; its windows are long. */
    int fullRounds() {
        return Math.min(rounds, FULL_ROUNDS_MAX);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
