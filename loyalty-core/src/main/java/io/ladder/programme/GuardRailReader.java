package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.reward.GuardRail;
import io.ladder.reward.Reward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the guard rails of a programme file. */
final class GuardRailReader {
    private static final String COST_SHARE = "cost_share";
    private static final String POINTS = "points_redeemed";
    private static final String REDEMPTIONS = "redemptions";

    /** The kinds of guard rails. */
    static final List<String> KINDS = List.of(COST_SHARE, POINTS, REDEMPTIONS);

    private static final int WHOLE = 100;
    private static final int MONTHS_MAX = 60;
    private static final int YEAR = 12;

    private GuardRailReader() {}

    /**
     * The guard rails, in the order of the file.
     *
     * @param rewards those of the file, whose cost some rails must know
     */
    static List<GuardRail> rails(Fields file, Terms terms, List<Reward> rewards) {
        var rails = new ArrayList<GuardRail>();
        var ids = new UniqueIds("guard rail");
        for (Value value : file.optionalItems("guard_rails", Limits.GUARD_RAILS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            Value kind = fields.require("kind");
            String name = kind == null ? "" : kind.choice(KINDS, "kind of guard rail");
            Instant from = Moments.from(fields.find("valid_from"), terms.zone());
            GuardRail rail = rail(name, id, from, fields, terms);
            if (rail != null) {
                rails.add(rail);
            }
            if (rail instanceof GuardRail.CostShare) {
                requireCosts(value, rewards, toldCosts(file));
            }
            if (!name.isEmpty()) {
                fields.done();
            }
        }
        return rails;
    }

    private static @Nullable GuardRail rail(
            String kind, String id, @Nullable Instant from, Fields fields, Terms terms) {
        return switch (kind) {
            case COST_SHARE ->
                    new GuardRail.CostShare(
                            id,
                            from,
                            (int) fields.whole("percent", 1, WHOLE),
                            (int) fields.whole("margin_percent", 1, WHOLE, WHOLE),
                            (int) fields.whole("months", 1, MONTHS_MAX, YEAR));
            case POINTS ->
                    new GuardRail.PointsRedeemed(
                            id,
                            from,
                            terms.spendableWallet(fields),
                            fields.whole("most", 1, Limits.BUDGET),
                            RewardReader.per(fields));
            case REDEMPTIONS ->
                    new GuardRail.Redemptions(
                            id,
                            from,
                            (int) fields.whole("most", 1, Limits.PER_MEMBER),
                            RewardReader.per(fields));
            default -> null;
        };
    }

    private static void requireCosts(Value rail, List<Reward> rewards, Set<String> told) {
        for (Reward reward : rewards) {
            if (reward.use() == Reward.Use.REDEEM && !told.contains(reward.id())) {
                rail.mistake(
                        "It must know what the reward "
                                + reward.id()
                                + " costs the house: value_cost is missing there.");
            }
        }
    }

    /** Rewards of which the file tells what they cost the house, be it nothing. */
    private static Set<String> toldCosts(Fields file) {
        var told = new HashSet<String>();
        for (Value value : file.optionalItems("rewards", Limits.ITEMS)) {
            Value id = value.fields().find("id");
            if (id != null && value.fields().has("value_cost")) {
                told.add(id.id());
            }
        }
        return told;
    }
}
