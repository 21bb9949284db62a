package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.Activity;
import io.ladder.journal.Programme;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.GuideTable;
import io.ladder.testkit.InMemoryJournal;
import io.ladder.testkit.PurchaseFixture;
import io.ladder.testkit.Till;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lets programmes decide that have what {@code docs/ledger.md} shows of their files. */
class WalletGuideTest {
    private static final String PAGE = "ledger.md";
    private static final String FRAME =
            """
            programme: {id: guide, name: Guide}
            goal: To be shown.
            key_factor: Tables.
            time_zone: Europe/Berlin
            currency: EUR
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            """;

    /** Somebody who buys by the rules of a file. */
    private static final class Buyer {
        private final FixedProgrammes programmes;
        private final Till till;
        private final Subject.OfAccount member;

        Buyer(String rules) {
            Programme programme =
                    new ProgrammeCompiler(ConfigReaders.yaml())
                            .compile(FRAME + rules, 1, null)
                            .orThrow();
            programmes = new FixedProgrammes(programme, GuideTable.day("2026-01-01"));
            var journal = new InMemoryJournal(programmes);
            till = new Till(journal, programmes, new TenantId(UUID.randomUUID()));
            member = till.enrol("anna");
        }

        /** A wallet of points by one more rule. */
        static Buyer of(String rule) {
            return new Buyer(
                    """
                    wallets:
                      - {code: points, name: Points, %s}
                    mechanics:
                      - {id: spend, kind: spend, points: 1, per: "1.00"}
                    """
                            .formatted(rule));
        }

        void at(String day) {
            Instant noon = GuideTable.day(day).plus(Duration.ofHours(12));
            programmes.setNow(noon.isAfter(programmes.now()) ? noon : programmes.now());
            programmes.moveForward(Duration.ofMinutes(1));
        }

        Map<String, Wallet> wallets(Instant at) {
            return programmes.timeline().advance(till.state(member), at).wallets();
        }

        long points(Instant at) {
            return available(wallets(at), "points");
        }
    }

    private static long available(Map<String, Wallet> wallets, String code) {
        return Objects.requireNonNull(wallets.get(code)).available();
    }

    private static String code(String cell) {
        assertThat(cell).startsWith("`").endsWith("`");
        return cell.substring(1, cell.length() - 1);
    }

    @Test
    void pointsGoOnTheDayThatEachRowShows() throws IOException {
        List<List<String>> rows = GuideTable.cells(PAGE, "## Points that go");
        assertThat(rows).hasSize(10);

        for (List<String> row : rows) {
            var buyer = Buyer.of("expiry: " + code(row.get(0)));
            buyer.at("2026-01-31");
            buyer.till.buy(buyer.member, "10.00");
            if (row.get(0).contains("idle")) {
                buyer.at("2026-05-10");
                buyer.till.buy(buyer.member, "7.00");
                assertThat(List.of(row.get(2), row.get(3)))
                        .as(row.get(0))
                        .containsOnly(lastDay(buyer, 17));
                continue;
            }
            assertThat(lastDay(buyer, 10)).as(row.get(0)).isEqualTo(row.get(2));
            var later = Buyer.of("expiry: " + code(row.get(0)));
            later.at("2026-05-10");
            later.till.buy(later.member, "10.00");
            assertThat(lastDay(later, 10)).as(row.get(0)).isEqualTo(row.get(3));
        }
    }

    /** The first day on which so many points are gone, as the table writes it. */
    private static String lastDay(Buyer buyer, long points) {
        assertThat(buyer.points(buyer.programmes.now())).isEqualTo(points);
        return firstDay(buyer, 0);
    }

    /** The first day from whose beginning on there are so many points. */
    private static String firstDay(Buyer buyer, long points) {
        LocalDate today = LocalDate.ofInstant(buyer.programmes.now(), ZoneOffset.UTC);
        return Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                .limit(1_000)
                .filter(day -> buyer.points(GuideTable.day(day.toString())) == points)
                .findFirst()
                .map(LocalDate::toString)
                .orElse("–");
    }

    @Test
    void pointsComeOnTheDayThatEachRowShows() throws IOException {
        List<List<String>> rows = GuideTable.cells(PAGE, "## Points to come");
        assertThat(rows).hasSize(5);

        for (List<String> row : rows) {
            var buyer = Buyer.of("expiry: never, available: " + code(row.get(0)));
            buyer.at("2026-12-01");
            PurchaseFixture goods =
                    PurchaseFixture.aPurchase().of("10.00").at(buyer.programmes.now());
            switch (row.get(1)) {
                case "taken along" -> buyer.till.book(buyer.member, goods.build());
                case "dispatched on 2026-12-05" -> {
                    var order = buyer.till.book(buyer.member, goods.awaitingDispatch().build());
                    buyer.at("2026-12-05");
                    buyer.till.book(buyer.member, buyer.till.dispatch(order));
                }
                case "ordered, and nobody tells more" ->
                        buyer.till.book(buyer.member, goods.awaitingDispatch().build());
                default -> throw new IllegalStateException("nobody does " + row.get(1));
            }
            Instant now = buyer.programmes.now();
            String from =
                    buyer.points(now) == 10
                            ? LocalDate.ofInstant(now, ZoneOffset.UTC).toString()
                            : firstDay(buyer, 10);
            assertThat(from).as(row.toString()).isEqualTo(row.get(2));
        }
    }

    @Test
    void severalWalletsGiveWhatEachRowShows() throws IOException {
        String heading = "## Several wallets";
        List<GuideTable.Row> rows = GuideTable.below(PAGE, heading);
        assertThat(rows).hasSize(5);
        var buyer = new Buyer(GuideTable.file(PAGE, heading));

        for (GuideTable.Row row : rows) {
            buyer.at(row.when());
            if (row.what().startsWith("buys for ")) {
                String amount = row.what().substring(9).replaceFirst(":.*", "");
                Activity.Purchase purchase = buyer.till.purchase(amount, buyer.programmes.now());
                buyer.till.book(buyer.member, purchase);
            }
            Map<String, Wallet> wallets = buyer.wallets(buyer.programmes.now());
            assertThat(row.figures())
                    .as(row.when() + " " + row.what())
                    .isEqualTo(
                            Stream.of("points", "status", "cashback")
                                    .map(code -> String.valueOf(available(wallets, code)))
                                    .toList());
        }
    }
}
