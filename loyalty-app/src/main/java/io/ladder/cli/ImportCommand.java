package io.ladder.cli;

import static io.ladder.cli.ProgressLine.count;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends a file of purchases to a running service and shows how it gets on: {@code ./ladder import
 * FILE --mapping MAPPING.yaml [--url URL] [--key KEY]}. It ends with 0 where all is booked, with 3
 * where lines are bad, and with 1 where it failed.
 */
public final class ImportCommand {
    static final int FAILED = 1;
    private static final int WITH_BAD_LINES = 3;

    private static final int BAD_LINES_SHOWN = 10;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PRINT_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String GOES_ON = "The same command goes on where it stopped.";

    private final ImportArguments arguments;
    private final ImportClient client;
    private final ProgressLine progress;
    private final PrintStream out;

    /** The import that an interruption would have to pause. */
    private final AtomicReference<@Nullable String> running = new AtomicReference<>();

    private ImportCommand(
            ImportArguments arguments,
            ImportClient client,
            ProgressLine progress,
            PrintStream out) {
        this.arguments = arguments;
        this.client = client;
        this.progress = progress;
        this.out = out;
    }

    /** Imports what the arguments say. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws InterruptedException {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
            System.out.println(ImportArguments.USAGE);
            return args.length == 0 ? FAILED : 0;
        }
        try {
            var arguments = ImportArguments.of(args, System.getenv());
            try (var client = new ImportClient(arguments.connection())) {
                boolean terminal =
                        Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent();
                var progress = new ProgressLine(System.out, terminal);
                return new ImportCommand(arguments, client, progress, System.out).run();
            }
        } catch (CommandFailure failure) {
            System.err.println("ladder: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private int run() throws CommandFailure, InterruptedException {
        long start = System.nanoTime();
        JsonNode job;
        try {
            job = client.start(arguments.file(), arguments.mapping());
        } catch (IOException failure) {
            throw client.unreachable(failure);
        }
        String id = job.path("id").asString();
        running.set(id);
        Runtime.getRuntime().addShutdownHook(new Thread(this::pause, "pause"));
        try {
            job = watch(id, job);
        } finally {
            running.set(null);
            progress.end();
        }
        return report(job, (System.nanoTime() - start) / 1_000_000_000);
    }

    private JsonNode watch(String id, JsonNode first) throws CommandFailure, InterruptedException {
        JsonNode job = first;
        long heard = System.nanoTime();
        while (true) {
            progress.show(job);
            switch (job.path("status").asString("")) {
                case "waiting", "running" -> {}
                default -> {
                    return job;
                }
            }
            Thread.sleep(progress.inPlace() ? LOOK_EVERY : PRINT_EVERY);
            try {
                job = client.read(id);
                heard = System.nanoTime();
            } catch (IOException silent) {
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    progress.end();
                    out.println(GOES_ON);
                    throw client.unreachable(silent);
                }
            }
        }
    }

    private int report(JsonNode job, long seconds) throws CommandFailure, InterruptedException {
        long bad = job.path("bad").asLong();
        switch (job.path("status").asString("")) {
            case "done" -> out.print("Done in " + ProgressLine.time(seconds) + ": ");
            case "paused" -> out.print("Paused by somebody else. " + GOES_ON + " So far: ");
            default -> {
                String why = job.path("failure").asString("it failed");
                throw new CommandFailure(FAILED, "the file cannot be imported: " + why);
            }
        }
        out.println(
                "%s booked, %s repeated, %s bad."
                        .formatted(
                                count(job.path("booked").asLong()),
                                count(job.path("repeated").asLong()),
                                count(bad)));
        if (bad > 0) {
            showBadLines(job.path("id").asString(), bad);
        }
        if (!job.path("status").asString("").equals("done")) {
            return FAILED;
        }
        return bad > 0 ? WITH_BAD_LINES : 0;
    }

    private void showBadLines(String id, long bad) throws CommandFailure, InterruptedException {
        try {
            for (JsonNode line : client.badLines(id, BAD_LINES_SHOWN).path("data")) {
                out.println(
                        "  line %d, %s: %s"
                                .formatted(
                                        line.path("line").asLong(),
                                        line.path("field").asString(""),
                                        line.path("reason").asString("")));
            }
        } catch (IOException failure) {
            throw client.unreachable(failure);
        }
        if (bad > BAD_LINES_SHOWN) {
            out.println(
                    "  and %s more, at %s"
                            .formatted(count(bad - BAD_LINES_SHOWN), client.badLinesOf(id)));
        }
    }

    /** At Ctrl-C: what is done is done, and nothing goes on behind the user's back. */
    private void pause() {
        String id = running.get();
        if (id == null) {
            return;
        }
        progress.end();
        try {
            client.pause(id);
            out.println("Paused. " + GOES_ON);
        } catch (IOException | CommandFailure failure) {
            out.println("The import goes on without being watched: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
