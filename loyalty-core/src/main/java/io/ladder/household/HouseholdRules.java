package io.ladder.household;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Relocation;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who may pool points with whom. */
public final class HouseholdRules implements Mechanic {
    private static final int FORMAT = 1;

    private final @Nullable Terms terms;

    /**
     * What holds for households.
     *
     * @param membersMax how many members one has at most, {@link #MEMBERS_MIN} to {@link
     *     #MEMBERS_MAX}
     * @param daysApart how many days after leaving one a member may join one again; 0 for at once
     */
    public record Terms(int membersMax, int daysApart) {
        /** The fewest members that a household may be limited to. */
        public static final int MEMBERS_MIN = 2;

        /** The most members that a household may be limited to. */
        public static final int MEMBERS_MAX = 50;

        public static final int DAYS_MAX = 3_650;

        public Terms {
            if (membersMax < MEMBERS_MIN || membersMax > MEMBERS_MAX) {
                throw new IllegalArgumentException("a household has 2 to " + MEMBERS_MAX);
            }
            if (daysApart < 0 || daysApart > DAYS_MAX) {
                throw new IllegalArgumentException("days are from 0 to " + DAYS_MAX);
            }
        }
    }

    /**
     * Rules of a programme.
     *
     * @param terms null where it has no households
     */
    public HouseholdRules(@Nullable Terms terms) {
        this.terms = terms;
    }

    @Override
    public String id() {
        return "household";
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (!(activity instanceof Relocation relocation)) {
            return;
        }
        if (relocation.reason().pools() && turn.checking()) {
            requireAllowed(relocation, turn);
        } else if (relocation.reason() == Relocation.Reason.LEAVING
                && relocation instanceof Relocation.Arrival) {
            turn.remember(id(), Slot.of(FORMAT, turn.at().toEpochMilli()));
        }
    }

    private void requireAllowed(Relocation relocation, Turn turn) {
        if (terms == null) {
            throw Turn.refusal(
                    Refusal.of(
                            ErrorCode.HOUSEHOLD_NOT_ALLOWED, "The programme has no households."));
        }
        switch (relocation) {
            case Relocation.Departure _ -> requireTime(terms, turn);
            case Relocation.Arrival _ -> requireRoom(terms, turn);
        }
    }

    private void requireTime(Terms rules, Turn turn) {
        Slot left = turn.slot(id());
        if (left == null) {
            return;
        }
        Instant again =
                Instant.ofEpochMilli(left.numbers().getFirst())
                        .plus(rules.daysApart(), ChronoUnit.DAYS);
        if (turn.at().isBefore(again)) {
            throw Turn.refusal(
                    Refusal.of(
                                    ErrorCode.HOUSEHOLD_TOO_SOON,
                                    "The member left a household; they may join one again "
                                            + rules.daysApart()
                                            + " days later.")
                            .with("from", again));
        }
    }

    private static void requireRoom(Terms rules, Turn turn) {
        if (turn.memberCount() > rules.membersMax()) {
            throw Turn.refusal(
                    Refusal.of(
                                    ErrorCode.HOUSEHOLD_FULL,
                                    "The household has as many members as it may have.")
                            .with("limit", rules.membersMax()));
        }
    }
}
