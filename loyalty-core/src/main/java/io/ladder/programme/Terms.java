package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.ledger.WalletRules;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.Segment;
import io.ladder.tier.Ladder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of a programme file can refer to.
 *
 * @param currency null where the file names none that is known
 * @param wallets in the order of the file
 * @param ladders by id; null those that could not be read
 * @param calendars days by the names of calendars
 * @param attributes of members
 * @param segments by id
 * @param names of all these, and of what could not be read
 * @param expressions reads conditions and amounts
 */
record Terms(
        @Nullable Currency currency,
        ZoneId zone,
        List<WalletRules> wallets,
        Map<String, @Nullable Ladder> ladders,
        Map<String, Set<LocalDate>> calendars,
        AttributeRules attributes,
        Map<String, Segment> segments,
        FileNames names,
        Expressions expressions) {

    /** The same with segments. */
    Terms with(Map<String, Segment> known, Names ids) {
        FileNames all = names.withSegments(ids);
        Expressions others = expressions.with(all.ofFacts());
        return new Terms(
                currency, zone, wallets, ladders, calendars, attributes, known, all, others);
    }

    /** The wallet that the field {@code wallet} names; the first where it is missing. */
    String wallet(Fields fields) {
        Value value = fields.find("wallet");
        if (value != null) {
            return value.choice(names.wallets(), "wallet");
        }
        return wallets.isEmpty() ? "" : wallets.getFirst().code();
    }

    /** The wallet that the field {@code wallet} names, from which points are to be spent. */
    String spendableWallet(Fields fields) {
        String code = wallet(fields);
        for (WalletRules rules : wallets) {
            if (!code.isEmpty() && rules.code().equals(code) && !rules.spendable()) {
                Value value = fields.find("wallet");
                (value == null ? fields.object() : value)
                        .mistake("Points of the wallet " + code + " are never spent.");
            }
        }
        return code;
    }

    /**
     * The ladder that the field {@code ladder} names, or the only one where it is missing; null
     * where that could not be read.
     *
     * @param needed whether something on this object speaks of rungs
     */
    @Nullable Ladder ladder(Fields fields, boolean needed) {
        Value value = fields.find("ladder");
        if (value != null) {
            String id = value.choice(names.ladders(), "ladder");
            if (!needed) {
                fields.lacks(
                        value,
                        "Nothing here speaks of the rungs of a ladder.",
                        List.of("multipliers", "percents", "rung_min", "rungs"));
            }
            return ladders.get(id);
        }
        if (!needed) {
            return null;
        }
        if (ladders.size() != 1) {
            if (names.ladders().mayHave("")) {
                return null;
            }
            fields.object()
                    .mistake(
                            ladders.isEmpty()
                                    ? "The file has no ladder whose rungs could be meant."
                                    : "The field ladder is missing: the file has several.");
            return null;
        }
        return ladders.values().iterator().next();
    }

    /** The names of a ladder's rungs, lowest first. */
    Names rungs(Ladder ladder) {
        return Objects.requireNonNull(names.rungs().get(ladder.id()));
    }
}
