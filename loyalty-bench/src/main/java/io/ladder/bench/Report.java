package io.ladder.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The medians of all rounds, and the ratios that tell how fast the service is. */
final class Report {
    private final Map<String, List<Figures>> rounds;
    private final int[] tillClients;

    Report(Map<String, List<Figures>> rounds, int[] tillClients) {
        this.rounds = rounds;
        this.tillClients = tillClients;
    }

    private static Figures median(List<Figures> figures) {
        return figures.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(figures.size() / 2);
    }

    /** The fastest floor of all numbers of connections. */
    private Figures floor() {
        return rounds.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("floor_"))
                .map(entry -> median(entry.getValue()))
                .max(Comparator.comparingDouble(Figures::perSecond))
                .orElseThrow();
    }

    private Figures till(int clients) {
        return median(Objects.requireNonNull(rounds.get("till_" + clients)));
    }

    /** For people. */
    String table() {
        var table = new StringBuilder();
        table.append("|            | purchases/s | p50 ms | p99 ms | ÷ floor |\n");
        table.append("|------------|------------:|-------:|-------:|--------:|\n");
        row(table, "floor", floor());
        for (int clients : tillClients) {
            row(table, "till, " + clients, till(clients));
        }
        return table.toString();
    }

    private void row(StringBuilder table, String name, Figures figures) {
        table.append(
                String.format(
                        Locale.ROOT,
                        "| %-10s | %11.0f | %6.1f | %6.1f | %7.2f |%n",
                        name,
                        figures.perSecond(),
                        figures.p50Micros() / 1e3,
                        figures.p99Micros() / 1e3,
                        figures.perSecond() / floor().perSecond()));
    }

    /** For programs. */
    String json() {
        var json = new StringBuilder("{\n");
        json.append(String.format(Locale.ROOT, "  \"floor\": %.1f", floor().perSecond()));
        for (int clients : tillClients) {
            Figures till = till(clients);
            figure(json, "till_" + clients, "%.1f", till.perSecond());
            figure(json, "till_" + clients + "_p50_micros", "%d", till.p50Micros());
            figure(json, "till_" + clients + "_p99_micros", "%d", till.p99Micros());
            figure(
                    json,
                    "till_over_floor_" + clients,
                    "%.3f",
                    till.perSecond() / floor().perSecond());
        }
        return json.append("\n}\n").toString();
    }

    private static void figure(StringBuilder json, String name, String form, Object value) {
        json.append(String.format(Locale.ROOT, ",\n  \"%s\": " + form, name, value));
    }
}
