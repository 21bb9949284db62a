package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Programme;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import java.util.List;
import java.util.Objects;

/**
 * What a version must keep of the one before: points that members have, and rewards that they may
 * be holding, would otherwise have no rules any more.
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
        RewardCatalogue offered = catalogue(next);
        for (Reward reward : catalogue(before).rewards()) {
            if (offered.reward(reward.id()) == null) {
                mistake(
                        file,
                        "rewards",
                        "The reward "
                                + reward.id()
                                + " is missing; members may be holding it. End its validity"
                                + " instead.");
            }
        }
    }

    private static RewardCatalogue catalogue(Programme programme) {
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        return Objects.requireNonNullElseGet(catalogue, () -> new RewardCatalogue(List.of()));
    }

    private static void mistake(Fields file, String field, String detail) {
        Value place = file.find(field);
        (place == null ? file.object() : place).mistake(detail);
    }
}
