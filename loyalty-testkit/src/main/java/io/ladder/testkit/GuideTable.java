package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.ZONE;

import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The tables and files in pages of {@code docs}, which tests hold to what they show. */
public final class GuideTable {
    private GuideTable() {}

    /** A row: when, what, and the figures after it. */
    public record Row(String when, String what, List<String> figures) {}

    /** The rows below a heading, up to the next heading, that begin with a date. */
    public static List<Row> below(String page, String heading) throws IOException {
        return cells(page, heading).stream()
                .filter(cells -> cells.getFirst().startsWith("20"))
                .map(cells -> new Row(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                .toList();
    }

    /** The cells of all rows below a heading, up to the next heading; without their headers. */
    public static List<List<String>> cells(String page, String heading) throws IOException {
        return lines(page, heading).stream()
                .filter(line -> line.startsWith("|"))
                .dropWhile(line -> !line.startsWith("|--"))
                .filter(line -> !line.startsWith("|--"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    /** The first file that is shown below a heading. */
    public static String file(String page, String heading) throws IOException {
        return lines(page, heading).stream()
                .dropWhile(line -> !line.startsWith("```"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> lines(String page, String heading) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/ledger.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docs/ledger.md above");
        }
        List<String> lines =
                Files.readAllLines(folder.resolve("docs").resolve(page)).stream()
                        .dropWhile(line -> !line.equals(heading))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("##"))
                        .toList();
        if (lines.isEmpty()) {
            throw new IllegalStateException("nothing in " + page + " is called " + heading);
        }
        return lines;
    }

    /** The lots of a wallet as tables write them. */
    public static String lots(Wallet wallet) {
        String lots =
                wallet.lots().stream().map(GuideTable::written).collect(Collectors.joining(", "));
        return lots.isEmpty() ? "–" : lots;
    }

    private static String written(Lot lot) {
        Instant expiresAt = Objects.requireNonNull(lot.expiresAt());
        return lot.points() + " until " + expiresAt.atZone(ZONE).toLocalDate();
    }

    /** The first moment of a day. */
    public static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }
}
