package io.ladder.cli;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** What a file would change, as the command line shows it. */
final class PlanShown {
    private PlanShown() {}

    /** Prints it. */
    static void on(PrintStream out, JsonNode plan) {
        JsonNode changes = plan.path("changes");
        if (changes.isEmpty()) {
            out.println("It changes nothing.");
        }
        for (JsonNode change : changes) {
            String sign =
                    switch (change.path("kind").asString("")) {
                        case "added" -> "+";
                        case "removed" -> "-";
                        default -> "~";
                    };
            out.println(sign + " " + change.path("words").asString(""));
        }
        for (JsonNode consequence : plan.path("consequences")) {
            out.println(
                    "! %s %s: %s"
                            .formatted(
                                    consequence.path("section").asString(""),
                                    consequence.path("id").asString(""),
                                    consequence.path("words").asString("")));
        }
        feasibility(out, plan.path("feasibility"));
    }

    private static void feasibility(PrintStream out, JsonNode feasibility) {
        if (feasibility.isMissingNode()) {
            return;
        }
        out.println(
                "%s By its assumptions it costs %s %% of the margin (%s %% may be), and %s."
                        .formatted(
                                feasibility.path("passes").asBoolean() ? "=" : "!",
                                feasibility.path("cost_percent").asString("beyond all measure"),
                                feasibility
                                        .path("assumptions")
                                        .path("cost_percent_max")
                                        .asString(""),
                                feasibility.has("break_even_uplift_percent")
                                        ? "breaks even with "
                                                + feasibility
                                                        .path("break_even_uplift_percent")
                                                        .asString("")
                                                + " % more sales"
                                        : "never breaks even"));
    }
}
