package io.ladder.reward;

import io.ladder.journal.MemberStatus;
import io.ladder.journal.Receipt;
import io.ladder.journal.Turn;
import io.ladder.rule.Case;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that members get: for points, or for being who they are. What costs nothing is a
 * benefit.
 *
 * @param id unique in the programme
 * @param value what it is worth, in words such as "24 months warranty"; null where the name says it
 * @param use whether it is used up
 * @param cost in points of its wallet, 0 or more; 0 where it is only checked
 * @param stock how many there are in all; null where there is no limit
 * @param offer to whom, and when
 * @param perMember how often one member may have it
 * @param valueCost what it costs the house, in minor units, 0 or more
 * @param code the codes that go with it; null where none do
 */
public record Reward(
        String id,
        String name,
        @Nullable String value,
        Use use,
        String wallet,
        long cost,
        @Nullable Long stock,
        Offer offer,
        Allowance perMember,
        long valueCost,
        @Nullable CodeTerms code) {

    /** What becomes of a reward that a member has. */
    public enum Use {
        /** It is taken, and used up with that. */
        REDEEM,
        /** Whoever has it has it, however often somebody asks. */
        CHECK;

        /** As files name them. */
        public static final List<String> NAMES = Stream.of(values()).map(Use::text).toList();

        /** As files name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name, which must be one. */
        public static Use of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Reward {
        boolean asks = cost > 0 || stock != null || code != null;
        if (cost < 0 || valueCost < 0 || (use == Use.CHECK && asks)) {
            throw new IllegalArgumentException("what is never used up costs nothing, nor runs out");
        }
    }

    /** The key of the shared counter of what is taken from the stock. */
    public String counter() {
        return counterOf(id);
    }

    static String counterOf(String reward) {
        return "stock:" + reward;
    }

    /**
     * How a reward stands to a member at a moment.
     *
     * @param obstacles every reason why the member cannot have it; empty where they can
     * @param left how often they may still have it; null where that is not limited
     */
    public record Standing(Reward reward, List<Refusal> obstacles, Allowance.@Nullable Left left) {
        public Standing {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** How it stands to whoever the turn is about. */
    public Standing standing(Turn turn) {
        Ladder ladder = offer.ladder();
        LocalDate today = turn.at().atZone(turn.programme().zone()).toLocalDate();
        Allowance.Left left = perMember.left(Uses.of(turn.slot(slot())), today);
        var obstacles = new ArrayList<Refusal>();
        obstacles.addAll(obstacles(turn.status()));
        obstacles.addAll(
                offer.obstacles(ladder == null ? null : turn.rung(ladder.id()), turn.at()));
        if (!offer.when().isEmpty()) {
            obstacles.addAll(offer.obstacles(Case.withoutPurchase(turn)));
        }
        if (left != null && left.count() == 0) {
            obstacles.add(hadAll(left));
        }
        if (stock != null && turn.used(counter()) >= stock) {
            obstacles.add(Refusal.of(ErrorCode.OUT_OF_STOCK, "None of this reward is left."));
        }
        obstacles.addAll(costs(turn.wallet(wallet).available()));
        return new Standing(this, obstacles, left);
    }

    /** The key under which a member's slot counts how often they had it. */
    String slot() {
        return slotOf(id);
    }

    static String slotOf(String reward) {
        return "reward:" + reward;
    }

    private static List<Refusal> obstacles(MemberStatus status) {
        return switch (status) {
            case ACTIVE -> List.of();
            case BLOCKED -> List.of(Refusal.of(ErrorCode.MEMBER_BLOCKED, "The member is blocked."));
            case CLOSED ->
                    List.of(Refusal.of(ErrorCode.MEMBER_CLOSED, "The membership is closed."));
        };
    }

    private Refusal hadAll(Allowance.Left left) {
        var refusal =
                Refusal.of(
                        ErrorCode.REWARD_LIMIT_REACHED,
                        "The member has had this reward as often as it may be had"
                                + (left.renewal() == null
                                        ? "."
                                        : " before " + left.renewal() + "."));
        Period period = left.renewal() == null ? Period.EVER : perMember.period();
        Integer limit = period == null ? null : perMember.in(period);
        return limit == null ? refusal : refusal.with("limit", limit);
    }

    private List<Refusal> costs(long available) {
        if (cost == 0 || available >= cost) {
            return List.of();
        }
        return List.of(
                Refusal.of(
                                ErrorCode.INSUFFICIENT_POINTS,
                                "The member has fewer points than the reward costs.")
                        .with("available", available)
                        .with("required", cost));
    }

    /**
     * Whether points, rung and date of a receipt suffice. Benefits are not within reach but had,
     * and what asks for more than a receipt tells is left out.
     */
    boolean isWithinReach(Receipt receipt, Instant at) {
        if (cost == 0 || !offer.when().isEmpty()) {
            return false;
        }
        long available = 0;
        for (Receipt.Balance balance : receipt.balances()) {
            if (balance.wallet().equals(wallet)) {
                available = balance.available();
            }
        }
        Ladder ladder = offer.ladder();
        String rung = null;
        for (Receipt.Place place : receipt.standings()) {
            if (ladder != null && place.scheme().equals(ladder.id())) {
                rung = place.rung();
            }
        }
        return available >= cost && offer.obstacles(rung, at).isEmpty();
    }
}
