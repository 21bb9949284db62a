package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.journal.VoucherCode;
import io.ladder.journal.VoucherCode.Batch;
import io.ladder.reward.RedeemReward;
import io.ladder.reward.SettleRedemption;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that are shown for rewards, handed out with them, or made for them. */
abstract class CodeContract extends JournalSetting {
    private static final int CALLERS = 200;
    private static final Duration HOLD = Duration.ofMinutes(15);

    private Subject.OfAccount anna;

    @SuppressWarnings("NullAway.Init")
    CodeContract() {}

    @BeforeEach
    void offerRewardsWithCodes() {
        rule(
                aProgramme()
                        .offering(
                                aReward("coffee").costing(0).withCodes(VoucherCode.Kind.PRESENTED))
                        .offering(aReward("film").costing(1).withCodes(VoucherCode.Kind.HANDED_OUT))
                        .offering(aReward("cake").costing(10).withCodes(VoucherCode.Kind.MADE)));
        anna = till.enrolWithPoints("anna", 100);
    }

    private static Batch batch(int number, long codes) {
        return new Batch(number, codes, 1, null, null);
    }

    private Activity.Redemption showing(String code, @Nullable Duration hold) {
        return showing(code, hold, batch(1, 1_000));
    }

    private Activity.Redemption showing(String code, @Nullable Duration hold, Batch batch) {
        return till.redemption("coffee", hold, VoucherCode.presented(code, batch));
    }

    private Activity.Redemption film(Batch... open) {
        return till.redemption("film", null, VoucherCode.handedOut(List.of(open)));
    }

    private static VoucherCode codeOf(JournalRecord record) {
        return Objects.requireNonNull(((Activity.Redemption) record.activity()).code());
    }

    private long used(String counter) {
        return journal().used(tenant, counter);
    }

    private ErrorCode refusal(Activity.Redemption redemption) {
        return till.refused(anna, redemption).code();
    }

    @Test
    void areShownOnce() {
        JournalRecord taken = till.book(anna, showing("Spring-1", null));

        assertThat(codeOf(taken))
                .isEqualTo(new VoucherCode(VoucherCode.Kind.PRESENTED, "Spring-1", 1, 0, null));
        assertThat(refusal(showing("SPRING-1", null))).isEqualTo(ErrorCode.CODE_USED);
        till.book(anna, showing("Spring-2", null));
        assertThat(used("codes:coffee:1")).isEqualTo(2);
        requireSound(anna);
    }

    @Test
    void areShownAsOftenAsTheyMayBe() {
        var twice = new Batch(1, 1, 2, null, null);
        till.book(anna, showing("SUMMER", null, twice));
        till.book(anna, showing("SUMMER", null, twice));

        assertThat(refusal(showing("SUMMER", null, twice))).isEqualTo(ErrorCode.CODE_USED);
    }

    @Test
    void mayBeShownAgainWhenWhatTheyWereForIsGivenBack() {
        JournalRecord held = till.book(anna, showing("Spring-1", HOLD));
        assertThat(refusal(showing("Spring-1", null))).isEqualTo(ErrorCode.CODE_USED);
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(anna, till.cancel(held));
        programmes.moveForward(Duration.ofMinutes(1));
        JournalRecord taken = till.book(anna, showing("Spring-1", null));
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(anna, till.cancel(taken));
        programmes.moveForward(Duration.ofMinutes(1));

        till.book(anna, showing("Spring-1", null));
        assertThat(used("code:SPRING-1")).isEqualTo(1);
        assertThat(used("codes:coffee:1")).isEqualTo(1);
        requireSound(anna);
    }

    @Test
    void mayBeShownAgainWhenNobodyCameForWhatIsHeld() {
        till.book(anna, showing("Spring-1", HOLD));
        programmes.moveForward(HOLD);
        till.buy(anna, "1.00");

        assertThat(used("code:SPRING-1")).isZero();
        till.book(till.enrol("ben"), showing("Spring-1", null));
        requireSound(anna);
    }

    @Test
    void areShownInTheirTimeOnly() {
        Instant now = programmes.now();
        var spring = new Batch(1, 1, 1, now.plusSeconds(60), now.plusSeconds(120));

        assertThat(refusal(showing("S-10", null, spring))).isEqualTo(ErrorCode.CODE_NOT_VALID);
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(anna, showing("S-10", null, spring));
        programmes.moveForward(Duration.ofMinutes(1));
        assertThat(refusal(showing("S-11", null, spring))).isEqualTo(ErrorCode.CODE_NOT_VALID);
    }

