package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.POINTS;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Restitution;
import io.ladder.journal.Subject;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the examples of {@code docs/returns.md} say, row by row. */
class ReturnGuideTest {
    private static final String PAGE = "returns.md";

    /** A member of a programme, and what was bought last. */
    private static final class Buyer {
        private final FixedProgrammes programmes;
        private final Till till;
        private final Subject.OfAccount member;
        private JournalRecord bought;

        Buyer(ProgrammeFixture programme) {
            programmes = new FixedProgrammes(programme.build(), GuideTable.day("2026-01-01"));
            var journal = new InMemoryJournal(programmes);
            till = new Till(journal, programmes, new TenantId(UUID.randomUUID()));
            member = till.enrol("anna");
            bought = till.book(member, till.purchase("0.00", programmes.now()));
        }

        void at(String when) {
            Instant at = GuideTable.day(when);
            programmes.setNow(at.isAfter(programmes.now()) ? at : programmes.now().plusSeconds(1));
        }

        void buys(PurchaseFixture goods) {
            Activity.Purchase purchase =
                    goods.numbered(till.document().number()).at(programmes.now()).build();
            bought = till.book(member, purchase);
        }

        JournalRecord returns(String line, long quantity) {
            return till.book(member, back(line, quantity));
        }

        Activity.Return back(String line, long quantity) {
            return new Activity.Return(
                    programmes.now(),
                    till.document(),
                    bought.id().sequence(),
                    List.of(new Activity.ReturnedLine(line, quantity * 1_000)));
        }

        void getsBack(long minor) {
            till.book(member, till.returnOf(bought, minor));
        }

        long available() {
            return till.wallet(member).available();
        }
    }

    private static PurchaseFixture goods() {
        return PurchaseFixture.aPurchase();
    }

    @Test
    void goodsComeBackAsEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "### Goods");
        assertThat(rows).hasSize(4);
        var anna = new Buyer(aProgramme());

        does(
                anna,
                rows.get(0),
                "buys 3 A for 30.00 and 1 B for 5.50",
                () -> anna.buys(goods().line("A", 3_000, 3_000).line("B", "5.50")));
        does(anna, rows.get(1), "brings 1 A back", () -> anna.returns("A", 1));
        assertThat(anna.till.refused(anna.member, anna.back("A", 3)).code())
                .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
        does(anna, rows.get(2), "brings 1 A back", () -> anna.returns("A", 1));
        does(
                anna,
                rows.get(3),
                "brings the rest back",
                () -> anna.till.book(anna.member, anna.till.returnOf(anna.bought)));
    }

    private static void does(Buyer buyer, GuideTable.Row row, String what, Runnable doing) {
        assertThat(row.what()).isEqualTo(what);
        buyer.at(row.when());
        doing.run();
        assertThat(row.figures())
                .as(row.when() + " " + what)
                .containsExactly(String.valueOf(buyer.available()));
    }

    /** A point for each cent, so that points are the money that counts. */
    private static Buyer counted() {
        return new Buyer(aProgramme().earning(1, 1));
    }

    @Test
    void moneyAndGoodsComeToTheSameInAnyOrder() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "### Money");
        assertThat(rows).hasSize(6);
        Buyer one = counted();
        Buyer other = counted();

        for (GuideTable.Row row : rows) {
            if (row.what().startsWith("bought")) {
                one = counted();
                other = counted();
            }
            tells(one, row.when(), row.what());
            tells(other, row.when(), row.figures().get(1));
            assertThat(List.of(row.figures().get(0), row.figures().get(2)))
                    .as(row.when() + " " + row.what())
                    .containsExactly(counts(one), counts(other));
        }
    }

    private static void tells(Buyer buyer, String when, String what) {
        buyer.at(when);
        switch (what) {
            case "bought: A for 10.00, B for 20.00" ->
                    buyer.buys(goods().line("A", "10.00").line("B", "20.00"));
            case "10.00 given back" -> buyer.getsBack(1_000);
            case "5.00 given back" -> buyer.getsBack(500);
            case "B came back" -> buyer.returns("B", 1);
            default -> throw new IllegalStateException("nobody does " + what);
        }
    }

    private static String counts(Buyer buyer) {
        return BigDecimal.valueOf(buyer.available(), 2).toPlainString();
    }

    @Test
    void takesMoneyWithoutReceiptFromTheNewestPurchases() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "### Without a receipt");
        assertThat(rows).hasSize(4);
        var anna = new Buyer(aProgramme().takingBackWithoutReceipt(30));

        does(anna, rows.get(0), "buys for 40.00", () -> anna.buys(goods().of("40.00")));
        does(anna, rows.get(1), "buys for 10.00", () -> anna.buys(goods().of("10.00")));
        does(anna, rows.get(2), "gets 15.00 back", () -> without(anna, 1_500));
        does(
                anna,
                rows.get(3),
                "wants 1.00 back, and is refused",
                () -> {
                    var back = anna.till.returnOf(100, 30);
                    assertThat(anna.till.refused(anna.member, back).code())
                            .isEqualTo(ErrorCode.RETURN_EXCEEDS_PURCHASE);
                });
    }

    private static void without(Buyer buyer, long minor) {
        buyer.till.book(buyer.member, buyer.till.returnOf(minor, 30));
    }

    @Test
    void dealsWithSpentPointsByPolicy() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below(PAGE, "### When the points are spent");
        assertThat(rows).hasSize(4);
        var buyers =
                List.of(
                        spending(WalletRules.Shortfall.OWED),
                        spending(shortfall(WalletRules.Shortfall.Policy.WRITE_OFF, 1, 0)),
                        spending(shortfall(WalletRules.Shortfall.Policy.WITHHOLD, 100, 100)));

        for (GuideTable.Row row : rows) {
            var figures = new ArrayList<String>();
            long withheld = 0;
            for (Buyer buyer : buyers) {
                buyer.at(row.when());
                withheld += act(buyer, row.what());
                figures.add(String.valueOf(buyer.available()));
            }
            figures.add(withheld == 0 ? "" : BigDecimal.valueOf(withheld, 2).toPlainString());
            assertThat(row.figures()).as(row.when() + " " + row.what()).isEqualTo(figures);
        }
    }

    private static Buyer spending(WalletRules.Shortfall policy) {
        return new Buyer(aProgramme().settling(policy).offering(aReward("prize").costing(15)));
    }

    private static WalletRules.Shortfall shortfall(
            WalletRules.Shortfall.Policy policy, long points, long minor) {
        return new WalletRules.Shortfall(policy, points, minor);
    }

    /** Does it, and tells the money that the till withholds. */
    private static long act(Buyer buyer, String what) {
        switch (what) {
            case "buys for 20.00", "buys for 30.00" -> buyer.buys(goods().of(what.substring(9)));
            case "gets a reward for 15" ->
                    buyer.till.book(buyer.member, buyer.till.redemption("prize", null));
            case "brings all goods back" -> {
                JournalRecord back =
                        buyer.till.book(buyer.member, buyer.till.returnOf(buyer.bought));
                return back.outcome().restitution().shortfalls().stream()
                        .filter(each -> each.wallet().equals(POINTS))
                        .mapToLong(Restitution.Shortfall::withheldMinor)
                        .sum();
            }
            default -> throw new IllegalStateException("nobody does " + what);
        }
        return 0;
    }
}
