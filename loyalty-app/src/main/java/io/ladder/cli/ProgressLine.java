package io.ladder.cli;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Shows how an import gets on: in place on a terminal, else a line each second. */
final class ProgressLine {
    private static final int PERCENT = 100;
    private static final int MINUTE_SECONDS = 60;

    private final PrintStream out;
    private final boolean inPlace;
    private int width;

    ProgressLine(PrintStream out, boolean inPlace) {
        this.out = out;
        this.inPlace = inPlace;
    }

    boolean inPlace() {
        return inPlace;
    }

    void show(JsonNode job) {
        String text = text(job);
        if (inPlace) {
            out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            width = text.length();
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Leaves the line, so that what is said next stands below it. */
    void end() {
        if (inPlace && width > 0) {
            out.println();
            width = 0;
        }
    }

    private static String text(JsonNode job) {
        long lines = job.path("lines").asLong();
        long done = job.path("lines_done").asLong();
        String status = job.path("status").asString("");
        var text = new StringBuilder();
        text.append(count(done)).append(" of ").append(count(lines)).append(" lines");
        text.append(" (").append(lines == 0 ? PERCENT : done * PERCENT / lines).append(" %)");
        if (status.equals("waiting")) {
            text.append(", waiting for a worker");
        } else if (job.path("rate").asLong() > 0) {
            text.append(", ").append(count(job.path("rate").asLong())).append(" a second");
        }
        if (job.has("seconds_left") && status.equals("running")) {
            text.append(", ").append(time(job.path("seconds_left").asLong())).append(" left");
        }
        if (job.path("bad").asLong() > 0) {
            text.append(", ").append(count(job.path("bad").asLong())).append(" bad");
        }
        return text.toString();
    }

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String time(long seconds) {
        return seconds < MINUTE_SECONDS
                ? seconds + " s"
                : "%d min %02d s".formatted(seconds / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
    }
}
