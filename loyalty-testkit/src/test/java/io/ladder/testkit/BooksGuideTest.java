package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.accounting.Liability;
import io.ladder.accounting.ReportBreakage;
import io.ladder.accounting.ReportLiability;
import io.ladder.accounting.ViewBalances;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.Place;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Does what the examples of {@code docs/books.md} say, row by row. */
class BooksGuideTest {
    private static final String PAGE = "books.md";
    private static final PointCost COST = new PointCost(100, 80);

    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .offering(aReward("prize").costing(80))
                            .build(),
                    GuideTable.day("2026-01-01"));

    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Till till = new Till(journal, programmes, tenant);
    private final Subject.OfAccount anna = till.enrol("anna");

    @Test
    void showsTheBalancesOfAnyMoment() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "## Balances as of any moment");
        assertThat(rows).hasSize(4);
        JournalRecord january = null;

        for (GuideTable.Row row : rows) {
            programmes.setNow(GuideTable.day(row.when()));
            switch (row.what()) {
                case "buys for 60.00" -> january = till.buy(anna, "60.00");
                case "buys for 30.00" -> till.buy(anna, "30.00");
                case "gets a reward for 80" -> till.book(anna, till.redemption("prize", null));
                case "returns what was bought in January" ->
                        till.book(anna, till.returnOf(Objects.requireNonNull(january)));
                default -> throw new IllegalStateException("nobody does " + row.what());
            }
            assertThat(row.figures())
                    .as(row.when() + " " + row.what())
                    .isEqualTo(
                            Stream.of("2026-01-20", "2026-03-02", "2027-02-01")
                                    .map(this::available)
                                    .toList());
        }
    }

    private String available(String day) {
        var totals =
                new ViewBalances(journal, programmes, journal.entries())
                        .at(tenant, anna.account(), GuideTable.day(day))
                        .get(POINTS);
        return String.valueOf(Objects.requireNonNull(totals).at(Place.AVAILABLE));
    }

    @Test
    void owesWhatEachMonthShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "## What the house owes");
        assertThat(rows).hasSize(4);
        JournalRecord february = null;

        for (GuideTable.Row row : rows) {
            programmes.setNow(GuideTable.day(row.when() + "-10"));
            for (String what : row.what().split("; ", -1)) {
                programmes.moveForward(Duration.ofMinutes(1));
                switch (what) {
                    case "bought for 200.00" -> till.buy(anna, "200.00");
                    case "bought for 100.00" -> february = till.buy(anna, "100.00");
                    case "a reward for 80" -> till.book(anna, till.redemption("prize", null));
                    case "the goods of February came back" ->
                            till.book(anna, till.returnOf(Objects.requireNonNull(february)));
                    case "a clerk gave 10" -> till.book(anna, gift(10));
                    case "nothing" -> till.book(anna, new Activity.Due(programmes.now()));
                    default -> throw new IllegalStateException("nobody does " + what);
                }
            }
            assertThat(row.figures())
                    .as(row.when() + " " + row.what())
                    .isEqualTo(reported(YearMonth.parse(row.when())));
        }
        assertThat(lapsed()).isEqualTo(GuideTable.cells(PAGE, "### What lapses"));
    }

    private List<List<String>> lapsed() {
        return new ReportBreakage(journal.movements())
                .report(tenant, List.of(POINTS)).getFirst().cohorts().stream()
                        .map(each ->
                                List.of(
                                        String.valueOf(each.lastMonth()),
                                        String.valueOf(each.issued()),
                                        String.valueOf(each.corrected()),
                                        String.valueOf(each.spent()),
                                        String.valueOf(each.expired()),
                                        String.valueOf(each.left()),
                                        each.rate() == null ? "–" : String.valueOf(each.rate())))
                        .toList();
    }

    private Activity.Adjustment gift(long points) {
        return new Activity.Adjustment(
                programmes.now(), till.document(), POINTS, points, "goodwill", null);
    }

    private List<String> reported(YearMonth month) {
        var rules =
                new WalletRules(
                        POINTS,
                        WalletRules.Kind.POINTS,
                        0,
                        Expiry.never(),
                        Duration.ofDays(30),
                        Availability.atOnce(),
                        WalletRules.Limits.NONE,
                        WalletRules.Shortfall.OWED,
                        COST);
        Liability.Month owed =
                new ReportLiability(journal.movements())
                        .report(tenant, List.of(rules), month, month)
                        .getFirst()
                        .months()
                        .getFirst();
        return Stream.concat(
                        Stream.of(
                                        owed.opening(),
                                        owed.issued(),
                                        owed.redeemed(),
                                        owed.expired(),
                                        owed.corrected(),
                                        owed.closing())
                                .map(String::valueOf),
                        Stream.of(BigDecimal.valueOf(owed.at(COST).closing(), 2).toPlainString()))
                .toList();
    }
}