    @Test
    void areAskedForWhereTheRewardAsksForThem() {
        assertThat(refusal(till.redemption("coffee", null))).isEqualTo(ErrorCode.CODE_REQUIRED);
        var forTheFilm =
                till.redemption("film", null, VoucherCode.presented("F-100", batch(1, 10)));
        assertThat(refusal(forTheFilm)).isEqualTo(ErrorCode.CODE_NOT_FOUND);
        assertThat(used("code:F-100")).isZero();
    }

    @Test
    void areUsedOnceHoweverManyShowThem() throws Exception {
        List<Recorded> answers = atOnce(CALLERS, 0, () -> showing("ONLY-ONE", null));

        assertThat(answers).filteredOn(Recorded.Booked.class::isInstance).hasSize(1);
        assertThat(used("code:ONLY-ONE")).isEqualTo(1);
    }

    @Test
    void areHandedOutOneAfterTheOtherFromWhatIsStillGood() {
        Instant now = programmes.now();
        var over = new Batch(1, 5, 1, null, now);
        var few = new Batch(2, 2, 1, null, now.plusSeconds(3_600));

        List<VoucherCode> codes =
                LongStream.range(0, 3)
                        .mapToObj(_ -> codeOf(till.book(anna, film(over, few, batch(3, 1)))))
                        .toList();

        assertThat(codes)
                .extracting(VoucherCode::batch, VoucherCode::number)
                .containsExactly(tuple(2, 1L), tuple(2, 2L), tuple(3, 1L));
        assertThat(refusal(film(over, few, batch(3, 1)))).isEqualTo(ErrorCode.OUT_OF_STOCK);
        assertThat(refusal(film())).isEqualTo(ErrorCode.OUT_OF_STOCK);
        requireSound(anna);
    }

    @Test
    void thatWereHandedOutAreNotHandedOutAgain() {
        JournalRecord given = till.book(anna, film(batch(1, 2)));
        programmes.moveForward(Duration.ofMinutes(1));
        till.book(anna, till.cancel(given));
        programmes.moveForward(Duration.ofMinutes(1));

        assertThat(codeOf(till.book(anna, film(batch(1, 2)))).number()).isEqualTo(2);
        assertThat(till.wallet(anna).available()).isEqualTo(99);
        requireSound(anna);
    }

    @Test
    void areEachHandedOutToOneOfMany() throws Exception {
        List<Recorded> answers = atOnce(CALLERS, 1, () -> film(batch(1, 40), batch(2, 60)));

        assertThat(
                        answers.stream()
                                .filter(Recorded.Booked.class::isInstance)
                                .map(each -> codeOf(((Recorded.Booked) each).record()))
                                .map(code -> code.batch() + ":" + code.number()))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void thatAreMadeLeadToWhatTheyCapture() {
        var redeeming = redeeming();
        var call = Call.of(tenant);
        var document = till.document();
        var wish = new RedeemReward.Wish("cake", null, null);
        JournalRecord made = redeeming.redeem(call, anna, document, wish).record();
        Recorded.Booked again = redeeming.redeem(call, anna, document, wish);

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(made);
        String text = Objects.requireNonNull(codeOf(made).text());
        assertThat(text).matches("([0-9A-Z]{4}-){2}[0-9A-Z]{4}");
        assertThat(((Activity.Redemption) made.activity()).holdUntil())
                .isEqualTo("2026-02-14T23:00:00Z");
        assertThat(till.wallet(anna).held()).isEqualTo(10);
        assertThat(journal().recordOf(tenant, new Claim(ClaimKind.CODE, text))).isEqualTo(made);

        programmes.moveForward(Duration.ofDays(29));
        new SettleRedemption(journal(), programmes).settle(call, made.id(), null);
        assertThat(till.wallet(anna).redeemed()).isEqualTo(10);
        requireSound(anna);
    }

    @Test
    void thatNobodyUsesInTimeGiveTheirPointsBack() {
        var redeeming = redeeming();
        redeeming.redeem(
                Call.of(tenant), anna, till.document(), new RedeemReward.Wish("cake", null, null));
        programmes.moveForward(Duration.ofDays(31));
        till.buy(anna, "1.00");

        assertThat(till.wallet(anna).held()).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(101);
        requireSound(anna);
    }
}
