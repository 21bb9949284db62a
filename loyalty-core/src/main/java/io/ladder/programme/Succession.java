package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Programme;
import io.ladder.ledger.WalletRules;

/**
 * What a version must keep of the one before: points that members have would otherwise have no
 * rules any more. Rewards may go; whoever holds one still gets it, or their points back.
 */
final class Succession {
    private Succession() {}

    /** Adds what the file of a version fails to keep to the mistakes of the file. */
    static void check(Fields file, Programme before, Programme next) {
        if (!next.currency().equals(before.currency())) {
            mistake(
                    file,
                    "currency",
                    "Members' points were earned in "
                            + before.currency().getCurrencyCode()
                            + "; the currency of a programme does not change.");
        }
        if (!next.zone().equals(before.zone())) {
            mistake(
                    file,
                    "time_zone",
                    "Members' points expire by the days of "
                            + before.zone()
                            + "; the time zone of a programme does not change.");
        }
        for (WalletRules rules : before.wallets()) {
            if (next.walletRules(rules.code()) == null) {
                mistake(
                        file,
                        "wallets",
                        "The wallet "
                                + rules.code()
                                + " is missing; members may have points in it.");
            }
        }
    }

    private static void mistake(Fields file, String field, String detail) {
        Value place = file.find(field);
        (place == null ? file.object() : place).mistake(detail);
    }
}
