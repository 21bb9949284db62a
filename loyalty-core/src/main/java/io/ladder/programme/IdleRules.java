package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.ledger.WalletRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds multipliers that multiply nothing, and lines that are taken both in and out. */
final class IdleRules {
    private static final String MULTIPLIER = "multiplier";
    private static final List<String> KINDS =
            EarningKind.ALL.stream().map(EarningKind::name).toList();
    private static final List<String> OF_A_GROUP = List.of("group", "kind", "wallet");

    /** The fields of a selection: what is taken in, and what is taken out. */
    private static final Map<String, String> IN_AND_OUT =
            Map.of(
                    "products", "except_products",
                    "categories", "except_categories",
                    "brands", "except_brands");

    private final List<Value> mechanics;
    private final List<WalletRules> wallets;

    /**
     * The rules of a file.
     *
     * @param mechanics as they stand there
     */
    IdleRules(List<Value> mechanics, List<WalletRules> wallets) {
        this.mechanics = mechanics;
        this.wallets = wallets;
    }

    /** Adds them to the mistakes of the file. */
    void check() {
        checkMultipliers();
        mechanics.forEach(IdleRules::checkSelection);
    }

    /** A multiplier multiplies what rules of its group gave before it. */
    private void checkMultipliers() {
        var given = new HashSet<String>();
        String first = wallets.isEmpty() ? "" : wallets.getFirst().code();
        if (first.isEmpty()) {
            return;
        }
        for (Value place : mechanics) {
            Fields fields = place.fields();
            fields.expect(OF_A_GROUP);
            if (OF_A_GROUP.stream().anyMatch(name -> isUnread(fields, name))) {
                // It may be what is multiplied.
                return;
            }
            String wallet = written(fields, "wallet", first);
            String group = written(fields, "group", "");
            String pair = wallet + "/" + group;
            String kind = written(fields, "kind", "");
            if (!kind.equals(MULTIPLIER)) {
                given.add(KINDS.contains(kind) ? pair : "");
            } else if (!given.contains(pair)) {
                place.mistake(
                        "It multiplies nothing: no rule "
                                + (group.isEmpty() ? "without a group" : "of the group " + group)
                                + " before it gives points of "
                                + wallet
                                + ".");
            }
        }
    }

    private static boolean isUnread(Fields fields, String name) {
        Value value = fields.find(name);
        return value == null ? fields.isMisspelt(name) : value.isFaulty();
    }

    private static String written(Fields fields, String name, String otherwise) {
        Value value = fields.find(name);
        String written = value == null ? null : value.written();
        return written == null ? otherwise : written;
    }

    /** What is taken in and out by the same names is neither. */
    static void checkSelection(Value owner) {
        Value only = owner.fields().find("only");
        if (only == null || only.isFaulty()) {
            return;
        }
        Fields fields = only.fields();
        IN_AND_OUT.forEach((in, out) -> {
            var taken = new HashSet<@Nullable String>();
            fields.optionalItems(in, Limits.NAMES).forEach(each -> taken.add(each.written()));
            for (Value each : fields.optionalItems(out, Limits.NAMES)) {
                if (taken.contains(each.written())) {
                    each.mistake("This is named in " + in + " too; it is taken in or out.");
                }
            }
        });
    }
}
