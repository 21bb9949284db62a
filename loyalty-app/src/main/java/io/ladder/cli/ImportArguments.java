package io.ladder.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code ./ladder import} was called with. */
record ImportArguments(Path file, Path mapping, Connection connection) {
    static final String USAGE =
            "Usage: ./ladder import FILE --mapping MAPPING.yaml [--url URL] [--key KEY]";

    private static final long UPLOAD_BYTES_MAX = 64L * 1024 * 1024;

    /**
     * Reads the arguments.
     *
     * @throws CommandFailure where they are incomplete or name files that cannot be sent
     */
    static ImportArguments of(String[] arguments, Map<String, String> environment)
            throws CommandFailure {
        @Nullable String file = null;
        @Nullable String mapping = null;
        @Nullable String url = null;
        @Nullable String key = null;
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            switch (argument) {
                case "--mapping" -> mapping = value(arguments, ++index);
                case "--url" -> url = value(arguments, ++index);
                case "--key" -> key = value(arguments, ++index);
                default -> {
                    if (argument.startsWith("-") || file != null) {
                        throw wrong("import does not know " + argument + ".");
                    }
                    file = argument;
                }
            }
        }
        if (file == null) {
            throw wrong("import needs a file.");
        }
        if (mapping == null) {
            throw wrong("import needs a mapping.");
        }
        return new ImportArguments(
                sendable(readable(file)), readable(mapping), Connection.of(url, key, environment));
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(ImportCommand.FAILED, message + "\n" + USAGE);
    }

    private static String value(String[] arguments, int index) throws CommandFailure {
        if (index == arguments.length) {
            throw wrong(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    private static Path readable(String name) throws CommandFailure {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure(ImportCommand.FAILED, "there is no file " + name);
        }
        return file;
    }

    private static Path sendable(Path file) throws CommandFailure {
        if (file.toFile().length() > UPLOAD_BYTES_MAX) {
            throw new CommandFailure(
                    ImportCommand.FAILED,
                    file + " has more than 64 MB; pack it by gzip, or split it into several files");
        }
        return file;
    }
}
