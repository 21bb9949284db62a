package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.journal.VoucherCode;
import io.ladder.reward.Allowance;
import io.ladder.reward.CodeTerms;
import io.ladder.reward.Offer;
import io.ladder.reward.Reward;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rewards of a programme file. */
final class RewardReader {
    private static final String CHECK = Reward.Use.CHECK.text();
    private static final List<String> OF_WHAT_IS_USED_UP =
            List.of(
                    "wallet",
                    "cost",
                    "stock",
                    "per_member_max",
                    "per_member",
                    "value_cost",
                    "code");
    private static final List<String> PERIODS =
            Period.NAMES.stream().filter(name -> !name.equals(Period.EVER.text())).toList();

    private static final int PREFIX_LENGTH = 12;
    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]*");

    private final Terms terms;
    private final UniqueIds ids;

    /**
     * A reader.
     *
     * @param causes what entries name as their cause, so that no reward may have its name
     */
    RewardReader(Terms terms, Set<String> causes) {
        this.terms = terms;
        this.ids = UniqueIds.without(causes, "reward");
    }

    /** What the rewards of a file are called that were read. */
    Names names(Fields file) {
        return ids.names(file, "rewards");
    }

    /** The rewards, in the order of the file. */
    List<Reward> rewards(Fields file) {
        var rewards = new ArrayList<Reward>();
        for (Value value : file.optionalItems("rewards", Limits.REWARDS)) {
            Fields fields = value.fields();
            rewards.add(reward(ids.read(fields, "id"), fields));
            fields.done();
        }
        return rewards;
    }

    private Reward reward(String id, Fields fields) {
        String name = fields.text("name", Limits.NAME_LENGTH);
        String value = fields.optionalText("value", Limits.TEXT_LENGTH);
        var use = use(fields);
        boolean checked = use == Reward.Use.CHECK;
        return new Reward(
                id,
                name,
                value,
                use,
                checked ? terms.wallet(fields) : terms.spendableWallet(fields),
                checked ? 0 : cost(fields),
                checked ? null : fields.optionalWhole("stock", 0, Limits.STOCK),
                offer(fields),
                checked ? Allowance.UNLIMITED : allowance(fields),
                checked ? 0 : valueCost(fields),
                checked ? null : code(fields));
    }

    /** What is only checked costs nothing; whether it is, a mistake may leave open. */
    private static long cost(Fields fields) {
        Value cost = fields.find("cost");
        Value use = fields.find("use");
        if (cost == null && (use == null || !use.isFaulty())) {
            fields.lacks(fields.object(), "The field cost is missing.", List.of("cost", "use"));
        }
        return cost == null ? 0 : cost.whole(0, Limits.POINTS);
    }

    private static @Nullable CodeTerms code(Fields fields) {
        Value value = fields.find("code");
        if (value == null) {
            return null;
        }
        Fields terms = value.fields();
        Value named = terms.require("kind");
        String name = named == null ? "" : named.choice(VoucherCode.Kind.NAMES, "kind of code");
        var kind = name.isEmpty() ? VoucherCode.Kind.PRESENTED : VoucherCode.Kind.of(name);
        boolean made = kind == VoucherCode.Kind.MADE;
        int days = made ? Math.toIntExact(terms.whole("days", 1, CodeTerms.DAYS_MAX)) : 0;
        String prefix = made ? prefix(terms) : "";
        for (String field : List.of("days", "prefix")) {
            Value useless = made ? null : terms.find(field);
            if (useless != null) {
                useless.mistake("Only codes that are made have this; these are uploaded.");
            }
        }
        terms.done();
        return new CodeTerms(kind, days, prefix);
    }

    private static String prefix(Fields terms) {
        Value value = terms.find("prefix");
        if (value == null) {
            return "";
        }
        String prefix = value.text(PREFIX_LENGTH);
        if (!PREFIX.matcher(prefix).matches()) {
            value.mistake("A code begins with capital letters and digits.");
        }
        return prefix;
    }

    private static Reward.Use use(Fields fields) {
        Value value = fields.find("use");
        if (value == null || !value.choice(Reward.Use.NAMES, "use").equals(CHECK)) {
            return Reward.Use.REDEEM;
        }
        for (String name : OF_WHAT_IS_USED_UP) {
            Value useless = fields.find(name);
            if (useless != null) {
                useless.mistake("What is only checked is never used up, so this is of no use.");
            }
        }
        return Reward.Use.CHECK;
    }

    private Offer offer(Fields fields) {
        Instant validFrom = Moments.from(fields.find("valid_from"), terms.zone());
        Instant validUntil = validUntil(fields, validFrom);
        Value rungMin = fields.find("rung_min");
        Ladder ladder = terms.ladder(fields, rungMin != null);
        String rung =
                rungMin == null || ladder == null
                        ? null
                        : rungMin.choice(terms.rungs(ladder), "rung");
        return new Offer(
                validFrom, validUntil, ladder, rung, WhenReader.conditionsOfVisits(fields, terms));
    }

    private long valueCost(Fields fields) {
        Value cost = fields.find("value_cost");
        return cost == null ? 0 : cost.money(terms.currency(), Limits.POINTS);
    }

    private static Allowance allowance(Fields fields) {
        var most = new EnumMap<Period, Integer>(Period.class);
        Long ever = fields.optionalWhole("per_member_max", 1, Limits.PER_MEMBER);
        if (ever != null) {
            most.put(Period.EVER, Math.toIntExact(ever));
        }
        Value perMember = fields.find("per_member");
        if (perMember != null) {
            Fields limit = perMember.fields();
            int count = Math.toIntExact(limit.whole("count", 1, Limits.PER_MEMBER));
            most.put(per(limit), count);
            limit.done();
        }
        return new Allowance(most);
    }

    /** The period of the calendar that the field {@code per} names; a day where it names none. */
    static Period per(Fields fields) {
        Value per = fields.require("per");
        String period = per == null ? "" : per.choice(PERIODS, "period");
        return period.isEmpty() ? Period.DAY : Period.of(period);
    }

    private @Nullable Instant validUntil(Fields fields, @Nullable Instant validFrom) {
        Value value = fields.find("valid_until");
        Instant validUntil = Moments.until(value, terms.zone());
        if (value != null
                && validFrom != null
                && validUntil != null
                && !validUntil.isAfter(validFrom)) {
            value.mistake("It ends before it begins.");
        }
        return validUntil;
    }
}
