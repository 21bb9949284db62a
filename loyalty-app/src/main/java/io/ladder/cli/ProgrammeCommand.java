package io.ladder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks, plans, applies and exports programme files of a running service: {@code ./ladder
 * programme new|validate|plan|apply|rollback|export|versions}. It ends with 0 where it is done,
 * with 3 where a file has mistakes, with 4 where what was planned is stale, and with 1 where it
 * failed.
 */
public final class ProgrammeCommand {
    private static final int WITH_MISTAKES = 3;
    private static final int STALE = 4;
    private static final int PRECONDITION_FAILED = 412;
    private static final String PROGRAMME = "/v1/programme";
    private static final String VERSIONS = PROGRAMME + "/versions";

    private final ProgrammeArguments arguments;
    private final ServiceClient client;
    private final PrintStream out;

    private ProgrammeCommand(ProgrammeArguments arguments, ServiceClient client, PrintStream out) {
        this.arguments = arguments;
        this.client = client;
        this.out = out;
    }

    /** Does what the arguments say. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws InterruptedException {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
            System.out.println(ProgrammeArguments.USAGE);
            return args.length == 0 ? ServiceClient.FAILED : 0;
        }
        try {
            if (args[0].equals("new")) {
                return NewProgramme.run(args);
            }
            var arguments = ProgrammeArguments.of(args, System.getenv());
            try (var client = new ServiceClient(arguments.connection())) {
                // Files hold any language, whatever the terminal was set to.
                var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                return new ProgrammeCommand(arguments, client, out).act();
            }
        } catch (CommandFailure failure) {
            System.err.println("ladder: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private int act() throws CommandFailure, InterruptedException {
        try {
            return switch (arguments.action()) {
                case "validate" -> validate();
                case "plan" -> planned(plan());
                case "apply" -> apply();
                case "rollback" -> rollBack();
                case "export" -> export();
                default -> versions();
            };
        } catch (IOException failure) {
            throw client.unreachable(failure);
        }
    }

    private HttpRequest.Builder post(String path) throws CommandFailure {
        return client.request(path)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(ProgrammeFolder.source(arguments.file())));
    }

    private int validate() throws IOException, InterruptedException, CommandFailure {
        JsonNode answer = client.granted(post(PROGRAMME + "/validate").build());
        if (answer.path("valid").asBoolean()) {
            out.println(arguments.file() + " has no mistakes.");
            return 0;
        }
        return mistakes(answer);
    }

    private int mistakes(JsonNode answer) {
        for (JsonNode mistake : answer.path("mistakes")) {
            var line = new StringBuilder();
            line.append(name(mistake))
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

    /** The file that a mistake is in, as whoever typed the command would name it. */
    private String name(JsonNode mistake) {
        Path file = arguments.file();
        return mistake.has("file")
                ? file.resolveSibling(mistake.path("file").asString()).toString()
                : file.toString();
    }

    private ServiceClient.Answer plan() throws IOException, InterruptedException, CommandFailure {
        ServiceClient.Answer answer = client.call(post(PROGRAMME + "/plan").build());
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        return answer;
    }

    private int planned(ServiceClient.Answer plan) {
        if (!plan.body().path("valid").asBoolean()) {
            return mistakes(plan.body());
        }
        PlanShown.on(out, plan.body());
        out.println("Planned against " + plan.tag().replace("\"", "") + ".");
        return 0;
    }

    private int apply() throws IOException, InterruptedException, CommandFailure {
        String against = tag();
        if (against == null) {
            ServiceClient.Answer plan = plan();
            int ended = planned(plan);
            if (ended != 0) {
                return ended;
            }
            against = plan.tag();
        }
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "valid_from", arguments.validFrom());
        ServiceClient.Answer answer =
                client.call(
                        answeredFor(post(VERSIONS + query)).header("If-Match", against).build());
        if (answer.isRefused() && answer.body().has("mistakes")) {
            return mistakes(answer.body());
        }
        return applied(answer, answer.body());
    }

    private HttpRequest.Builder answeredFor(HttpRequest.Builder request) {
        String name = arguments.overriddenBy();
        return name == null
                ? request
                : request.header(
                        "Overridden-By",
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** What the caller planned against, as an ETag; null where they have not said. */
    private @Nullable String tag() {
        String against = arguments.against();
        return against == null ? null : "\"" + against.replace("\"", "") + "\"";
    }

    private int applied(ServiceClient.Answer answer, JsonNode version) throws CommandFailure {
        if (answer.status() == PRECONDITION_FAILED) {
            System.err.println(
                    "ladder: " + answer.body().path("detail").asString("") + " Plan it again.");
            return STALE;
        }
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        out.println(
                "Version %d %s%s."
                        .formatted(
                                version.path("version").asInt(),
                                arguments.dryRun() ? "would be applied" : "is applied",
                                version.has("valid_from")
                                        ? ", from " + version.path("valid_from").asString()
                                        : ""));
        return 0;
    }

    private int rollBack() throws IOException, InterruptedException, CommandFailure {
        String against = tag();
        if (against == null) {
            ServiceClient.Answer newest = client.call(client.request(VERSIONS).GET().build());
            if (newest.isRefused()) {
                throw client.refused(newest);
            }
            against = newest.tag();
        }
        String from = arguments.validFrom();
        String body =
                "{\"version\":"
                        + arguments.operand()
                        + (from == null
                                ? ""
                                : ",\"valid_from\":\"" + from.replaceAll("[\"\\\\]", "") + "\"")
                        + "}";
        ServiceClient.Answer answer =
                client.call(
                        answeredFor(
                                        client.request(
                                                PROGRAMME
                                                        + "/rollback"
                                                        + (arguments.dryRun()
                                                                ? "?dry_run=true"
                                                                : "")))
                                .header("Content-Type", "application/json")
                                .header("If-Match", against)
                                .POST(BodyPublishers.ofString(body))
                                .build());
        if (!answer.isRefused()) {
            PlanShown.on(out, answer.body().path("plan"));
        }
        return applied(answer, answer.body().path("version"));
    }

    private int export() throws IOException, InterruptedException, CommandFailure {
        String version = arguments.operand();
        if (version == null) {
            JsonNode active = client.granted(client.request(PROGRAMME).GET().build());
            version = active.path("version").asString();
        }
        ServiceClient.Answer answer =
                client.call(client.request(VERSIONS + "/" + version + "/file").GET().build());
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        Path file = arguments.out();
        if (file == null) {
            out.print(answer.text());
            out.flush();
            return 0;
        }
        var files = ProgrammeFolder.filesOf(answer.text());
        if (!files.isEmpty()) {
            new ProgrammeFolder(file).write(files);
            out.println(
                    "Version " + version + " is in " + file + ", in " + files.size() + " files.");
            return 0;
        }
        try {
            Files.writeString(file, answer.text());
        } catch (IOException unwritable) {
            throw new CommandFailure(ServiceClient.FAILED, "cannot write " + file);
        }
        out.println("Version " + version + " is in " + file + ".");
        return 0;
    }

    private int versions() throws IOException, InterruptedException, CommandFailure {
        JsonNode answer = client.granted(client.request(VERSIONS).GET().build());
        for (JsonNode version : answer.path("data")) {
            out.println(
                    "%4d  %-9s  %s … %s"
                            .formatted(
                                    version.path("version").asInt(),
                                    version.path("status").asString(""),
                                    version.path("valid_from").asString("ever"),
                                    version.path("valid_until").asString("")));
        }
        return 0;
    }
}
