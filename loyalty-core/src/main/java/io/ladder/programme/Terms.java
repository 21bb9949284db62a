package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.ledger.WalletRules;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.Segment;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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
        Expressions expressions) {

    /**
     * The same with segments.
     *
     * @param others reads what may name them
     */
    Terms with(Map<String, Segment> known, Expressions others) {
        return new Terms(currency, zone, wallets, ladders, calendars, attributes, known, others);
    }

    /** The wallet that the field {@code wallet} names; the first where it is missing. */
    String wallet(Fields fields) {
        var codes = wallets.stream().map(WalletRules::code).toList();
        return fields.choice("wallet", codes, "wallet", codes.isEmpty() ? "" : codes.getFirst());
    }

    /** The wallet that the field {@code wallet} names, from which points are to be spent. */
    String spendableWallet(Fields fields) {
        String code = wallet(fields);
        for (WalletRules rules : wallets) {
            if (rules.code().equals(code) && !rules.spendable()) {
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
            String id = value.choice(ladders.keySet(), "ladder");
            if (!needed) {
                value.mistake("Nothing here speaks of the rungs of a ladder.");
            }
            return ladders.get(id);
        }
        if (!needed) {
            return null;
        }
        if (ladders.size() != 1) {
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
    static List<String> rungs(Ladder ladder) {
        return ladder.rungs().stream().map(Rung::name).toList();
    }
}
