package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Turn;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import io.ladder.tally.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rewards together must not exceed for one member. A rail counts from the version on that has
 * it, and refuses from its first moment on.
 */
public sealed interface GuardRail
        permits GuardRail.Redemptions, GuardRail.PointsRedeemed, GuardRail.CostShare, DeviceRail {

    /** The fact of a refusal that names the rail. */
    String FACT = "guard_rail";

    /** Refusals name it, and what it remembers goes by it. */
    String id();

    /** The first moment at which it refuses; null for ever since. */
    @Nullable Instant from();

    /** Whether it refuses anything at a moment. */
    default boolean applies(Instant at) {
        Instant first = from();
        return first == null || !at.isBefore(first);
    }

    /** Why a reward is too much for the member, whatever it is asked for with; null where not. */
    default @Nullable Refusal obstacle(Reward reward, Turn turn) {
        return null;
    }

    /** What it counts of a reward for the member; 0 for nothing. */
    default long counted(Reward reward) {
        return 0;
    }

    /** Counts more. */
    default void count(long counted, Turn turn) {}

    /**
     * No longer counts what was counted of a reward that is given back.
     *
     * @param day on which it was taken
     */
    default void forget(long counted, LocalDate day, Turn turn) {}

    /** The shared counters that it asks for a redemption. */
    default List<String> counters(Activity.Redemption redemption) {
        return List.of();
    }

    /**
     * Counts a redemption where members share what is counted, or refuses it.
     *
     * @return the shared counters that count it until it is given back
     */
    default List<String> settle(Activity.Redemption redemption, Turn turn) {
        return List.of();
    }

    /** Counts a purchase. */
    default void bought(Activity.Purchase purchase, Turn turn) {}

    /** Lets somebody look where goods that came back leave more given than it allows. */
    default void returned(Turn turn) {}

    /**
     * At most so many rewards in a period.
     *
     * @param most 1 or more
     */
    record Redemptions(String id, @Nullable Instant from, int most, Period per)
            implements GuardRail {
        @Override
        public @Nullable Refusal obstacle(Reward reward, Turn turn) {
            long had = uses(key(), turn).in(per, today(turn));
            return had < most
                    ? null
                    : refusal(
                                    this,
                                    "A member takes at most %d rewards in a %s; more from %s on."
                                            .formatted(most, per.text(), per.next(today(turn))))
                            .with("allowed", most)
                            .with("given", had);
        }

        @Override
        public long counted(Reward reward) {
            return 1;
        }

        @Override
        public void count(long counted, Turn turn) {
            remember(key(), uses(key(), turn).plus(counted, today(turn)), turn);
        }

        @Override
        public void forget(long counted, LocalDate day, Turn turn) {
            remember(key(), uses(key(), turn).minus(counted, day), turn);
        }

        private String key() {
            return "rail:redemptions:" + id;
        }
    }

    /**
     * At most so many points for rewards in a period.
     *
     * @param most 1 or more
     */
    record PointsRedeemed(String id, @Nullable Instant from, String wallet, long most, Period per)
            implements GuardRail {
        @Override
        public @Nullable Refusal obstacle(Reward reward, Turn turn) {
            if (!reward.wallet().equals(wallet) || reward.cost() == 0) {
                return null;
            }
            long had = uses(key(), turn).in(per, today(turn));
            return Math.addExact(had, reward.cost()) <= most
                    ? null
                    : refusal(
                                    this,
                                    "A member spends at most %d %s for rewards in a %s; more from %s on."
                                            .formatted(
                                                    most,
                                                    wallet,
                                                    per.text(),
                                                    per.next(today(turn))))
                            .with("allowed", most)
                            .with("given", had)
                            .with("asked", reward.cost());
        }

        @Override
        public long counted(Reward reward) {
            return reward.wallet().equals(wallet) ? reward.cost() : 0;
        }

        @Override
        public void count(long counted, Turn turn) {
            remember(key(), uses(key(), turn).plus(counted, today(turn)), turn);
        }

        @Override
        public void forget(long counted, LocalDate day, Turn turn) {
            remember(key(), uses(key(), turn).minus(counted, day), turn);
        }

        private String key() {
            return "rail:points_redeemed:" + wallet + ":" + id;
        }
    }

    /**
     * What rewards cost the house stands in proportion to what the member brings in.
     *
     * @param percent of the margin, 1 to 100
     * @param marginPercent of what is brought in, 1 to 100; 100 where revenue itself is meant
     * @param months how many months are looked at, the present one among them; 1 to 60
     */
    record CostShare(String id, @Nullable Instant from, int percent, int marginPercent, int months)
            implements GuardRail {
        private static final long WHOLE = 10_000;

        @Override
        public @Nullable Refusal obstacle(Reward reward, Turn turn) {
            long asked = reward.valueCost();
            Share share = share(turn);
            LocalDate today = today(turn);
            long broughtIn = share.broughtIn(today, months);
            long given = share.given(today, months);
            long allowed = allowed(broughtIn);
            if (asked == 0 || Math.addExact(given, asked) <= allowed) {
                return null;
            }
            String detail =
                    "Of %s brought in within %d months, %s may be given in rewards; %s was given, %s is asked for."
                            .formatted(
                                    money(broughtIn, turn),
                                    months,
                                    money(allowed, turn),
                                    money(given, turn),
                                    money(asked, turn));
            return refusal(this, detail)
                    .with("brought_in", broughtIn)
                    .with("allowed", allowed)
                    .with("given", given)
                    .with("asked", asked);
        }

        /** Rounded down, exactly. */
        private long allowed(long broughtIn) {
            long share = (long) percent * marginPercent;
            return broughtIn / WHOLE * share + broughtIn % WHOLE * share / WHOLE;
        }

        private static Money money(long minor, Turn turn) {
            return new Money(minor, turn.programme().currency());
        }

        @Override
        public long counted(Reward reward) {
            return reward.valueCost();
        }

        @Override
        public void count(long counted, Turn turn) {
            note(0, counted, turn);
        }

        @Override
        public void forget(long counted, LocalDate day, Turn turn) {
            turn.remember(key(), share(turn).without(day, counted).slot());
        }

        @Override
        public void bought(Activity.Purchase purchase, Turn turn) {
            note(purchase.total().minor(), 0, turn);
        }

        @Override
        public void returned(Turn turn) {
            Share share = share(turn);
            LocalDate today = today(turn);
            if (share.given(today, months) > allowed(share.broughtIn(today, months))) {
                AlertKey.raise(AlertKey.Kind.RETURNS, id, turn);
            }
        }

        private void note(long broughtIn, long given, Turn turn) {
            turn.remember(key(), share(turn).with(today(turn), broughtIn, given, months).slot());
        }

        private Share share(Turn turn) {
            return Share.of(turn.slot(key()));
        }

        private String key() {
            return "rail:cost_share:" + id;
        }
    }

    private static Uses uses(String key, Turn turn) {
        return Uses.of(turn.slot(key));
    }

    private static void remember(String key, Uses uses, Turn turn) {
        turn.remember(key, uses.slot());
    }

    private static LocalDate today(Turn turn) {
        return turn.at().atZone(turn.programme().zone()).toLocalDate();
    }

    private static Refusal refusal(GuardRail rail, String detail) {
        return Refusal.at(ErrorCode.GUARD_RAIL_REACHED, "/reward", detail).with(FACT, rail.id());
    }
}
