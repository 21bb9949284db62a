package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Rerating;
import io.ladder.journal.Subject;
import io.ladder.ledger.Place;
import io.ladder.programme.RateAgain;
import io.ladder.programme.Rating;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a correction of a version changes, for whom, and when. */
abstract class CorrectionContract extends JournalSetting {

    private JournalRecord rateAgain(Subject.OfAccount member) {
        int corrections = programmes.timeline().corrections();
        return till.book(member, new Rerating(programmes.now(), corrections));
    }

    private static ProgrammeFixture twice() {
        return aProgramme()
                .earning(2, 100)
                .expiringAtTheEndOfMonth(12)
                .offering(aReward("coffee").costing(10));
    }

    @Test
    void leavesAccountsAsTheyAreUntilTheyAreRatedAgain() {
        var anna = till.enrolWithPoints("anna", 30);
        programmes.correct(twice().build());

        till.buy(anna, "5.00");
        var berta = till.enrolWithPoints("berta", 5);

        assertThat(till.wallet(anna).available()).isEqualTo(35);
        assertThat(till.wallet(berta).available()).isEqualTo(10);
        requireSound(anna);
        requireSound(berta);
    }

    @Test
    void compensatesWhoIsRatedAgain() {
        var anna = till.enrolWithPoints("anna", 30);
        till.book(anna, till.redemption("coffee", null));
        programmes.correct(twice().build());
        programmes.moveForward(Duration.ofDays(2));

        var rated = rateAgain(anna);

        assertThat(rated.outcome().movements())
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.from()).isEqualTo(Place.ISSUED);
                    assertThat(movement.points()).isEqualTo(30);
                    assertThat(movement.cause()).isEqualTo("rerating");
                });
        assertThat(till.wallet(anna).available()).isEqualTo(50);
        till.buy(anna, "5.00");
        assertThat(till.wallet(anna).available()).isEqualTo(60);
        requireSound(anna);
    }

    @Test
    void takesTooManyPointsBackAndLeavesRewardsAsFacts() {
        var anna = till.enrolWithPoints("anna", 15);
        till.book(anna, till.redemption("coffee", null));
        programmes.correct(aProgramme().earning(1, 300).offering(aReward("coffee")).build());
        programmes.moveForward(Duration.ofDays(2));

        rateAgain(anna);

        assertThat(till.wallet(anna).issued()).isEqualTo(5);
        assertThat(till.wallet(anna).available()).isLessThan(0);
        requireSound(anna);
    }

    @Test
    void isNothingToThoseWhomItDoesNotConcern() {
        var anna = till.enrol("anna");
        programmes.correct(twice().build());
        programmes.moveForward(Duration.ofDays(2));

        assertThat(rateAgain(anna).outcome().movements()).isEmpty();
        assertThat(till.state(anna).corrections()).isEqualTo(1);
        requireSound(anna);
    }

    @Test
    void refusesToRateAgainWhatIsRatedAlready() {
        var anna = till.enrolWithPoints("anna", 10);
        programmes.correct(twice().build());
        rateAgain(anna);
        var again = new Rerating(programmes.now(), 1);
        assertThat(till.refused(anna, again).code()).isEqualTo(ErrorCode.STALE);

        programmes.correct(aProgramme().earning(3, 100).build());
        rateAgain(anna);

        assertThat(till.refused(anna, again).code()).isEqualTo(ErrorCode.STALE);
        assertThat(till.wallet(anna).available()).isEqualTo(30);
        requireSound(anna);
    }

    @Test
    void goesOnUnderVersionsThatComeAfterACorrection() {
        var anna = till.enrolWithPoints("anna", 10);
        var berta = till.enrolWithPoints("berta", 10);
        programmes.correct(twice().build());
        rateAgain(anna);
        rule(aProgramme().earning(5, 100));

        till.buy(anna, "1.00");
        till.buy(berta, "1.00");
        assertThat(till.wallet(anna).available()).isEqualTo(25);
        assertThat(till.wallet(berta).available()).isEqualTo(15);
        rateAgain(berta);

        assertThat(till.wallet(berta).available()).isEqualTo(25);
        requireSound(anna);
        requireSound(berta);
    }

    @Test
    void keepsToTheStockOfTheRulesThatAnAccountStandsOn() {
        programmes.correct(aProgramme().offering(aReward("mug").costing(10).inStock(1)).build());
        var anna = till.enrolWithPoints("anna", 20);
        programmes.correct(aProgramme().offering(aReward("mug").costing(10)).build());

        till.book(anna, till.redemption("mug", null));

        assertThat(till.refused(anna, till.redemption("mug", null)).code())
                .isEqualTo(ErrorCode.OUT_OF_STOCK);
    }

    @Test
    void leavesWhatABudgetCutShortAsItWas() {
        programmes.correct(aProgramme().drawing("spend", "start", 15).build());
        var anna = till.enrolWithPoints("anna", 10);
        var berta = till.enrolWithPoints("berta", 10);
        programmes.correct(twice().drawing("spend", "start", 1_000).build());

        rateAgain(anna);
        rateAgain(berta);

        assertThat(till.wallet(anna).available()).isEqualTo(20);
        assertThat(till.wallet(berta).available()).isEqualTo(5);
        assertThat(journal().used(tenant, "budget:start")).isEqualTo(25);
        requireSound(anna);
        requireSound(berta);
    }

    @Test
    void givesNoMoreThanABudgetHasLeft() {
        programmes.correct(aProgramme().drawing("spend", "start", 25).build());
        var anna = till.enrol("anna");
        var bought = till.buy(anna, "20.00");
        programmes.correct(twice().drawing("spend", "start", 25).build());

        rateAgain(anna);

        assertThat(till.wallet(anna).available()).isEqualTo(25);
        assertThat(journal().used(tenant, "budget:start")).isEqualTo(25);
        programmes.moveForward(Duration.ofDays(1));
        till.buy(anna, "3.00");
        assertThat(till.wallet(anna).available()).isEqualTo(25);
        programmes.moveForward(Duration.ofDays(1));
        till.book(anna, till.returnOf(bought));
        assertThat(journal().used(tenant, "budget:start")).isZero();
        programmes.moveForward(Duration.ofDays(1));
        till.buy(anna, "20.00");
        assertThat(till.wallet(anna).available()).isEqualTo(25);
        requireSound(anna);
    }

    @Test
    void ratesPageByPageAndPassesOverWhoIsRated() {
        var members = new ArrayList<Subject.OfAccount>();
        for (int number = 0; number < 5; number++) {
            members.add(till.enrolWithPoints("m" + number, 10 + number));
        }
        members.add(till.enrol("without"));
        var corrected = twice().build();
        var rating = new RateAgain(journal(), records(), programmes);
        List<Rating> foreseen = pages(after -> rating.preview(tenant, corrected, after, 2));
        programmes.correct(corrected);
        List<Rating> tried = pages(after -> rating.rate(call(true), after, 2));
        assertThat(till.wallet(members.getFirst()).available()).isEqualTo(10);

        rateAgain(members.get(3));
        List<Rating> rated = pages(after -> rating.rate(call(false), after, 2));
        List<Rating> again = pages(after -> rating.rate(call(false), after, 2));

        assertThat(differences(foreseen)).isEqualTo(differences(tried)).hasSize(5);
        assertThat(foreseen.stream().mapToInt(Rating::rated).sum()).isEqualTo(6);
        assertThat(foreseen.getFirst().timeline().correctionOf(1)).isEqualTo(1);
        assertThat(sum(foreseen)).isEqualTo(10 + 11 + 12 + 13 + 14);
        assertThat(sum(rated)).isEqualTo(10 + 11 + 12 + 14);
        assertThat(rated.stream().mapToInt(Rating::rated).sum()).isEqualTo(5);
        assertThat(again).allMatch(page -> page.rated() == 0 && page.failures().isEmpty());
        for (Subject.OfAccount member : members) {
            assertThat(till.wallet(member).lifetime() % 2).isZero();
            requireSound(member);
        }
    }

    @Test
    void ratesTheOthersWhereAnAccountCannotBeRated() {
        var anna = till.enrolWithPoints("anna", 10);
        var berta = till.enrol("berta");
        till.buy(berta, "900000000000000.00");
        var corrected = twice().build();
        var rating = new RateAgain(journal(), records(), programmes);
        Rating foreseen = rating.preview(tenant, corrected, null, 10);
        programmes.correct(corrected);

        Rating rated = rating.rate(call(false), null, 10);

        for (Rating each : List.of(foreseen, rated)) {
            assertThat(each.rated()).isEqualTo(1);
            assertThat(each.differences())
                    .extracting(Rating.Difference::member)
                    .containsExactly(anna.member());
            assertThat(each.failures())
                    .singleElement()
                    .satisfies(failure -> {
                        assertThat(failure.member()).isEqualTo(berta.member());
                        assertThat(failure.refusal().code())
                                .isEqualTo(ErrorCode.AMOUNT_OUT_OF_RANGE);
                    });
        }
        assertThat(till.wallet(anna).available()).isEqualTo(20);
        assertThat(till.wallet(berta).available()).isEqualTo(900_000_000_000_000L);
        requireSound(berta);
    }

    private Call call(boolean dryRun) {
        return new Call(tenant, null, dryRun, false);
    }

    private static List<Rating> pages(Function<@Nullable AccountId, Rating> reading) {
        var pages = new ArrayList<Rating>();
        AccountId after = null;
        do {
            Rating page = reading.apply(after);
            pages.add(page);
            after = page.last();
        } while (after != null);
        return pages;
    }

    private static Map<MemberId, List<Rating.Change>> differences(List<Rating> pages) {
        return pages.stream()
                .flatMap(page -> page.differences().stream())
                .collect(Collectors.toMap(Rating.Difference::member, Rating.Difference::changes));
    }

    private static long sum(List<Rating> pages) {
        return pages.stream()
                .flatMap(page -> page.totals().stream())
                .mapToLong(total -> {
                    assertThat(total.available()).isEqualTo(total.issued());
                    return total.issued();
                })
                .sum();
    }

    @Test
    void goesOnWithReturnsAndLateArrivalsByTheRulesOfTheAccount() {
        var anna = till.enrol("anna");
        var berta = till.enrol("berta");
        var before = till.buy(anna, "10.00");
        var same = till.buy(berta, "10.00");
        programmes.correct(twice().build());
        programmes.moveForward(Duration.ofDays(2));
        rateAgain(anna);

        till.book(anna, till.purchase("7.00", START.plusSeconds(60)));
        till.book(berta, till.purchase("7.00", START.plusSeconds(60)));
        assertThat(till.wallet(anna).available()).isEqualTo(34);
        assertThat(till.wallet(berta).available()).isEqualTo(17);

        till.book(anna, till.returnOf(before));
        till.book(berta, till.returnOf(same));
        assertThat(till.wallet(anna).available()).isEqualTo(14);
        assertThat(till.wallet(berta).available()).isEqualTo(7);
        requireSound(anna);
        requireSound(berta);
    }
}
