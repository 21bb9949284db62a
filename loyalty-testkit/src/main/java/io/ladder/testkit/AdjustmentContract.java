package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ladder.adjustment.AdjustPoints;
import io.ladder.adjustment.AdjustmentRules;
import io.ladder.adjustment.SettleAdjustment;
import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clerks give and take: alone up to 100 at a time and 250 a day, above that in twos. */
abstract class AdjustmentContract extends JournalSetting {
    private static final Actor CLERK = new Actor("key_clerk");
    private static final Actor CHIEF = new Actor("key_chief");

    private Subject.OfAccount anna;

    @SuppressWarnings("NullAway.Init")
    AdjustmentContract() {}

    @BeforeEach
    void enrol() {
        anna = till.enrol("anna");
    }

    private Recorded.Booked adjust(Actor clerk, Document document, long points) {
        return new AdjustPoints(journal(), programmes)
                .adjust(
                        new Call(tenant, null, false, false, clerk),
                        anna,
                        new AdjustPoints.Wanted(document, null, points, "goodwill", "for a delay"));
    }

    private JournalRecord adjust(long points) {
        return adjust(CLERK, till.document(), points).record();
    }

    private SettleAdjustment settling() {
        return new SettleAdjustment(journal(), programmes);
    }

    private Recorded.Booked approve(JournalRecord proposal, Actor by, boolean dryRun) {
        return settling().approve(new Call(tenant, null, dryRun, false, by), proposal.id());
    }

    private interface Act {
        void run();
    }

    private static Refusal refusal(Act act) {
        var refused = new Refusal[1];
        assertThatExceptionOfType(LoyaltyException.class)
                .isThrownBy(act::run)
                .satisfies(exception -> refused[0] = exception.refusal());
        return refused[0];
    }

    @Test
    void booksWhatAClerkMayDoAlone() {
        assertThat(adjust(100).activity()).isInstanceOf(Activity.Adjustment.class);
        assertThat(adjust(-40).activity()).isInstanceOf(Activity.Adjustment.class);

        assertThat(till.wallet(anna).available()).isEqualTo(60);
        assertThat(journal().used(tenant, "adjusted:points:2026-01-15:key_clerk")).isEqualTo(140);
        requireSound();
    }

    @Test
    void keepsWhatIsAboveAsAProposal() {
        JournalRecord proposal = adjust(101);

        assertThat(proposal.activity()).isInstanceOf(Proposal.AdjustmentProposal.class);
        assertThat(proposal.outcome().movements()).isEmpty();
        assertThat(till.wallet(anna).available()).isZero();
        requireSound();
    }

    @Test
    void countsADayOfAClerkInTheirTimeZone() {
        adjust(100);
        adjust(-90);
        assertThat(adjust(61).activity()).isInstanceOf(Proposal.AdjustmentProposal.class);
        assertThat(adjust(60).activity()).isInstanceOf(Activity.Adjustment.class);
        assertThat(adjust(CHIEF, till.document(), 100).record().activity())
                .isInstanceOf(Activity.Adjustment.class);

        programmes.setNow(Instant.parse("2026-01-15T22:59:59Z"));
        assertThat(adjust(1).activity()).isInstanceOf(Proposal.AdjustmentProposal.class);
        programmes.setNow(Instant.parse("2026-01-15T23:00:00Z"));
        assertThat(adjust(100).activity()).isInstanceOf(Activity.Adjustment.class);
        requireSound();
    }

    @Test
    void movesPointsWhenASecondPersonAllowsIt() {
        JournalRecord proposal = adjust(500);
        programmes.moveForward(Duration.ofDays(40));

        JournalRecord approval = approve(proposal, CHIEF, false).record();

        assertThat(till.wallet(anna).available()).isEqualTo(500);
        assertThat(till.wallet(anna).adjusted()).isEqualTo(500);
        assertThat(approval.outcome().movements()).hasSize(1);
        assertThat(till.wallet(anna).lots().getFirst().expiresAt())
                .isEqualTo(Instant.parse("2027-02-28T23:00:00Z"));
        assertThat(journal().used(tenant, "adjusted:points:2026-01-15:key_clerk")).isZero();
        assertThat(refusal(() -> approve(proposal, CHIEF, false)).code())
                .isEqualTo(ErrorCode.ADJUSTMENT_SETTLED);
        assertThat(refusal(() -> reject(proposal)).code()).isEqualTo(ErrorCode.ADJUSTMENT_SETTLED);
        requireSound();
    }

