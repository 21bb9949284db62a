package io.ladder.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** What is printed and written of a run. */
final class Report {
    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    /** For people: what was promised, and what it rests on. */
    String tables() {
        var text = new StringBuilder();
        text.append("| name | figure | | goal | reached |\n|---|---|---:|---:|---|\n");
        for (Goal goal : Goal.values()) {
            text.append(row(goal));
        }
        text.append("\n| | a second | p50 ms | p99 ms | p99.9 ms |");
        text.append(" service µs | database µs | bench µs | WAL bytes |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (String name : results.names()) {
            text.append(row(name));
        }
        text.append("\nµs are of a processor, and bytes of the log, for each operation.\n");
        results.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private String row(Goal goal) {
        OptionalDouble figure = goal.of(results);
        String reached =
                figure.isEmpty()
                        ? "not measured"
                        : goal.isReached(figure.getAsDouble()) ? "yes" : "no";
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        goal.figureName(),
                        goal.meaning(),
                        figure.isEmpty() ? "–" : number(figure.getAsDouble()),
                        goal.limit(),
                        reached);
    }

    private String row(String name) {
        Figures median = results.median(name);
        Figures.Cost cost = median.cost();
        boolean timed = median.latencies().getTotalCount() > 0;
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %s | %s | %s | %.0f | %.0f | %.0f | %,.0f |%n",
                name,
                median.perSecond(),
                timed ? number(median.p50()) : "–",
                timed ? number(median.p99()) : "–",
                timed ? number(median.p999()) : "–",
                cost.serviceMicros(),
                cost.databaseMicros(),
                cost.loadMicros(),
                cost.walBytes());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }

    /** For programs; what was not measured is null. */
    String json() {
        var json = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        for (Goal goal : Goal.values()) {
            OptionalDouble figure = goal.of(results);
            field(json, goal.figureName(), figure.isEmpty() ? "null" : exact(figure.getAsDouble()));
        }
        for (String name : results.names()) {
            Figures median = results.median(name);
            field(json, name + "_per_second", exact(median.perSecond()));
            if (median.latencies().getTotalCount() > 0) {
                field(json, name + "_p50_ms", exact(median.p50()));
                field(json, name + "_p99_ms", exact(median.p99()));
                field(json, name + "_p999_ms", exact(median.p999()));
            }
            field(json, name + "_wal_bytes", exact(median.cost().walBytes()));
        }
        return json.toString();
    }

    private static String exact(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
    }

    private static void field(StringJoiner json, String name, String value) {
        json.add("\"" + name + "\": " + value);
    }
}
