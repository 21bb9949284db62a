package io.ladder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.JsonNode;

/**
 * Checks, plans, applies and exports programme files of a running service: {@code ./ladder
 * programme new|validate|plan|apply|rollback|export|versions|draft}. It ends with 0 where it is
 * done, with 3 where a file has mistakes, with 4 where what was planned is stale, and with 1 where
 * it failed.
 */
public final class ProgrammeCommand {
    static final String PROGRAMME = "/v1/programme";
    private static final String VERSIONS = PROGRAMME + "/versions";

    private final ProgrammeArguments arguments;
    private final ServiceClient client;
    private final PrintStream out;
    private final ProgrammeAnswers shown;

    private ProgrammeCommand(ProgrammeArguments arguments, ServiceClient client, PrintStream out) {
        this.arguments = arguments;
        this.client = client;
        this.out = out;
        this.shown = new ProgrammeAnswers(client, out);
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
            if (args[0].equals("draft")) {
                return DraftCommand.run(args, System.getenv());
            }
            var arguments = ProgrammeArguments.of(args, System.getenv());
            try (var client = new ServiceClient(arguments.connection())) {
                return new ProgrammeCommand(arguments, client, ProgrammeAnswers.output()).act();
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
                case "plan" -> shown.planned(plan(), arguments.file());
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
        return shown.mistakes(answer, arguments.file());
    }

    private ServiceClient.Answer plan() throws IOException, InterruptedException, CommandFailure {
        ServiceClient.Answer answer = client.call(post(PROGRAMME + "/plan").build());
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        return answer;
    }

    private int apply() throws IOException, InterruptedException, CommandFailure {
        String against = ServiceClient.tag(arguments.against());
        if (against == null) {
            ServiceClient.Answer plan = plan();
            int ended = shown.planned(plan, arguments.file());
            if (ended != 0) {
                return ended;
            }
            against = plan.tag();
        }
        String path = VERSIONS + ServiceClient.query("valid_from", arguments.validFrom());
        ServiceClient.Answer answer =
                client.call(
                        ServiceClient.answeredFor(post(path), arguments.overriddenBy())
                                .header("If-Match", against)
                                .build());
        if (answer.isRefused() && answer.body().has("mistakes")) {
            return shown.mistakes(answer.body(), arguments.file());
        }
        return shown.applied(answer, answer.body(), false);
    }

    private int rollBack() throws IOException, InterruptedException, CommandFailure {
        String against = ServiceClient.tag(arguments.against());
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
                        ServiceClient.answeredFor(
                                        client.request(
                                                PROGRAMME
                                                        + "/rollback"
                                                        + (arguments.dryRun()
                                                                ? "?dry_run=true"
                                                                : "")),
                                        arguments.overriddenBy())
                                .header("Content-Type", "application/json")
                                .header("If-Match", against)
                                .POST(BodyPublishers.ofString(body))
                                .build());
        if (!answer.isRefused()) {
            PlanShown.on(out, answer.body().path("plan"));
        }
        return shown.applied(answer, answer.body().path("version"), arguments.dryRun());
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
        return shown.export("Version " + version, answer.text(), arguments.out());
    }

    private int versions() throws IOException, InterruptedException, CommandFailure {
        String page = "?limit=200";
        String cursor;
        do {
            JsonNode answer = client.granted(client.request(VERSIONS + page).GET().build());
            show(answer.path("data"));
            cursor = answer.path("next_cursor").asString("");
            page = "?limit=200&cursor=" + cursor;
        } while (!cursor.isEmpty());
        return 0;
    }

    private void show(JsonNode versions) {
        for (JsonNode version : versions) {
            out.println(
                    "%4d  %-9s  %s … %s"
                            .formatted(
                                    version.path("version").asInt(),
                                    version.path("status").asString(""),
                                    version.path("valid_from").asString("ever"),
                                    version.path("valid_until").asString("")));
        }
    }
}
