package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.AttributeChange;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Position;
import io.ladder.journal.Timeline;
import io.ladder.journal.Transfer;
import io.ladder.journal.VoucherCode;
import io.ladder.ledger.Lot;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import io.ladder.shared.RecordId;
import io.ladder.tier.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A programme and what happens to one member under it, made from a seed. */
final class GeneratedHistory {
    private static final Instant START = Instant.parse("2025-01-30T22:30:00.000001Z");
    private static final List<String> RUNGS = List.of("customer", "client", "supporter");
    private static final List<EvidenceKind> KINDS =
            List.of(
                    EvidenceKind.REFERRAL_SENT,
                    EvidenceKind.REFERRAL_CONVERTED,
                    EvidenceKind.REVIEW,
                    EvidenceKind.PANEL_SEAT,
                    EvidenceKind.DECISION_CONTRIBUTION);

    /** How many rewards somebody takes who spends all that there is. */
    private static final int SPREE = 8;

    private final Random random;
    private final boolean settling;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> purchases = new ArrayList<>();
    private final List<Integer> evidence = new ArrayList<>();
    private final List<Integer> redemptions = new ArrayList<>();
    private final List<Integer> given = new ArrayList<>();
    private final List<Integer> gotten = new ArrayList<>();
    private final PaymentSteps payments = new PaymentSteps(this);
    private final Set<Integer> untouched = new HashSet<>();
    private final Set<List<Object>> withoutDocument = new HashSet<>();
    private final Timeline timeline;
    private Instant at = START;

    private GeneratedHistory(Random random, int length, boolean settling, boolean tight) {
        this.random = random;
        this.settling = settling;
        this.timeline =
                new ProgrammeGenerator(random, settling, tight)
                        .timeline(START.plus(Duration.ofDays(random.nextInt(120))));
        add(-1, _ -> new Activity.Enrolment(at(0)));
        while (steps.size() < length) {
            at = at.plus(gap());
            step();
        }
    }

    static GeneratedHistory of(long seed) {
        var random = new Random(seed);
        return new GeneratedHistory(random, 5 + random.nextInt(25), false, false);
    }

    /**
     * A history with returns that settle something once for all: points that are spent already, or
     * purchases that nobody has a receipt of. What comes later does not change what was settled, so
     * that the order of arrival matters.
     */
    static GeneratedHistory settlingOnceForAll(long seed) {
        var random = new Random(seed);
        return new GeneratedHistory(random, 5 + random.nextInt(25), true, false);
    }

    /** A history under rules whose budget runs out, so that it matters who was there first. */
    static GeneratedHistory underTightBudgets(long seed) {
        var random = new Random(seed);
        return new GeneratedHistory(random, 5 + random.nextInt(25), random.nextBoolean(), true);
    }

    /** Whether returns may settle something once for all. */
    boolean isSettling() {
        return settling;
    }

    Timeline timeline() {
        return timeline;
    }

    List<Step> steps() {
        return steps;
    }

    /** The purchases that no return speaks of. */
    List<Step> purchasesKept() {
        return purchases.stream().filter(untouched::contains).map(steps::get).toList();
    }

    Random random() {
        return random;
    }

    Instant at(int step) {
        return step < times.size() ? times.get(step) : at;
    }

    private final List<Instant> times = new ArrayList<>();

    int add(int about, Step.Form form) {
        int number = steps.size();
        var step = new Step(number, about, form);
        Activity outline = step.outline();
        if (outline.document() == null) {
            // Two of one kind at one moment have no order but that of their arrival.
            while (!withoutDocument.add(List.of(at, Position.of(outline).rank()))) {
                at = at.plusNanos(1_000);
            }
        }
        times.add(at);
        steps.add(step);
        return number;
    }

