package io.ladder.testkit;

import io.ladder.tier.Criterion;
import io.ladder.tier.Criterion.AnyOf;
import io.ladder.tier.Criterion.AtLeast;
import io.ladder.tier.Criterion.LatestAnswer;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A ladder for tests. */
public final class LadderFixture {
    /** The id of the loyalty ladder. */
    public static final String LOYALTY = "loyalty";

    private static final int YEAR = 365;

    private final String id;
    private final List<Rung> rungs = new ArrayList<>();
    private int graceDays = 90;

    private LadderFixture(String id) {
        this.id = id;
    }

    /** A ladder whose lowest rung asks for nothing. */
    public static LadderFixture aLadder(String id, String lowest) {
        return new LadderFixture(id).rung(lowest);
    }

    /** The default ladder: prospect, customer, client, supporter, advocate, partner. */
    public static LadderFixture theLoyaltyLadder() {
        return aLadder(LOYALTY, "prospect")
                .rung("customer", count(1, 0, EvidenceKind.PURCHASE))
                .rung("client", count(3, YEAR, EvidenceKind.PURCHASE))
                .rung(
                        "supporter",
                        new LatestAnswer(7, YEAR),
                        new AnyOf(
                                List.of(
                                        count(1, 0, EvidenceKind.REFERRAL_SENT),
                                        new LatestAnswer(9, YEAR))))
                .rung(
                        "advocate",
                        count(1, YEAR, EvidenceKind.REFERRAL_CONVERTED),
                        count(
                                2,
                                YEAR,
                                EvidenceKind.REFERRAL_CONVERTED,
                                EvidenceKind.REVIEW,
                                EvidenceKind.EVENT,
                                EvidenceKind.IDEA))
                .rung(
                        "partner",
                        count(1, 0, EvidenceKind.PANEL_SEAT, EvidenceKind.PARTNER_AGREEMENT),
                        count(1, YEAR, EvidenceKind.DECISION_CONTRIBUTION));
    }

    /** So many pieces of these kinds within so many days; 0 days is ever. */
    public static Criterion count(int count, int withinDays, EvidenceKind... kinds) {
        return new AtLeast(count, Set.of(kinds), withinDays);
    }

    public LadderFixture rung(String name, Criterion... criteria) {
        rungs.add(new Rung(name, List.of(criteria)));
        return this;
    }

    public LadderFixture withGraceDays(int days) {
        graceDays = days;
        return this;
    }

    public Ladder build() {
        return new Ladder(id, rungs, graceDays, ProgrammeFixture.ZONE);
    }
}
