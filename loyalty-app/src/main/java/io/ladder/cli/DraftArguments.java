package io.ladder.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./ladder programme draft} was called with.
 *
 * @param action one of {@link #OPTIONS}
 * @param name of the draft; null where it is about all
 * @param file that is kept; null where none is
 * @param against the draft, or its plan, that the caller knows, such as {@code
 *     v3-d0123456789abcdef}; null for the one that is there now
 * @param validFrom a moment; null for now
 * @param out where the exported file goes, a folder where it is several; null for the output
 */
record DraftArguments(
        String action,
        @Nullable String name,
        @Nullable Path file,
        @Nullable String against,
        @Nullable String validFrom,
        @Nullable String overriddenBy,
        @Nullable Path out,
        Connection connection) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** The actions, and what each knows beside the service and the key. */
    private static final Map<String, List<String>> OPTIONS =
            Map.of(
                    "keep", List.of("--against"),
                    "list", List.of(),
                    "plan", List.of(),
                    "apply", List.of("--against", "--valid-from", "--overridden-by"),
                    "export", List.of("--out"),
                    "delete", List.of("--against"));

    /**
     * Reads the arguments.
     *
     * @param arguments from {@code draft} on
     * @throws CommandFailure where they are incomplete or do not fit the action
     */
    static DraftArguments of(String[] arguments, Map<String, String> environment)
            throws CommandFailure {
        if (arguments.length == 1) {
            throw wrong("programme draft needs an action.");
        }
        String action = arguments[1];
        List<String> known = OPTIONS.get(action);
        if (known == null) {
            throw wrong("programme draft does not know " + action + ".");
        }
        var options = new HashMap<String, String>();
        var operands = new ArrayList<String>();
        int wanted = action.equals("keep") ? 2 : action.equals("list") ? 0 : 1;
        for (int index = 2; index < arguments.length; index++) {
            String argument = arguments[index];
            if (argument.equals("--url") || argument.equals("--key") || known.contains(argument)) {
                if (index + 1 == arguments.length) {
                    throw wrong(argument + " needs a value.");
                }
                options.put(argument, arguments[++index]);
            } else if (argument.startsWith("-") || operands.size() == wanted) {
                throw wrong("programme draft " + action + " does not know " + argument + ".");
            } else {
                operands.add(argument);
            }
        }
        String out = options.get("--out");
        return new DraftArguments(
                action,
                wanted == 0 ? null : name(action, operands),
                wanted < 2 ? null : file(operands),
                options.get("--against"),
                options.get("--valid-from"),
                options.get("--overridden-by"),
                out == null ? null : Path.of(out),
                Connection.of(options.get("--url"), options.get("--key"), environment));
    }

    private static String name(String action, List<String> operands) throws CommandFailure {
        if (operands.isEmpty()) {
            throw wrong("programme draft " + action + " needs the name of a draft.");
        }
        String name = operands.getFirst();
        if (!NAME.matcher(name).matches()) {
            throw wrong(
                    name
                            + " is no name of a draft: 1 to 64 of a-z, 0-9, _ and -, beginning with"
                            + " a letter.");
        }
        return name;
    }

    private static Path file(List<String> operands) throws CommandFailure {
        if (operands.size() == 1) {
            throw wrong("programme draft keep needs a file.");
        }
        Path file = Path.of(operands.getLast());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure(ServiceClient.FAILED, "there is no file " + file);
        }
        return file;
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(ServiceClient.FAILED, message + "\n" + ProgrammeArguments.USAGE);
    }

    /** The name of the draft that it is about. */
    String draft() {
        return Objects.requireNonNull(name);
    }

    /** The file that is kept. */
    Path kept() {
        return Objects.requireNonNull(file);
    }
}
