package io.ladder.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.tally.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The default ladder, rung by rung, and the passing of time on it. */
class LadderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final EvidenceKind[] CONTRIBUTIONS = {
        EvidenceKind.REFERRAL_CONVERTED, EvidenceKind.REVIEW, EvidenceKind.EVENT, EvidenceKind.IDEA
    };
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private Ladder ladder =
            new Ladder(
                    "loyalty",
                    List.of(
                            rung("prospect"),
                            rung("customer", count(1, 0, EvidenceKind.PURCHASE)),
                            rung("client", count(3, 365, EvidenceKind.PURCHASE)),
                            rung(
                                    "supporter",
                                    new Criterion.LatestAnswer(7, 365),
                                    new Criterion.AnyOf(
                                            List.of(
                                                    count(1, 0, EvidenceKind.REFERRAL_SENT),
                                                    new Criterion.LatestAnswer(9, 365)))),
                            rung(
                                    "advocate",
                                    count(1, 365, EvidenceKind.REFERRAL_CONVERTED),
                                    count(2, 365, CONTRIBUTIONS)),
                            rung(
                                    "partner",
                                    count(
                                            1,
                                            0,
                                            EvidenceKind.PANEL_SEAT,
                                            EvidenceKind.PARTNER_AGREEMENT),
                                    count(1, 365, EvidenceKind.DECISION_CONTRIBUTION))),
                    90,
                    BERLIN);

    private final List<Move> moves = new ArrayList<>();
    private Standing standing = ladder.newcomer(0);
    private Instant now = START;
    private long sequence;

    @Test
    void beginsAsAProspectAndStaysOne() {
        assertThat(standing.rung()).isEqualTo("prospect");
        assertThat(ladder.nextDueAt(standing, Tallies.NONE)).isNull();

        see(EvidenceKind.REFERRAL_SENT);
        answer(10);
        see(EvidenceKind.PANEL_SEAT);

        assertThat(standing.rung()).isEqualTo("prospect");
        assertThat(moves).isEmpty();
    }

    @Test
    void climbsRungByRung() {
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("customer");
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("customer");
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("client");
        answer(8);
        assertThat(standing.rung()).isEqualTo("client");
        see(EvidenceKind.REFERRAL_SENT);
        assertThat(standing.rung()).isEqualTo("supporter");
        see(EvidenceKind.REFERRAL_CONVERTED);
        assertThat(standing.rung()).isEqualTo("supporter");
        see(EvidenceKind.REVIEW);
        assertThat(standing.rung()).isEqualTo("advocate");
        see(EvidenceKind.PANEL_SEAT);
        assertThat(standing.rung()).isEqualTo("advocate");
        see(EvidenceKind.DECISION_CONTRIBUTION);
        assertThat(standing.rung()).isEqualTo("partner");
        assertThat(moves)
                .extracting(Move::to)
                .containsExactly("customer", "client", "supporter", "advocate", "partner");
        assertThat(moves).allMatch(move -> move.reason() == Move.Reason.EARNED);
        assertThat(moves.get(1).evidence()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void takesAPromoterForASupporterWithoutAReferral() {
        becomeClient();

        answer(9);

        assertThat(standing.rung()).isEqualTo("supporter");
    }

    @Test
    void climbsSeveralRungsAtOnce() {
        answer(9);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);

        assertThat(moves).extracting(Move::to).containsExactly("customer", "supporter");
    }

    @Test
    void takesASecondConversionForAFurtherContribution() {
        becomeClient();
        answer(10);

        see(EvidenceKind.REFERRAL_CONVERTED);
        see(EvidenceKind.REFERRAL_CONVERTED);

        assertThat(standing.rung()).isEqualTo("advocate");
    }

    @Test
    void countsNoContributionsWithoutAConversion() {
        becomeClient();
        answer(10);

        see(EvidenceKind.REVIEW);
        see(EvidenceKind.IDEA);
        see(EvidenceKind.EVENT);

        assertThat(standing.rung()).isEqualTo("supporter");
    }

    @Test
    void endsAWindowExactly() {
        see(EvidenceKind.PURCHASE);
        Instant first = now;
        now = first.atZone(BERLIN).plusDays(365).toInstant().minus(MICRO);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("client");

        standing = ladder.newcomer(0);
        now = first;
        see(EvidenceKind.PURCHASE);
        now = first.atZone(BERLIN).plusDays(365).toInstant();
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("customer");
    }

    @Test
    void countsTheDaysOfAWindowInTheZone() {
        now = Instant.parse("2026-03-28T11:00:00Z");
        climbWithoutGrace(rung("low"), rung("high", count(1, 1, EvidenceKind.PURCHASE)));
        see(EvidenceKind.PURCHASE);

        // The night to 29 March has 23 hours.
        assertThat(due()).isEqualTo(Instant.parse("2026-03-29T10:00:00Z"));
    }

    @Test
    void fallsAfterTheGraceAndOneRungAtATime() {
        becomeClient();
        answer(9);
        see(EvidenceKind.REFERRAL_CONVERTED);
        see(EvidenceKind.REVIEW);
        assertThat(standing.rung()).isEqualTo("advocate");
        Instant failing = START.atZone(BERLIN).plusDays(365).toInstant();
        assertThat(due()).isEqualTo(failing);

        passTo(failing.minus(MICRO));
        assertThat(standing.failingSince()).isNull();
        passTo(failing);
        assertThat(standing.failingSince()).isEqualTo(failing);
        assertThat(standing.rung()).isEqualTo("advocate");

        Instant first = failing.atZone(BERLIN).plusDays(90).toInstant();
        passTo(first.minus(MICRO));
        assertThat(standing.rung()).isEqualTo("advocate");
        passTo(first);
        assertThat(standing.rung()).isEqualTo("supporter");
        assertThat(standing.failingSince()).isEqualTo(first);

        Instant second = first.atZone(BERLIN).plusDays(90).toInstant();
        passTo(second);
        assertThat(standing.rung()).isEqualTo("client");
        passTo(second.atZone(BERLIN).plusDays(90).toInstant());
        assertThat(standing.rung()).isEqualTo("customer");
        assertThat(standing.failingSince()).isNull();
        assertThat(ladder.nextDueAt(standing, Tallies.NONE)).isNull();
        assertThat(moves.subList(moves.size() - 3, moves.size()))
                .allMatch(move -> move.reason() == Move.Reason.LAPSED);
    }

    @Test
    void recoversWithinTheGrace() {
        becomeClient();
        Instant failing = START.atZone(BERLIN).plusDays(365).toInstant();
        passTo(failing);
        assertThat(standing.failingSince()).isEqualTo(failing);

        now = failing.plus(DAY);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        assertThat(standing.failingSince()).isEqualTo(failing);
        see(EvidenceKind.PURCHASE);

        assertThat(standing.failingSince()).isNull();
        assertThat(standing.rung()).isEqualTo("client");
        assertThat(moves).hasSize(2);
    }

    @Test
    void fallsForADetractorsAnswerAfterTheGrace() {
        becomeClient();
        answer(10);
        now = now.plus(DAY);

        answer(6);

        assertThat(standing.rung()).isEqualTo("supporter");
        assertThat(standing.failingSince()).isEqualTo(now);
        Instant falls = now.atZone(BERLIN).plusDays(90).toInstant();
        assertThat(due()).isEqualTo(falls);
        passTo(falls);
        assertThat(standing.rung()).isEqualTo("client");
        assertThat(standing.failingSince()).isNull();
    }

    @Test
    void takesTheLatestAnswerOfOneMomentForTheLatest() {
        becomeClient();

        answer(10);
        answer(3);

        assertThat(standing.failingSince()).isEqualTo(now);
        answer(9);
        assertThat(standing.failingSince()).isNull();
    }

    @Test
    void neverFallsBelowCustomer() {
        see(EvidenceKind.PURCHASE);

        passTo(START.plus(Duration.ofDays(40_000)));

        assertThat(standing.rung()).isEqualTo("customer");
        assertThat(ladder.nextDueAt(standing, Tallies.NONE)).isNull();
    }

    @Test
    void fallsAtOnceWithoutGrace() {
        climbWithoutGrace(
                rung("low"),
                rung("middle", count(1, 10, EvidenceKind.PURCHASE)),
                rung("high", count(1, 10, EvidenceKind.REVIEW)));
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.REVIEW);
        Instant lapses = due();

        standing = ladder.passTo(standing, Tallies.NONE, lapses, moves::add);
        assertThat(standing.rung()).isEqualTo("middle");
        assertThat(due()).isEqualTo(lapses);
        passTo(lapses);
        assertThat(standing.rung()).isEqualTo("low");
    }

    @Test
    void standsOnThePinnedRungUntilThePinEnds() {
        see(EvidenceKind.PURCHASE);
        Instant until = now.plus(DAY);

        standing =
                ladder.pin(
                        standing, new Standing.Pin("partner", until, "founder"), now, moves::add);

        assertThat(standing.rung()).isEqualTo("partner");
        assertThat(standing.earned()).isEqualTo("customer");
        assertThat(due()).isEqualTo(until);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        assertThat(standing.rung()).isEqualTo("partner");
        passTo(until.minus(MICRO));
        assertThat(standing.rung()).isEqualTo("partner");
        passTo(until);
        assertThat(standing.rung()).isEqualTo("client");
        assertThat(standing.pin()).isNull();
        assertThat(moves)
                .extracting(Move::reason)
                .containsExactly(Move.Reason.EARNED, Move.Reason.PINNED, Move.Reason.UNPINNED);
        assertThat(moves).extracting(Move::to).containsExactly("customer", "partner", "client");
    }

    @Test
    void pinsDownAsWellAsUp() {
        becomeClient();

        standing =
                ladder.pin(
                        standing,
                        new Standing.Pin("prospect", now.plus(DAY), "fraud"),
                        now,
                        moves::add);

        assertThat(standing.rung()).isEqualTo("prospect");
        standing = ladder.unpin(standing, now, moves::add);
        assertThat(standing.rung()).isEqualTo("client");
        assertThat(moves.getLast().evidence()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void tellsWhatIsMissing() {
        see(EvidenceKind.PURCHASE);
        answer(6);
        assertThat(missingFor("customer", now)).isEmpty();
        assertThat(missingFor("client", now))
                .containsExactly(new Shortfall("client", count(3, 365, EvidenceKind.PURCHASE), 1));
        assertThat(missingFor("supporter", now))
                .hasSize(3)
                .contains(new Shortfall("supporter", new Criterion.LatestAnswer(7, 365), 6));
        assertThat(missingFor("client", now.plus(Duration.ofDays(366))))
                .extracting(Shortfall::have)
                .containsExactly(0L);
    }

    @Test
    void keepsNoMoreEvidenceThanIsCounted() {
        for (int piece = 0; piece < 50; piece++) {
            now = now.plus(DAY);
            see(EvidenceKind.PURCHASE);
            answer(9);
        }
        assertThat(ladder.depth()).isEqualTo(3);
        assertThat(standing.evidence()).hasSize(6);
        assertThat(standing.evidence().getFirst().id()).isEqualTo(99);
        assertThat(ladder.newcomer(9).depth()).isEqualTo(9);
    }

    private void becomeClient() {
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
        see(EvidenceKind.PURCHASE);
    }

    private void climbWithoutGrace(Rung... rungs) {
        ladder = new Ladder("strict", List.of(rungs), 0, BERLIN);
        standing = ladder.newcomer(0);
    }

    private List<Shortfall> missingFor(String rung, Instant at) {
        return ladder.missingFor(standing, Tallies.NONE, rung, at);
    }

    private void see(EvidenceKind kind) {
        observe(new Evidence(kind, now, ++sequence, 0));
    }

    private void answer(int score) {
        observe(new Evidence(EvidenceKind.SURVEY_ANSWER, now, ++sequence, score));
    }

    private void observe(Evidence piece) {
        standing = ladder.observe(standing, Tallies.NONE, piece, moves::add);
    }

    private void passTo(Instant moment) {
        now = moment;
        Instant due = ladder.nextDueAt(standing, Tallies.NONE);
        while (due != null && !due.isAfter(moment)) {
            standing = ladder.passTo(standing, Tallies.NONE, due, moves::add);
            due = ladder.nextDueAt(standing, Tallies.NONE);
        }
    }

    private Instant due() {
        return Objects.requireNonNull(ladder.nextDueAt(standing, Tallies.NONE));
    }

    private static Rung rung(String name, Criterion... criteria) {
        return new Rung(name, List.of(criteria));
    }

    private static Criterion count(int count, int withinDays, EvidenceKind... kinds) {
        return new Criterion.AtLeast(count, Set.of(kinds), withinDays);
    }
}