    private Recorded.Booked reject(JournalRecord proposal) {
        return settling()
                .reject(new Call(tenant, null, false, false, CHIEF), proposal.id(), "too much");
    }

    @Test
    void movesNothingWhenASecondPersonRefusesIt() {
        JournalRecord proposal = adjust(500);

        reject(proposal);

        assertThat(till.wallet(anna).available()).isZero();
        assertThat(refusal(() -> approve(proposal, CHIEF, false)).code())
                .isEqualTo(ErrorCode.ADJUSTMENT_SETTLED);
        requireSound();
    }

    @Test
    void asksForSomebodyElse() {
        JournalRecord proposal = adjust(500);

        assertThat(refusal(() -> approve(proposal, CLERK, false)).code())
                .isEqualTo(ErrorCode.SAME_PERSON);

        assertThat(approve(proposal, CHIEF, true).replayed()).isFalse();
        assertThat(till.wallet(anna).available()).isZero();
        approve(proposal, CHIEF, false);
        assertThat(till.wallet(anna).available()).isEqualTo(500);
    }

    @Test
    void keepsOneProposalUnderADocument() {
        Document document = till.document();
        JournalRecord proposal = adjust(CLERK, document, 500).record();

        Recorded.Booked again = adjust(CLERK, document, 500);
        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(proposal);
        assertThat(refusal(() -> adjust(CLERK, document, 501)).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(refusal(() -> adjust(CLERK, document, 50)).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void refusesWhatNobodyCouldAllow() {
        assertThat(refusal(() -> adjust(-500)).code()).isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        var wanted = new AdjustPoints.Wanted(till.document(), null, 5, "whim", null);
        Refusal unknown =
                refusal(() ->
                        new AdjustPoints(journal(), programmes)
                                .adjust(new Call(tenant, null, false, false, CLERK), anna, wanted));
        assertThat(unknown.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(unknown.pointer()).isEqualTo("/reason_code");

        JournalRecord purchase = till.buy(anna, "300.00");
        JournalRecord proposal = adjust(-300);
        till.book(anna, till.returnOf(purchase));
        assertThat(refusal(() -> approve(proposal, CHIEF, false)).code())
                .isEqualTo(ErrorCode.INSUFFICIENT_POINTS);
        requireSound();
    }

    @Test
    void keepsNoEndOfProposals() {
        IntStream.range(0, AdjustmentRules.OPEN_MAX).forEach(_ -> adjust(101));

        Refusal refusal = refusal(() -> adjust(101));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ADJUSTMENT_LIMIT_REACHED);
        assertThat(refusal.facts()).containsEntry("limit", AdjustmentRules.OPEN_MAX);
    }

    @Test
    void keepsToTheLimitOfADayHoweverManyCallAtOnce() throws Exception {
        var results = Threads.atOnce(32, _ -> adjust(CLERK, till.document(), 20).record());

        long booked =
                results.stream()
                        .filter(record -> record.activity() instanceof Activity.Adjustment)
                        .count();
        assertThat(booked).isEqualTo(12);
        assertThat(till.wallet(anna).available()).isEqualTo(240);
        assertThat(journal().used(tenant, "adjusted:points:2026-01-15:key_clerk")).isEqualTo(240);
        requireSound();
    }

    @Test
    void booksAnApprovalOnceHoweverManyCallAtOnce() throws Exception {
        JournalRecord proposal = adjust(500);

        var results =
                Threads.atOnce(
                        16,
                        thread -> {
                            try {
                                approve(proposal, new Actor("key_chief_" + thread), false);
                                return true;
                            } catch (LoyaltyException settled) {
                                assertThat(settled.refusal().code())
                                        .isEqualTo(ErrorCode.ADJUSTMENT_SETTLED);
                                return false;
                            }
                        });

        assertThat(results.stream().filter(Boolean::booleanValue)).hasSize(1);
        assertThat(till.wallet(anna).available()).isEqualTo(500);
        requireSound();
    }

    private void requireSound() {
        var history = till.history(anna);
        Ledgers.requireAgreement(till.state(anna), history);
        assertThat(till.state(anna)).isEqualTo(Replay.fold(programmes.timeline(), history));
    }
}
