package io.ladder.testkit;

import static io.ladder.testkit.LadderFixture.aLadder;
import static io.ladder.testkit.LadderFixture.count;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Lot;
import io.ladder.reward.RedeemReward;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.tier.EvidenceKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What two clocks that differ, or two callers at one moment, may bring: demands that are dated
 * before something that is booked already.
 */
class IntoThePastTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TenantId tenant = new TenantId(new UUID(0, 1));
    private final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .offering(aReward("mug").costing(10).inStock(5))
                            .offering(aReward("cup").costing(10).atMostPerMember(1))
                            .build(),
                    START);
    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final Till till = new Till(journal, programmes, tenant);
    private final Subject.OfAccount anna = till.enrolWithPoints("anna", 30);

    @Test
    void keepsTheLimitOfARewardWhoeverComesFirst() {
        till.book(anna, redemption("cup", START.plusSeconds(2), null));

        var earlier = redemption("cup", START.plusSeconds(1), null);

        assertThat(till.refused(anna, earlier).code()).isEqualTo(ErrorCode.REWARD_LIMIT_REACHED);
        requireSound();
    }

    @Test
    void doesNotSpendWhatWasSpentSince() {
        for (int second = 2; second < 5; second++) {
            till.book(anna, redemption("mug", START.plusSeconds(second), null));
        }

        var earlier = redemption("mug", START.plusSeconds(1), null);

        assertThat(till.refused(anna, earlier).code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        assertThat(till.wallet(anna).debt()).isZero();
    }

    @Test
    void capturesNoHoldThatHasLapsedInTheBooks() {
        var held = till.book(anna, redemption("mug", START, START.plus(MINUTE)));
        till.book(anna, till.purchase("1.00", START.plus(MINUTE)));
        assertThat(status(held)).isEqualTo(RedemptionStatus.LAPSED);

        programmes.setNow(START.plusSeconds(30));

        assertThat(till.refused(anna, till.capture(held)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        assertThat(till.refused(anna, till.cancel(held)).code())
                .isEqualTo(ErrorCode.REDEMPTION_SETTLED);
        assertThat(journal.used(tenant, "stock:mug")).isZero();
        requireSound();
    }

    @Test
    void booksAHoldThatIsOverAlreadyAsLapsed() {
        till.book(anna, till.purchase("1.00", START.plus(MINUTE)));

        var held = till.book(anna, redemption("mug", START.plusSeconds(1), START.plusSeconds(2)));

        assertThat(status(held)).isEqualTo(RedemptionStatus.LAPSED);
        assertThat(journal.used(tenant, "stock:mug")).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(31);
        requireSound();
    }

    @Test
    void cancelsWhatWasCapturedAMomentLater() {
        var held = till.book(anna, redemption("mug", START, START.plus(MINUTE)));
        programmes.setNow(START.plusSeconds(20));
        till.book(anna, till.capture(held));
        programmes.setNow(START.plusSeconds(10));

        till.book(anna, till.cancel(held));

        assertThat(status(held)).isEqualTo(RedemptionStatus.CANCELLED);
        assertThat(journal.used(tenant, "stock:mug")).isZero();
        assertThat(till.wallet(anna).available()).isEqualTo(30);
        requireSound();
    }

    @Test
    void refundsByTheGraceOfTheVersionInForce() {
        var strict =
                aProgramme()
                        .expiringAfter(1)
                        .withGrace(Duration.ofDays(1))
                        .offering(aReward("mug"));
        var kind =
                aProgramme()
                        .expiringAfter(1)
                        .withGrace(Duration.ofDays(9))
                        .offering(aReward("mug"));
        Instant change = START.plus(Duration.ofDays(60));
        var timeline = new Timeline(List.of(strict.build(), kind.build(2, change)));
        var world = new FixedProgrammes(timeline.version(1), START);
        world.apply(timeline.version(2));
        var books = new InMemoryJournal(world);
        var shop = new Till(books, world, tenant);
        var berta = shop.enrolWithPoints("berta", 100);
        var mug = shop.book(berta, shop.redemption("mug", null));
        world.setNow(change.plus(MINUTE));

        shop.book(berta, shop.cancel(mug));

        assertThat(shop.wallet(berta).lots())
                .containsExactly(new Lot(null, world.now().plus(Duration.ofDays(9)), 100));
        assertThat(shop.state(berta)).isEqualTo(Replay.fold(timeline, shop.history(berta)));
    }

    @Test
    void lowersAtTheBeginningOfAVersionWhomItFindsOverdue() {
        var ladder =
                aLadder("loyalty", "prospect").rung("client", count(1, 10, EvidenceKind.PURCHASE));
        Instant change = START.plus(Duration.ofDays(30));
        var patient = aProgramme().on(ladder.withGraceDays(90)).build();
        var strict = aProgramme().on(ladder.withGraceDays(5)).build(2, change);
        var world = new FixedProgrammes(patient, START);
        world.apply(strict);
        var shop = new Till(new InMemoryJournal(world), world, tenant);
        var state = shop.state(shop.enrolWithPoints("berta", 1));

        var later = world.timeline().advance(state, change.plus(Duration.ofDays(9)));

        var standing = later.members().values().iterator().next().standings().get("loyalty");
        assertThat(Objects.requireNonNull(standing).rung()).isEqualTo("prospect");
        assertThat(standing.since()).isEqualTo(change);
    }

    @Test
    void letsANewLadderSeeWhatTheOldOnesSaw() {
        Instant change = START.plus(Duration.ofDays(30));
        var metal = aLadder("metal", "red").rung("silver", count(2, 0, EvidenceKind.PURCHASE));
        programmes.apply(aProgramme().alsoOn(metal).build(2, change));
        till.buy(anna, "1.00");

        var later = programmes.timeline().advance(till.state(anna), change);

        var standing = later.members().values().iterator().next().standings().get("metal");
        assertThat(Objects.requireNonNull(standing).rung()).isEqualTo("silver");
        assertThat(standing.since()).isEqualTo(change);
    }

    @Test
    void keepsAMemberWhoseOnlyPurchaseCameBack() {
        var enrolled = new Subject.Enrolled(till.newcomer("x").member(), Till.externalId("berta"));
        var purchase = till.book(enrolled, till.purchase("5.00", START));
        var berta = purchase.owner();

        till.book(berta, till.returnOf(purchase));

        till.buy(new Subject.OfMember(berta.member()), "3.00");
        assertThat(till.wallet(berta).available()).isEqualTo(3);
    }

    @Test
    void leavesAClosedMembershipClosed() {
        till.book(anna, new Activity.StatusChange(START, MemberStatus.CLOSED, "left"));

        for (MemberStatus status : MemberStatus.values()) {
            var change = new Activity.StatusChange(START.plusSeconds(1), status, "why");
            assertThat(till.refused(anna, change).code()).isEqualTo(ErrorCode.MEMBER_CLOSED);
        }
    }

    @Test
    void holdsPointsForAWhileButNotTooLong() {
        var redeem =
                new RedeemReward(
                        journal,
                        programmes,
                        new InMemoryCodes(),
                        journal.codeHolds(),
                        journal.alerts(),
                        new SecureRandom());
        for (var hold :
                List.of(
                        Duration.ZERO,
                        Duration.ofSeconds(-1),
                        RedeemReward.HOLD_MAX.plusNanos(1))) {
            assertThatExceptionOfType(LoyaltyException.class)
                    .isThrownBy(() ->
                            redeem.redeem(
                                    Call.of(tenant),
                                    anna,
                                    till.document(),
                                    new RedeemReward.Wish("mug", null, hold)))
                    .matches(refused -> refused.code() == ErrorCode.INVALID_FIELD);
        }
        var longest = new RedeemReward.Wish("mug", null, RedeemReward.HOLD_MAX);
        redeem.redeem(Call.of(tenant), anna, till.document(), longest);
        assertThat(till.wallet(anna).held()).isEqualTo(10);
    }

    @Test
    void refusesVersionsThatDoNotFollowEachOther() {
        var first = aProgramme().build();
        var later = aProgramme().build(2, START);

        assertThat(new Timeline(List.of(first, later)).at(START)).isEqualTo(later);
        assertThat(new Timeline(List.of(first, later)).at(START.minusNanos(1))).isEqualTo(first);
        for (var wrong :
                List.of(
                        List.of(later),
                        List.of(aProgramme().build(1, START)),
                        List.of(first, aProgramme().build(2, null)),
                        List.of(first, later, aProgramme().build(3, START)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(wrong));
        }
    }

    private Activity.Redemption redemption(String reward, Instant at, @Nullable Instant until) {
        return new Activity.Redemption(at, till.document(), reward, until);
    }

    private RedemptionStatus status(JournalRecord redemption) {
        return Objects.requireNonNull(journal.records().redemption(tenant, redemption.id()))
                .status();
    }

    private void requireSound() {
        var history = till.history(anna);
        Ledgers.requireAgreement(till.state(anna), history);
        assertThat(till.state(anna)).isEqualTo(Replay.fold(programmes.timeline(), history));
    }
}
