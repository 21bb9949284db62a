package io.ladder.earning;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Remembered;
import io.ladder.journal.Slot;
import io.ladder.journal.Turn;
import io.ladder.rule.Case;
import io.ladder.rule.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that a member gets by the clock, without doing anything: on a birthday, on holidays, on
 * the anniversary of joining, or after not having bought for a while. What fell due before the
 * programme said so is not given.
 *
 * @param points 1 or more
 * @param day on which days
 * @param time at which time of the day, by the programme's clocks
 * @param when what must be so then; it asks for no purchase
 */
public record Occasion(
        String id,
        String wallet,
        long points,
        OccasionDay day,
        LocalTime time,
        List<Condition> when)
        implements Mechanic {
    /** A day that is told anew brings its gift again after so many days at the earliest. */
    public static final int DAYS_APART_MIN = 300;

    private static final int FORMAT = 6;

    public Occasion {
        when = List.copyOf(when);
        if (points < 1) {
            throw new IllegalArgumentException("an occasion gives points");
        }
    }

    @Override
    public void on(Activity activity, Turn turn) {
        // It goes by the clock.
    }

    @Override
    public @Nullable Instant nextDueAt(Remembered member, ZoneId zone, Instant after) {
        // On the day itself it may be too late already, and a day has one moment only.
        LocalDate from = after.atZone(zone).toLocalDate();
        LocalDate next = day.next(member, zone, from);
        if (next != null && !moment(next, zone).isAfter(after)) {
            next = day.next(member, zone, from.plusDays(1));
        }
        return next == null ? null : moment(next, zone);
    }

    private Instant moment(LocalDate date, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    @Override
    public void due(Turn turn) {
        if (turn.status() != MemberStatus.ACTIVE || !applies(turn) || turn.withheld(id) != null) {
            return;
        }
        if (day instanceof OccasionDay.Told) {
            long today = today(turn).toEpochDay();
            Slot slot = turn.slot(id);
            if (slot != null
                    && slot.format() == FORMAT
                    && today - slot.numbers().getFirst() < DAYS_APART_MIN) {
                return;
            }
            turn.remember(id, Slot.of(FORMAT, today));
        }
        turn.award(id, wallet, points, () -> "The occasion gives " + points + ".");
    }

    private boolean applies(Turn turn) {
        var visit = Case.withoutPurchase(turn);
        try {
            return Condition.firstUnmet(when, visit) == null;
        } catch (ExpressionFailure cannotBeComputed) {
            return false;
        }
    }

    private static LocalDate today(Turn turn) {
        return turn.at().atZone(turn.programme().zone()).toLocalDate();
    }
}