    private Duration gap() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Duration.ZERO;
            case 2 -> Duration.ofSeconds(random.nextInt(4_000));
            case 3, 4 -> Duration.ofHours(random.nextInt(72));
            case 5, 6 -> Duration.ofDays(random.nextInt(15));
            default -> Duration.ofDays(random.nextInt(70)).plusNanos(1_000L * random.nextInt(999));
        };
    }

    private void step() {
        if (settling && random.nextInt(6) == 0) {
            spendWhatIsThere();
            giveBack(steps.size());
            return;
        }
        int number = steps.size();
        switch (random.nextInt(41)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> purchase(number);
            case 8, 9 -> answer(number);
            case 10, 11 -> report(number);
            case 12, 13, 14, 15 -> redeem(number);
            case 16 -> settle(true);
            case 17 -> settle(false);
            case 18 -> withdraw();
            case 19 -> adjust(number);
            case 20 -> giveBack(number);
            case 21 -> pin(number);
            case 22 -> changeStatus(number);
            case 23 -> dispatch();
            case 24 -> giveBackWithoutReceipt(number);
            case 25, 26 -> give(number);
            case 27 -> get(number);
            case 28 -> takeBack(given, true);
            case 29 -> takeBack(gotten, false);
            case 30, 31, 32, 33 -> payments.pay(number);
            case 34, 35, 36 -> payments.settle(number);
            case 37 -> payments.refund(number);
            case 38, 39 -> tell(number);
            default -> add(-1, _ -> new Activity.Due(at(number)));
        }
    }

    private void tell(int number) {
        var change = AnyAttribute.change(at, random);
        add(-1, _ -> new AttributeChange(at(number), change.told(), change.taken()));
    }

    Document document(int number) {
        return new Document("source-" + number % 2, "d" + number);
    }

    private void purchase(int number) {
        var bought = AnyPurchase.by(random);
        add(-1, _ -> bought.at(at(number), document(number)));
        purchases.add(number);
        untouched.add(number);
    }

    private void answer(int number) {
        int score = random.nextInt(11);
        evidence.add(number);
        add(-1, _ -> new Activity.SurveyAnswer(at(number), document(number), score, null));
    }

    private void report(int number) {
        EvidenceKind kind = oneOf(KINDS);
        evidence.add(number);
        add(-1, _ -> new Activity.EvidenceReport(at(number), document(number), kind));
    }

    private void redeem(int number) {
        String reward =
                switch (random.nextInt(12)) {
                    case 0 -> ProgrammeGenerator.COUPON;
                    case 1 -> ProgrammeGenerator.FILM;
                    default -> oneOf(ProgrammeGenerator.PLAIN_REWARDS);
                };
        boolean atOnce = random.nextInt(3) == 0;
        Duration hold = Duration.ofMinutes(1 + random.nextInt(20_000));
        VoucherCode code = ProgrammeGenerator.code(reward, random.nextInt(3));
        redemptions.add(number);
        add(
                -1,
                _ ->
                        new Activity.Redemption(
                                at(number),
                                document(number),
                                reward,
                                atOnce ? null : at(number).plus(hold),
                                code,
                                null));
    }

    private void settle(boolean capture) {
        if (redemptions.isEmpty()) {
            return;
        }
        int number = steps.size();
        int about = oneOf(redemptions);
        add(
                about,
                sequenceOf ->
                        capture
                                ? new Activity.RedemptionCapture(
                                        at(number), sequenceOf.applyAsLong(about))
                                : new Activity.RedemptionCancel(
                                        at(number), sequenceOf.applyAsLong(about), "no"));
    }

    private void withdraw() {
        if (evidence.isEmpty()) {
            return;
        }
        int number = steps.size();
        int about = oneOf(evidence);
        add(
                about,
                sequenceOf ->
                        new Activity.EvidenceWithdrawal(
                                at(number), sequenceOf.applyAsLong(about), "no"));
    }

    private void adjust(int number) {
        long points = random.nextInt(3) == 0 ? -1 - random.nextInt(20) : 1 + random.nextInt(40);
        add(
                -1,
                _ ->
                        new Activity.Adjustment(
                                at(number), document(number), "points", points, "why", null));
    }

    private void give(int number) {
        long points = 1L + random.nextInt(30);
        given.add(number);
        add(
                -1,
                _ ->
                        new Transfer.TransferOut(
                                at(number),
                                document(number),
                                ProgrammeFixture.POINTS,
                                points,
                                World.PARTNER,
                                null));
    }

    private void get(int number) {
        long points = 1L + random.nextInt(30);
        Duration life = Duration.ofMinutes(1 + random.nextInt(60_000));
        var out = new RecordId(new AccountId(World.PARTNER.value()), number + 1L);
        gotten.add(number);
        add(
                -1,
                _ ->
                        new Transfer.TransferIn(
                                at(number),
                                ProgrammeFixture.POINTS,
                                List.of(
                                        new Lot(null, at(number).plus(life), points),
                                        new Lot(null, null, 3)),
                                World.PARTNER,
                                out));
    }

    private void takeBack(List<Integer> transfers, boolean ours) {
        if (transfers.isEmpty()) {
            return;
        }
        int number = steps.size();
        int about = oneOf(transfers);
        var in = new RecordId(new AccountId(World.PARTNER.value()), 1);
        add(
                about,
                sequenceOf ->
                        ours
                                ? new Transfer.TransferOutReversal(
                                        at(number),
                                        sequenceOf.applyAsLong(about),
                                        ProgrammeFixture.POINTS,
                                        in)
                                : new Transfer.TransferInReversal(
                                        at(number), sequenceOf.applyAsLong(about)));
    }

    private void giveBack(int number) {
        if (purchases.isEmpty()) {
            return;
        }
        int about = oneOf(purchases);
        untouched.remove(about);
        var lines = new ArrayList<Activity.ReturnedLine>();
        Money amount = null;
        switch (random.nextInt(4)) {
            case 0, 1 -> lines.add(new Activity.ReturnedLine("line-0", 1 + random.nextInt(1_500)));
            case 2 -> amount = Money.of(1 + random.nextInt(3_000), "EUR");
            default -> {}
        }
        Money givenBack = amount;
        add(
                about,
                sequenceOf ->
                        new Activity.Return(
                                at(number),
                                document(number),
                                sequenceOf.applyAsLong(about),
                                lines,
                                givenBack));
    }

    private void spendWhatIsThere() {
        for (int reward = 0; reward < SPREE; reward++) {
            redeem(steps.size());
        }
    }

    private void dispatch() {
        if (purchases.isEmpty()) {
            return;
        }
        int number = steps.size();
        int about = purchases.get(Math.max(0, purchases.size() - 1 - random.nextInt(3)));
        add(about, sequenceOf -> new Activity.Dispatch(at(number), sequenceOf.applyAsLong(about)));
    }

    private void giveBackWithoutReceipt(int number) {
        if (settling) {
            Money amount = Money.of(1 + random.nextInt(3_000), "EUR");
            Duration window = Duration.ofDays(1 + random.nextInt(60));
            add(
                    -1,
                    _ ->
                            new Activity.ReturnWithoutReceipt(
                                    at(number),
                                    document(number),
                                    amount,
                                    at(number).minus(window)));
        }
    }

    private void pin(int number) {
        if (random.nextInt(3) == 0) {
            add(-1, _ -> new Activity.RungUnpin(at(number), LadderFixture.LOYALTY, "no"));
            return;
        }
        String rung = oneOf(RUNGS);
        Duration time = Duration.ofHours(1 + random.nextInt(1_000));
        add(
                -1,
                _ ->
                        new Activity.RungPin(
                                at(number),
                                LadderFixture.LOYALTY,
                                rung,
                                at(number).plus(time),
                                "why"));
    }

    private void changeStatus(int number) {
        MemberStatus status = random.nextInt(3) == 0 ? MemberStatus.BLOCKED : MemberStatus.ACTIVE;
        add(-1, _ -> new Activity.StatusChange(at(number), status, "why"));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
