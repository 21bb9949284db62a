package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.journal.VoucherCode;
import io.ladder.reward.CodePools;
import io.ladder.reward.ReadCodes;
import io.ladder.reward.RedeemReward;
import io.ladder.reward.UploadCodes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that were shown and are held: by whom, until when, and who may show them next. */
abstract class HeldCodeContract extends JournalSetting {
    private static final int CALLERS = 100;
    private static final String REWARD = "coffee";
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final CodePools pools = new InMemoryCodes();
    private Subject.OfAccount anna;
    private Subject.OfAccount ben;

    @SuppressWarnings("NullAway.Init")
    HeldCodeContract() {}

    @BeforeEach
    void giveOutCodes() {
        rule(
                aProgramme()
                        .offering(
                                aReward(REWARD).costing(0).withCodes(VoucherCode.Kind.PRESENTED)));
        anna = till.enrol("anna");
        ben = till.enrol("ben");
        upload(1, "Spring-1", "Spring-2");
        upload(3, "SUMMER");
    }

    private void upload(int uses, String... codes) {
        pools.add(
                tenant,
                REWARD,
                List.of(codes),
                new CodePools.Validity(uses, null, null),
                programmes.now());
    }

    private JournalRecord show(Subject member, String code, @Nullable Duration hold) {
        return redeeming()
                .redeem(
                        Call.of(tenant),
                        member,
                        till.document(),
                        new RedeemReward.Wish(null, code, hold))
                .record();
    }

    @Override
    RedeemReward redeeming() {
        return new RedeemReward(
                journal(), programmes, pools, codeHolds(), alerts(), new SecureRandom());
    }

    /** Null where it was taken, else why not. */
    private @Nullable LoyaltyException refusal(Subject member, String code) {
        try {
            show(member, code, null);
            return null;
        } catch (LoyaltyException refused) {
            assertThat(refused.refusal().code()).isEqualTo(ErrorCode.CODE_USED);
            return refused;
        }
    }

    private ReadCodes.Status status(String code) {
        return new ReadCodes(pools, journal(), records(), codeHolds(), programmes)
                .read(tenant, code)
                .status();
    }

    private List<UploadCodes.Usage> usage() {
        return new UploadCodes(pools, journal(), codeHolds(), programmes).usage(tenant, REWARD);
    }

    private CodeHolds.Count holds(String code) {
        return codeHolds().of(tenant, REWARD, code, programmes.now());
    }

    private void until(Duration passed) {
        programmes.moveForward(passed);
    }

    @Test
    void areHeldUntilTheyAreUsedOrGivenBack() {
        JournalRecord held = show(anna, "spring-1", HOLD);

        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.HELD);
        assertThat(status("Spring-2")).isEqualTo(ReadCodes.Status.GOOD);
        assertThat(holds("SPRING-1")).isEqualTo(new CodeHolds.Count(1, 0));
        assertThat(usage())
                .extracting(UploadCodes.Usage::used, UploadCodes.Usage::held)
                .containsExactly(tuple(0L, 1L), tuple(0L, 0L));
        assertThat(refusal(ben, "spring-1"))
                .extracting(refused -> refused.refusal().facts())
                .isEqualTo(Map.of("held", true));

        until(Duration.ofMinutes(1));
        till.book(anna, till.capture(held));
        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.USED);
        assertThat(usage().getFirst().used()).isEqualTo(1);
        assertThat(usage().getFirst().held()).isZero();
        assertThat(refusal(ben, "spring-1"))
                .extracting(refused -> refused.refusal().facts())
                .isEqualTo(Map.of());
    }

    @Test
    void areFreeWhenTheirHoldIsOverThoughNobodyBookedThat() {
        show(anna, "Spring-1", HOLD);
        int before = till.history(anna).size();
        until(HOLD.minusNanos(1_000));
        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.HELD);
        until(Duration.ofNanos(1_000));

        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.GOOD);
        assertThat(holds("spring-1")).isEqualTo(new CodeHolds.Count(0, 1));
        assertThat(usage().getFirst().used()).isZero();
        assertThat(usage().getFirst().held()).isZero();
        assertThat(till.history(anna)).hasSize(before);

        show(ben, "Spring-1", null);
        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.USED);
        assertThat(journal().used(tenant, "code:SPRING-1")).isEqualTo(1);
        assertThat(till.history(anna).getLast().activity()).isInstanceOf(Activity.Due.class);
        requireSound(anna);
        requireSound(ben);
    }

    @Test
    void areFreeForWhoeverHeldThemTooLong() {
        show(anna, "Spring-1", HOLD);
        until(HOLD);

        show(anna, "Spring-1", null);

        assertThat(journal().used(tenant, "code:SPRING-1")).isEqualTo(1);
        assertThat(refusal(anna, "Spring-1")).isNotNull();
        requireSound(anna);
    }

    @Test
    void areTriedWithoutBeingTakenAlsoWhenTheirHoldIsOver() {
        show(anna, "Spring-1", HOLD);
        until(HOLD);
        var trying = new Call(tenant, null, true, false);

        redeeming()
                .redeem(
                        trying,
                        ben,
                        till.document(),
                        new RedeemReward.Wish(null, "Spring-1", null));

        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.GOOD);
        show(ben, "Spring-1", null);
    }

    @Test
    void areHeldAndUsedByAsManyAsTheyAreFor() {
        show(anna, "SUMMER", HOLD);
        show(ben, "SUMMER", null);
        assertThat(status("SUMMER")).isEqualTo(ReadCodes.Status.GOOD);
        until(Duration.ofMinutes(1));
        show(ben, "SUMMER", HOLD);

        assertThat(status("SUMMER")).isEqualTo(ReadCodes.Status.HELD);
        assertThat(holds("SUMMER")).isEqualTo(new CodeHolds.Count(2, 0));
        until(HOLD.minusMinutes(1));
        assertThat(status("SUMMER")).isEqualTo(ReadCodes.Status.GOOD);
        assertThat(codeHolds().byBatch(tenant, REWARD, programmes.now()))
                .isEqualTo(Map.of(2, new CodeHolds.Count(1, 1)));
        assertThat(codeHolds().lapsed(tenant, REWARD, "summer", programmes.now()))
                .containsExactly(anna);
    }

    @Test
    void goToOneOfManyWhoShowThemWhenTheirHoldIsOver() throws Exception {
        show(anna, "Spring-1", HOLD);
        List<Subject.OfAccount> others =
                IntStream.range(0, CALLERS).mapToObj(each -> till.enrol("m" + each)).toList();
        until(HOLD);

        var refusals =
                new ArrayList<>(
                        Threads.atOnce(
                                CALLERS,
                                caller -> refusal(others.get(caller), "Spring-1") == null));

        assertThat(refusals).filteredOn(taken -> taken).hasSize(1);
        assertThat(journal().used(tenant, "code:SPRING-1")).isEqualTo(1);
        assertThat(till.history(anna))
                .filteredOn(record -> record.activity() instanceof Activity.Due)
                .hasSize(1);
        requireSound(anna);
    }

    @Test
    void areHeldByWhoeverMovedWithThem() {
        show(anna, "Spring-1", HOLD);
        till.book(till.merge(anna, ben));
        assertThat(status("Spring-1")).isEqualTo(ReadCodes.Status.HELD);
        until(HOLD);

        show(till.enrol("cleo"), "Spring-1", null);

        assertThat(journal().used(tenant, "code:SPRING-1")).isEqualTo(1);
    }
}
