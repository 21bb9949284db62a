package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.ZONE;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Does what the example of {@code docs/ledger.md} says, row by row. */
class LedgerGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .offering(aReward("prize").costing(80))
                            .build(),
                    day("2026-01-01"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    private final Subject.OfAccount member = till.enrol("anna");

    /** A row of the table: when, what, and the wallet after it. */
    private record Row(String when, String what, List<String> figures) {}

    @Test
    void walletIsWhatEachRowShows() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSize(7);

        is(rows.get(0), "buys for 60.00");
        JournalRecord january = till.buy(member, "60.00");
        shows(rows.get(0));
        is(rows.get(1), "buys for 30.00");
        till.buy(member, "30.00");
        shows(rows.get(1));
        is(rows.get(2), "wants a reward for 80, which is held");
        JournalRecord prize = till.book(member, till.redemption("prize", Duration.ofDays(1)));
        shows(rows.get(2));
        is(rows.get(3), "gets it");
        till.book(member, till.capture(prize));
        shows(rows.get(3));
        is(rows.get(4), "returns what was bought in January");
        till.book(member, till.returnOf(january));
        shows(rows.get(4));
        is(rows.get(5), "buys for 70.00");
        till.buy(member, "70.00");
        shows(rows.get(5));
        is(rows.get(6), "nothing");
        shows(rows.get(6));
    }

    private void is(Row row, String what) {
        assertThat(row.what()).isEqualTo(what);
        Instant at = day(row.when());
        programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
    }

    private void shows(Row row) {
        Wallet wallet =
                programmes.timeline().advance(till.state(member), programmes.now()).wallet(POINTS);
        String lots =
                wallet.lots().stream()
                        .map(LedgerGuideTest::written)
                        .collect(Collectors.joining(", "));
        assertThat(
                        Stream.concat(
                                        Stream.of(lots.isEmpty() ? "–" : lots),
                                        Stream.of(
                                                        wallet.debt(),
                                                        wallet.held(),
                                                        wallet.available(),
                                                        wallet.redeemed(),
                                                        wallet.expired())
                                                .map(String::valueOf))
                                .toList())
                .as(row.when() + " " + row.what())
                .isEqualTo(row.figures());
    }

    private static String written(Lot lot) {
        Instant expiresAt = Objects.requireNonNull(lot.expiresAt());
        return lot.points() + " until " + expiresAt.atZone(ZONE).toLocalDate();
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }

    private static List<Row> rows() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/ledger.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docs/ledger.md above");
        }
        return Files.readAllLines(folder.resolve("docs/ledger.md")).stream()
                .filter(line -> line.startsWith("| 20"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
                .map(cells -> cells.stream().map(String::strip).toList())
                .map(cells -> new Row(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                .toList();
    }
}
