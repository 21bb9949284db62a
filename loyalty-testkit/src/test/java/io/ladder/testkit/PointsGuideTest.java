package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Budget;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Availability;
import io.ladder.ledger.Wallet;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what {@code docs/ledger.md} says of orders and budgets, row by row. */
class PointsGuideTest {
    private static final String PAGE = "ledger.md";

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void pointsOfAnOrderComeAsEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "### An order");
        assertThat(rows).hasSize(7);
        var programmes = opened(aProgramme().available(new Availability.AtDispatch(30)));
        var till = new Till(new InMemoryJournal(programmes), programmes, tenant);
        var anna = till.enrol("anna");

        passTo(programmes, rows.get(0), "orders for 60.00");
        JournalRecord first = order(till, programmes, anna, "60.00");
        showsOrder(till, programmes, anna, rows.get(0));
        passTo(programmes, rows.get(1), "cancels goods for 20.00 of it");
        till.book(anna, till.returnOf(first, 2_000));
        showsOrder(till, programmes, anna, rows.get(1));
        passTo(programmes, rows.get(2), "the goods leave");
        till.book(anna, till.dispatch(first));
        showsOrder(till, programmes, anna, rows.get(2));
        passTo(programmes, rows.get(3), "orders for 30.00");
        JournalRecord second = order(till, programmes, anna, "30.00");
        showsOrder(till, programmes, anna, rows.get(3));
        passTo(programmes, rows.get(4), "cancels all of it");
        till.book(anna, till.returnOf(second));
        showsOrder(till, programmes, anna, rows.get(4));
        passTo(programmes, rows.get(5), "orders for 10.00");
        order(till, programmes, anna, "10.00");
        showsOrder(till, programmes, anna, rows.get(5));
        passTo(programmes, rows.get(6), "nobody told that the goods left");
        showsOrder(till, programmes, anna, rows.get(6));
    }

    private static FixedProgrammes opened(ProgrammeFixture programme) {
        return new FixedProgrammes(programme.build(), GuideTable.day("2026-01-01"));
    }

    private static void passTo(FixedProgrammes programmes, GuideTable.Row row, String what) {
        assertThat(row.what()).isEqualTo(what);
        Instant at = GuideTable.day(row.when());
        programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
    }

    private static JournalRecord order(
            Till till, FixedProgrammes programmes, Subject member, String amount) {
        Activity.Purchase order =
                PurchaseFixture.aPurchase()
                        .of(amount)
                        .numbered(till.document().number())
                        .at(programmes.now())
                        .awaitingDispatch()
                        .build();
        return till.book(member, order);
    }

    private static void showsOrder(
            Till till, FixedProgrammes programmes, Subject.OfAccount member, GuideTable.Row row) {
        Wallet wallet =
                programmes.timeline().advance(till.state(member), programmes.now()).wallet(POINTS);
        assertThat(row.figures())
                .as(row.when() + " " + row.what())
                .containsExactly(
                        String.valueOf(wallet.pending()), String.valueOf(wallet.available()));
    }

    @Test
    void aBudgetGivesWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "## Budgets");
        assertThat(rows).hasSize(5);
        var programmes = opened(aProgramme().drawing("spend", "spring", 100));
        var journal = new InMemoryJournal(programmes);
        var till = new Till(journal, programmes, tenant);
        var anna = till.enrol("anna");
        var ben = till.enrol("ben");
        JournalRecord first = null;

        for (GuideTable.Row row : rows) {
            passTo(programmes, row, row.what());
            switch (row.what()) {
                case "Anna buys for 70.00" -> first = till.buy(anna, "70.00");
                case "Anna buys for 10.00" -> till.buy(anna, "10.00");
                case "Ben buys for 50.00" -> till.buy(ben, "50.00");
                case "Ben buys for 20.00" -> till.buy(ben, "20.00");
                case "Anna brings the goods for 70.00 back" ->
                        till.book(anna, till.returnOf(Objects.requireNonNull(first)));
                default -> throw new IllegalStateException("nobody does " + row.what());
            }
            long left = 100 - journal.used(tenant, new Budget("spring", POINTS, 100).counter());
            assertThat(row.figures())
                    .as(row.when() + " " + row.what())
                    .containsExactly(
                            String.valueOf(till.wallet(anna).available()),
                            String.valueOf(till.wallet(ben).available()),
                            String.valueOf(left));
        }
    }
}
