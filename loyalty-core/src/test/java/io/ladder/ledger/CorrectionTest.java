package io.ladder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.shared.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    @Test
    void leadsFromAnyWalletToAnyOther() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            Made booked = aWallet(random);
            Made right = aWallet(random);

            List<Movement> movements =
                    Correction.between("points", booked.course(), right.course(), "return", NOW);

            requireLeads(booked.wallet, right.wallet, movements);
            requireFlows(booked, movements, right);
        }
    }

    /** A wallet and the movements that made it. */
    private record Made(Wallet wallet, List<Movement> movements) {
        Correction.Course course() {
            var flows = new LotFlows();
            movements.forEach(flows::add);
            return new Correction.Course(wallet, flows);
        }
    }

    private static void requireFlows(Made booked, List<Movement> corrections, Made right) {
        LotFlows flows = booked.course().flows();
        corrections.forEach(flows::add);
        for (Place place : Place.values()) {
            assertThat(flows.changesTo(right.course().flows(), place)).as(place.name()).isEmpty();
        }
    }

    @Test
    void takesBackWhatExpiredFromTheDateOnWhichItExpired() {
        Instant end = NOW.plusSeconds(1);
        Made booked =
                made(draft -> {
                    draft.issue(10, null, end, "rule", NOW);
                    draft.passTo(end);
                });
        Made right = made(_ -> {});

        var movements =
                Correction.between("points", booked.course(), right.course(), "return", end);

        assertThat(movements)
                .extracting(Movement::from, Movement::to, Movement::points, Movement::lots)
                .containsExactly(
                        tuple(Place.AVAILABLE, Place.ISSUED, 10L, List.of(new Lot(null, end, -10))),
                        tuple(
                                Place.EXPIRED,
                                Place.AVAILABLE,
                                10L,
                                List.of(new Lot(null, end, 10))));
    }

    @Test
    void tellsOfWhichPointsWasSpentThoughAsManyAre() {
        Instant soon = NOW.plusSeconds(1);
        Instant late = NOW.plusSeconds(2);
        Made booked =
                made(draft -> {
                    draft.issue(10, null, soon, "rule", NOW);
                    draft.issue(10, null, late, "rule", NOW);
                    draft.hold(1, ANNA, new Hold.Purpose(Hold.Use.REWARD, "gift"), 10, late, NOW);
                });
        Made right =
                made(draft -> {
                    draft.issue(10, null, late, "rule", NOW);
                    draft.hold(1, ANNA, new Hold.Purpose(Hold.Use.REWARD, "gift"), 10, late, NOW);
                });

        var movements =
                Correction.between("points", booked.course(), right.course(), "return", NOW);

        assertThat(movements).hasSize(2);
        assertThat(movements.getFirst().lots()).containsExactly(new Lot(null, soon, -10));
        assertThat(movements.getLast().points()).isZero();
        assertThat(movements.getLast().to()).isEqualTo(Place.REDEEMED);
        assertThat(movements.getLast().lots())
                .containsExactly(new Lot(null, soon, 10), new Lot(null, late, -10));
    }

    @Test
    void movesNothingBetweenWalletsThatAgree() {
        var random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            Made wallet = aWallet(random);

            assertThat(
                            Correction.between(
                                    "points", wallet.course(), wallet.course(), "return", NOW))
                    .isEmpty();
        }
    }

    @Test
    void movesLotsWithoutPointsWhereOnlyTheirDatesDiffer() {
        var march = new Lot(null, NOW.plusSeconds(1), 10);
        var april = new Lot(null, NOW.plusSeconds(2), 10);
        var booked = new Wallet(List.of(march), 0, List.of(), 10, 0, 0, 0, 0);
        var right = new Wallet(List.of(april), 0, List.of(), 10, 0, 0, 0, 0);

        var movements =
                Correction.between(
                        "points",
                        new Correction.Course(booked, new LotFlows()),
                        new Correction.Course(right, new LotFlows()),
                        "late",
                        NOW);

        assertThat(movements).hasSize(1);
        assertThat(movements.getFirst().points()).isZero();
        requireLeads(booked, right, movements);
    }

    @Test
    void refusesAMovementThatMakesOrLosesPoints() {
        var lot = new Lot(null, null, 10);
        var none = List.<Lot>of();
        movement(Place.ISSUED, Place.AVAILABLE, 10, List.of(lot), 0);
        movement(Place.ISSUED, Place.AVAILABLE, 10, none, -10);
        movement(Place.PENDING, Place.AVAILABLE, 10, none, 0);
        movement(Place.HELD, Place.REDEEMED, 10, none, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(Place.ISSUED, Place.AVAILABLE, 11, List.of(lot), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(Place.ISSUED, Place.AVAILABLE, 10, none, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(Place.AVAILABLE, Place.HELD, 10, List.of(lot), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(Place.HELD, Place.REDEEMED, 10, List.of(lot), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(Place.HELD, Place.REDEEMED, -1, none, 0));
    }

    private static Movement movement(Place from, Place to, long points, List<Lot> lots, long debt) {
        return new Movement("points", from, to, points, lots, debt, 0, "rule", NOW);
    }

    private static void requireLeads(Wallet booked, Wallet right, List<Movement> movements) {
        var lots = new TreeMap<Lot, Long>(Lot.SPENDING_ORDER);
        booked.lots().forEach(lot -> lots.put(lot, lot.points()));
        var places = new EnumMap<Place, Long>(Place.class);
        long debt = booked.debt();
        long available = booked.available();
        for (Movement movement : movements) {
            movement.lots().forEach(lot -> lots.merge(lot, lot.points(), Math::addExact));
            debt += movement.debt();
            places.merge(movement.from(), -movement.points(), Math::addExact);
            places.merge(movement.to(), movement.points(), Math::addExact);
            available += movement.to() == Place.AVAILABLE ? movement.points() : 0;
            available -= movement.from() == Place.AVAILABLE ? movement.points() : 0;
            assertThat(movement.availableAfter()).isEqualTo(available);
        }
        lots.values().removeIf(points -> points == 0);
        var should = new TreeMap<Lot, Long>(Lot.SPENDING_ORDER);
        right.lots().forEach(lot -> should.put(lot, lot.points()));

        assertThat(lots).isEqualTo(should);
        assertThat(debt).isEqualTo(right.debt());
        assertThat(available).isEqualTo(right.available());
        assertThat(at(places, Place.ISSUED)).isEqualTo(booked.issued() - right.issued());
        assertThat(at(places, Place.ADJUSTED)).isEqualTo(booked.adjusted() - right.adjusted());
        assertThat(at(places, Place.HELD)).isEqualTo(right.held() - booked.held());
        assertThat(at(places, Place.REDEEMED)).isEqualTo(right.redeemed() - booked.redeemed());
        assertThat(at(places, Place.EXPIRED)).isEqualTo(right.expired() - booked.expired());
        assertThat(at(places, Place.PENDING)).isEqualTo(right.pending() - booked.pending());
    }

    private static long at(Map<Place, Long> places, Place place) {
        return places.getOrDefault(place, 0L);
    }

    private static Made made(Consumer<WalletDraft> steps) {
        var terms = new LotTerms(Expiry.never(), ZoneOffset.UTC, Duration.ofDays(30));
        var movements = new ArrayList<Movement>();
        var draft = new WalletDraft("points", Wallet.EMPTY, () -> terms, movements::add);
        steps.accept(draft);
        return new Made(draft.close(), movements);
    }

    /** A wallet to which a few random things happened. */
    private static Made aWallet(Random random) {
        Made made =
                made(draft -> {
                    Instant at = NOW;
                    int steps = random.nextInt(8);
                    for (int step = 0; step < steps; step++) {
                        at = at.plusSeconds(random.nextInt(5));
                        happens(random, step, draft, at);
                    }
                });
        requireLeads(Wallet.EMPTY, made.wallet, made.movements);
        return made;
    }

    private static void happens(Random random, int step, WalletDraft draft, Instant at) {
        @Nullable Instant expiresAt =
                random.nextBoolean() ? null : at.plusSeconds(4 + random.nextInt(6));
        switch (random.nextInt(6)) {
            case 0, 1 ->
                    draft.issue(
                            random.nextInt(50),
                            random.nextBoolean() ? null : at.plusSeconds(random.nextInt(3)),
                            expiresAt,
                            "rule",
                            at);
            case 2 -> draft.adjust(random.nextInt(50) - 25, expiresAt, "why", at);
            case 3 ->
                    draft.hold(
                            step,
                            ANNA,
                            new Hold.Purpose(Hold.Use.REWARD, "gift"),
                            1 + random.nextInt(30),
                            at,
                            at);
            case 4 -> draft.passTo(at);
            default -> {
                for (Hold hold : draft.dueHolds(at)) {
                    Hold spent = draft.capture(hold, 1 + random.nextLong(hold.points()), at);
                    if (random.nextBoolean()) {
                        draft.refund(spent, "cancel", at);
                    }
                }
            }
        }
    }
}
