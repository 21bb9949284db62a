package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Turn;

/**
 * Points for becoming a member, once.
 *
 * @param points 1 or more
 */
public record WelcomeBonus(String id, String wallet, long points) implements Mechanic {
    public WelcomeBonus {
        if (points < 1) {
            throw new IllegalArgumentException("a bonus gives points");
        }
    }

    @Override
    public void on(Activity activity, Turn turn) {
        if (activity instanceof Activity.Enrolment && turn.withheld(id) == null) {
            turn.award(id, wallet, points, () -> "A new member gets " + points + ".");
        }
    }
}
