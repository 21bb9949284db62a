package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.journal.Attributes;
import io.ladder.reward.DeviceRail;
import io.ladder.reward.GuardRail;
import io.ladder.reward.Reward;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.EarningRail;
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

    private static final String DEVICES = "devices";
    private static final String PURCHASES = "purchases";
    private static final String OWN_SALES = "own_sales";

    /** The kinds of guard rails. */
    static final List<String> KINDS =
            List.of(COST_SHARE, DEVICES, OWN_SALES, POINTS, PURCHASES, REDEMPTIONS);

    private static final List<String> OF_EARNING = List.of(OWN_SALES, PURCHASES);

    private static final int WHOLE = 100;
    private static final int MONTHS_MAX = 60;
    private static final int YEAR = 12;

    private GuardRailReader() {}

    /** The guard rails that keep rules from giving anything, in the order of the file. */
    static List<EarningRail> earningRails(Fields file, Terms terms) {
        var rails = new ArrayList<EarningRail>();
        for (Value value : file.optionalItems("guard_rails", Limits.GUARD_RAILS)) {
            Fields fields = value.fields();
            Value kind = fields.find("kind");
            String name = kind == null ? "" : kind.text(Limits.CODE_LENGTH);
            if (OF_EARNING.contains(name)) {
                Value named = fields.find("id");
                String id = named == null ? "" : named.text(Limits.CODE_LENGTH);
                Instant from = Moments.from(fields.find("valid_from"), terms.zone());
                rails.add(
                        name.equals(PURCHASES)
                                ? purchases(id, from, fields)
                                : ownSales(id, from, fields, terms));
                fields.done();
            }
        }
        return rails;
    }

    private static EarningRail purchases(String id, @Nullable Instant from, Fields fields) {
        int most = (int) fields.whole("most", 1, EarningRail.Purchases.MOST_MAX);
        int hours = (int) fields.whole("hours", 1, EarningRail.Purchases.HOURS_MAX, 1);
        return new EarningRail.Purchases(id, from, most, hours);
    }

    private static EarningRail ownSales(
            String id, @Nullable Instant from, Fields fields, Terms terms) {
        String seller = fields.text("seller", Limits.CODE_LENGTH);
        Value named = fields.find("seller");
        String fault = seller.isEmpty() ? null : Attributes.fault(seller, true);
        if (fault != null && named != null) {
            named.mistake(fault);
        }
        Value staff = fields.require("staff");
        Names texts = terms.names().attributes(AttributeRules.Kind.OneOf.class);
        return new EarningRail.OwnSales(
                id, from, seller, staff == null ? "" : staff.choice(texts, "text of members"));
    }

    /**
     * The guard rails of rewards, in the order of the file.
     *
     * @param rewards those of the file, whose cost some rails must know
     * @param known what all rewards are called
     */
    static List<GuardRail> rails(Fields file, Terms terms, List<Reward> rewards, Names known) {
        var rails = new ArrayList<GuardRail>();
        var ids = new UniqueIds("guard rail");
        for (Value value : file.optionalItems("guard_rails", Limits.GUARD_RAILS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            Value kind = fields.require("kind");
            String name = kind == null ? "" : kind.choice(KINDS, "kind of guard rail");
            if (OF_EARNING.contains(name)) {
                continue;
            }
            Instant from = Moments.from(fields.find("valid_from"), terms.zone());
            GuardRail rail =
                    name.equals(DEVICES)
                            ? devices(id, from, fields, known)
                            : rail(name, id, from, fields, terms);
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

    private static GuardRail devices(
            String id, @Nullable Instant from, Fields fields, Names known) {
        var meant = new HashSet<String>();
        Value named = fields.find("rewards");
        if (named != null) {
            for (Value each : named.items(1, Limits.REWARDS)) {
                String reward = each.choice(known, "reward");
                if (!reward.isEmpty() && !meant.add(reward)) {
                    each.mistake("This reward is in the list already.");
                }
            }
        }
        return new DeviceRail(id, from, (int) fields.whole("most", 1, Limits.PER_MEMBER), meant);
    }

    private static void requireCosts(Value rail, List<Reward> rewards, Set<String> told) {
        for (Reward reward : rewards) {
            boolean asked = reward.use() == Reward.Use.REDEEM && !reward.id().isEmpty();
            if (asked && !told.contains(reward.id())) {
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
            Fields fields = value.fields();
            fields.expect(List.of("cost", "value", "value_cost"));
            Value id = fields.find("id");
            if (id != null && (fields.has("value_cost") || fields.isMisspelt("value_cost"))) {
                told.add(id.id());
            }
        }
        return told;
    }
}
