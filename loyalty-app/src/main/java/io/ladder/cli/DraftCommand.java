package io.ladder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Works on the drafts of a running service: {@code ./ladder programme draft
 * keep|list|plan|apply|export|delete}. It ends as {@link ProgrammeCommand} does; a draft that has
 * mistakes is kept, and it ends with 3.
 */
final class DraftCommand {
    private static final String DRAFTS = ProgrammeCommand.PROGRAMME + "/drafts";
    private static final int NOT_FOUND = 404;

    private final DraftArguments arguments;
    private final ServiceClient client;
    private final PrintStream out;
    private final ProgrammeAnswers shown;

    private DraftCommand(DraftArguments arguments, ServiceClient client, PrintStream out) {
        this.arguments = arguments;
        this.client = client;
        this.out = out;
        this.shown = new ProgrammeAnswers(client, out);
    }

    /** Does what the arguments say, from {@code draft} on. */
    static int run(String[] args, Map<String, String> environment)
            throws CommandFailure, InterruptedException {
        var arguments = DraftArguments.of(args, environment);
        try (var client = new ServiceClient(arguments.connection())) {
            try {
                return new DraftCommand(arguments, client, ProgrammeAnswers.output()).act();
            } catch (IOException failure) {
                throw client.unreachable(failure);
            }
        }
    }

    private int act() throws IOException, InterruptedException, CommandFailure {
        return switch (arguments.action()) {
            case "keep" -> keep();
            case "plan" -> shown.planned(plan(), label());
            case "apply" -> apply();
            case "export" ->
                    shown.export(
                            "The draft " + arguments.draft(),
                            granted(read()).body().path("source").asString(""),
                            arguments.out());
            case "delete" -> delete();
            default -> list();
        };
    }

    private HttpRequest.Builder draft(String below) {
        return client.request(DRAFTS + "/" + arguments.draft() + below);
    }

    /** What stands for the file of a draft where its mistakes are told. */
    private Path label() {
        return Path.of(arguments.draft());
    }

    private ServiceClient.Answer read() throws IOException, InterruptedException, CommandFailure {
        return client.call(draft("").GET().build());
    }

    private ServiceClient.Answer granted(ServiceClient.Answer answer) throws CommandFailure {
        if (answer.isRefused()) {
            throw client.refused(answer);
        }
        return answer;
    }

    /** The draft that the caller means; null where they have not said, and there is none. */
    private @Nullable String known() throws IOException, InterruptedException, CommandFailure {
        String against = ServiceClient.tag(arguments.against());
        if (against != null) {
            return against;
        }
        ServiceClient.Answer there = read();
        return there.status() == NOT_FOUND ? null : granted(there).tag();
    }

    private int keep() throws IOException, InterruptedException, CommandFailure {
        HttpRequest.Builder request =
                draft("")
                        .header("Content-Type", "application/yaml")
                        .PUT(BodyPublishers.ofString(ProgrammeFolder.source(arguments.kept())));
        String known = known();
        if (known != null) {
            request.header("If-Match", known);
        }
        ServiceClient.Answer answer = client.call(request.build());
        if (ProgrammeAnswers.isStale(answer)) {
            return shown.stale(answer, "");
        }
        JsonNode kept = granted(answer).body();
        String tag = answer.tag().replace("\"", "");
        if (kept.path("valid").asBoolean()) {
            out.println("The draft " + arguments.draft() + " is kept, as " + tag + ".");
            return 0;
        }
        int ended = shown.mistakes(kept, arguments.kept());
        out.println(
                "The draft " + arguments.draft() + " is kept, with its mistakes, as " + tag + ".");
        return ended;
    }

    private int list() throws IOException, InterruptedException, CommandFailure {
        JsonNode answer = client.granted(client.request(DRAFTS).GET().build());
        for (JsonNode draft : answer.path("data")) {
            out.println(
                    draft.path("recorded_at").asString("")
                            + "  "
                            + draft.path("name").asString(""));
        }
        return 0;
    }

    private ServiceClient.Answer plan() throws IOException, InterruptedException, CommandFailure {
        return granted(client.call(draft("/plan").POST(BodyPublishers.noBody()).build()));
    }

    private int apply() throws IOException, InterruptedException, CommandFailure {
        String against = ServiceClient.tag(arguments.against());
        if (against == null) {
            ServiceClient.Answer plan = plan();
            int ended = shown.planned(plan, label());
            if (ended != 0) {
                return ended;
            }
            against = plan.tag();
        }
        String query = ServiceClient.query("valid_from", arguments.validFrom());
        ServiceClient.Answer answer =
                client.call(
                        ServiceClient.answeredFor(draft("/apply" + query), arguments.overriddenBy())
                                .header("If-Match", against)
                                .POST(BodyPublishers.noBody())
                                .build());
        return answer.isRefused() && answer.body().has("mistakes")
                ? shown.mistakes(answer.body(), label())
                : shown.applied(answer, answer.body(), false);
    }

    private int delete() throws IOException, InterruptedException, CommandFailure {
        String against = ServiceClient.tag(arguments.against());
        ServiceClient.Answer answer =
                client.call(
                        draft("")
                                .header(
                                        "If-Match",
                                        against == null ? granted(read()).tag() : against)
                                .DELETE()
                                .build());
        if (ProgrammeAnswers.isStale(answer)) {
            return shown.stale(answer, "");
        }
        granted(answer);
        out.println("The draft " + arguments.draft() + " is deleted.");
        return 0;
    }
}
