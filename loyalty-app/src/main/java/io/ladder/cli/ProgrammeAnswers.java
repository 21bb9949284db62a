package io.ladder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the service answers about programme files, as the command line shows it. */
final class ProgrammeAnswers {
    /** The code with which a command ends whose file has mistakes. */
    static final int WITH_MISTAKES = 3;

    /** The code with which a command ends that another one came before. */
    static final int STALE = 4;

    private static final int PRECONDITION_FAILED = 412;

    private final ServiceClient client;
    private final PrintStream out;

    ProgrammeAnswers(ServiceClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** The output. Files hold any language, whatever the terminal was set to. */
    static PrintStream output() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /**
     * Tells each mistake by its place.
     *
     * @param file as whoever typed the command names it
     */
    int mistakes(JsonNode answer, Path file) {
        for (JsonNode mistake : answer.path("mistakes")) {
            var line = new StringBuilder();
            line.append(name(mistake, file))
                    .append(':')
                    .append(mistake.path("line").asInt())
                    .append(':')
                    .append(mistake.path("column").asInt())
                    .append(' ')
                    .append(mistake.path("path").asString(""))
                    .append(' ')
                    .append(mistake.path("detail").asString(""));
            if (mistake.has("suggestion")) {
                line.append(" (did you mean ")
                        .append(mistake.path("suggestion").asString())
                        .append("?)");
            }
            out.println(line);
        }
        return WITH_MISTAKES;
    }

    private static String name(JsonNode mistake, Path file) {
        return mistake.has("file")
                ? file.resolveSibling(mistake.path("file").asString()).toString()
                : file.toString();
    }

    /** Tells what a file would change, or its mistakes. */
    int planned(ServiceClient.Answer plan, Path file) {
        if (!plan.body().path("valid").asBoolean()) {
            return mistakes(plan.body(), file);
        }
        PlanShown.on(out, plan.body());
        out.println("Planned against " + plan.tag().replace("\"", "") + ".");
        return 0;
    }

    /** Tells which version was applied, or why none was. */
    int applied(ServiceClient.Answer answer, JsonNode version, boolean dryRun)
            throws CommandFailure {
        if (isStale(answer)) {
            return stale(answer, " Plan it again.");
        }
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        out.println(
                "Version %d %s%s."
                        .formatted(
                                version.path("version").asInt(),
                                dryRun ? "would be applied" : "is applied",
                                version.has("valid_from")
                                        ? ", from " + version.path("valid_from").asString()
                                        : ""));
        return 0;
    }

    static boolean isStale(ServiceClient.Answer answer) {
        return answer.status() == PRECONDITION_FAILED;
    }

    /** Tells that another one came meanwhile, and what to do. */
    int stale(ServiceClient.Answer answer, String advice) {
        System.err.println("ladder: " + answer.body().path("detail").asString("") + advice);
        return STALE;
    }

    /**
     * Writes a programme as it was sent, in as many files.
     *
     * @param what it is, such as {@code Version 3}
     * @param path a file, or a folder where it is several; null for the output
     */
    int export(String what, String text, @Nullable Path path) throws CommandFailure {
        if (path == null) {
            out.print(text);
            out.flush();
            return 0;
        }
        var files = ProgrammeFolder.filesOf(text);
        if (!files.isEmpty()) {
            new ProgrammeFolder(path).write(files);
            out.println(what + " is in " + path + ", in " + files.size() + " files.");
            return 0;
        }
        try {
            Files.writeString(path, text);
        } catch (IOException unwritable) {
            throw new CommandFailure(ServiceClient.FAILED, "cannot write " + path);
        }
        out.println(what + " is in " + path + ".");
        return 0;
    }
}
