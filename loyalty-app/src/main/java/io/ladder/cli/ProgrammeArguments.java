package io.ladder.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./ladder programme} was called with.
 *
 * @param action one of {@link #ACTIONS}
 * @param operand the file or the version that it is about; null where it needs none
 * @param against what was planned against, such as {@code v3}; null for the plan that is made now
 * @param validFrom a moment; null for now
 * @param out where an exported file goes, a folder where it is several; null for the output
 */
record ProgrammeArguments(
        String action,
        @Nullable String operand,
        @Nullable String against,
        @Nullable String validFrom,
        @Nullable String overriddenBy,
        boolean dryRun,
        @Nullable Path out,
        Connection connection) {
    static final String USAGE =
            """
            Usage: ./ladder programme ACTION [--url URL] [--key KEY]
              new [NAME] [--out FILE]                          starts a file from the gallery
              validate FILE                                    tells all mistakes of a file
              plan FILE                                        and what it would change
              apply FILE [--against TAG] [--valid-from MOMENT] applies it; TAG is what plan named
                         [--overridden-by NAME]                who answers for it if it is not feasible
              rollback VERSION [--against TAG] [--valid-from MOMENT] [--overridden-by NAME] [--dry-run]
              export [VERSION] [--out FILE]                    the one in force where none is named
              versions                                         lists all
              draft keep NAME FILE [--against TAG]             keeps a file that is worked on, mistakes and all
              draft list | plan NAME | export NAME [--out FILE] | delete NAME [--against TAG]
              draft apply NAME [--against TAG] [--valid-from MOMENT] [--overridden-by NAME]
            Ends with 0 where it is done, with 3 where the file has mistakes, with 4 where another
            version or a correction came meanwhile, and with 1 where it failed.\
            """;

    private static final List<String> WITH_FILE = List.of("validate", "plan", "apply");
    private static final List<String> CHANGING = List.of("apply", "rollback");
    private static final List<String> ACTIONS =
            List.of("validate", "plan", "apply", "rollback", "export", "versions");

    /**
     * Reads the arguments.
     *
     * @throws CommandFailure where they are incomplete or do not fit the action
     */
    static ProgrammeArguments of(String[] arguments, Map<String, String> environment)
            throws CommandFailure {
        String action = arguments[0];
        if (!ACTIONS.contains(action)) {
            throw wrong("programme does not know " + action + ".");
        }
        var options = new HashMap<String, String>();
        @Nullable String operand = null;
        for (int index = 1; index < arguments.length; index++) {
            String argument = arguments[index];
            if (argument.equals("--dry-run") && action.equals("rollback")) {
                options.put(argument, "");
            } else if (knows(action, argument)) {
                if (index + 1 == arguments.length) {
                    throw wrong(argument + " needs a value.");
                }
                options.put(argument, arguments[++index]);
            } else if (argument.startsWith("-") || operand != null || action.equals("versions")) {
                throw wrong("programme " + action + " does not know " + argument + ".");
            } else {
                operand = argument;
            }
        }
        String out = options.get("--out");
        return new ProgrammeArguments(
                action,
                operand(action, operand),
                options.get("--against"),
                options.get("--valid-from"),
                options.get("--overridden-by"),
                options.containsKey("--dry-run"),
                out == null ? null : Path.of(out),
                Connection.of(options.get("--url"), options.get("--key"), environment));
    }

    private static boolean knows(String action, String option) {
        return switch (option) {
            case "--url", "--key" -> true;
            case "--against", "--valid-from", "--overridden-by" -> CHANGING.contains(action);
            case "--out" -> action.equals("export");
            default -> false;
        };
    }

    private static @Nullable String operand(String action, @Nullable String operand)
            throws CommandFailure {
        if (WITH_FILE.contains(action)) {
            if (operand == null) {
                throw wrong("programme " + action + " needs a file.");
            }
            Path file = Path.of(operand);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new CommandFailure(ServiceClient.FAILED, "there is no file " + operand);
            }
        } else if (operand == null ? action.equals("rollback") : !isVersion(operand)) {
            throw wrong("programme " + action + " needs the number of a version.");
        }
        return operand;
    }

    private static boolean isVersion(String operand) {
        return operand.matches("[1-9][0-9]{0,8}");
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(ServiceClient.FAILED, message + "\n" + USAGE);
    }

    /** The file that it is about. */
    Path file() {
        return Path.of(Objects.requireNonNull(operand));
    }
}
