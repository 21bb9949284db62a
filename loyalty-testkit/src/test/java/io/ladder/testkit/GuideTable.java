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

/** The rows of a table in {@code docs/ledger.md} that begin with a date. */
final class GuideTable {
    private GuideTable() {}

    /** A row: when, what, and the figures after it. */
    record Row(String when, String what, List<String> figures) {}

    /** The rows below a heading, up to the next. */
    static List<Row> below(String heading) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/ledger.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docs/ledger.md above");
        }
        return Files.readAllLines(folder.resolve("docs/ledger.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| 20"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
                .map(cells -> cells.stream().map(String::strip).toList())
                .map(cells -> new Row(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                .toList();
    }

    /** The lots of a wallet as tables write them. */
    static String lots(Wallet wallet) {
        String lots =
                wallet.lots().stream().map(GuideTable::written).collect(Collectors.joining(", "));
        return lots.isEmpty() ? "–" : lots;
    }

    private static String written(Lot lot) {
        Instant expiresAt = Objects.requireNonNull(lot.expiresAt());
        return lot.points() + " until " + expiresAt.atZone(ZONE).toLocalDate();
    }

    /** The first moment of a day. */
    static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }
}
