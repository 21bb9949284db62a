package io.ladder.testkit;

import static io.ladder.testkit.PaymentFixture.aPayment;
import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Does what the examples of {@code docs/ledger.md} say, row by row. */
class LedgerGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .offering(aReward("prize").costing(80))
                            .paying(aPayment())
                            .build(),
                    GuideTable.day("2026-01-01"));

    private final Till till =
            new Till(new InMemoryJournal(programmes), programmes, new TenantId(UUID.randomUUID()));

    private final Subject.OfAccount member = till.enrol("anna");

    @Test
    void walletIsWhatEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("ledger.md", "## An example");
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

    @Test
    void paysAsEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("payments.md", "## An example");
        assertThat(rows).hasSize(10);

        is(rows.get(0), "buys for 60.00");
        till.buy(member, "60.00");
        shows(rows.get(0));
        is(rows.get(1), "buys for 30.00");
        JournalRecord february = till.buy(member, "30.00");
        shows(rows.get(1));
        is(rows.get(2), "is to pay 8.00 with points");
        JournalRecord payment = till.book(member, till.payment(80L, "8.00"));
        shows(rows.get(2));
        is(rows.get(3), "pays 7.00 of them");
        till.book(member, till.captureOf(payment, 70L));
        shows(rows.get(3));
        is(rows.get(4), "gets 2.00 refunded");
        till.book(member, till.refundOf(payment, 20));
        shows(rows.get(4));
        is(rows.get(5), "is to pay 9.00, as far as points may");
        till.book(member, till.payment(null, "9.00"));
        shows(rows.get(5));
        is(rows.get(6), "nothing");
        shows(rows.get(6));
        is(rows.get(7), "is to pay 1.00 with points");
        JournalRecord unused = till.book(member, till.payment(10L, "1.00"));
        shows(rows.get(7));
        is(rows.get(8), "pays with a card instead");
        till.book(member, till.voidOf(unused));
        shows(rows.get(8));
        is(rows.get(9), "returns what was bought in February");
        till.book(member, till.returnOf(february));
        shows(rows.get(9));
    }

    private void is(GuideTable.Row row, String what) {
        assertThat(row.what()).isEqualTo(what);
        Instant at = GuideTable.day(row.when());
        programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
    }

    private void shows(GuideTable.Row row) {
        Wallet wallet =
                programmes.timeline().advance(till.state(member), programmes.now()).wallet(POINTS);
        assertThat(
                        Stream.concat(
                                        Stream.of(GuideTable.lots(wallet)),
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
}
