package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.ledger.WalletRules;
import io.ladder.transfer.TransferRules;

/** Reads how much of a wallet members may give to each other. */
final class TransferReader {
    private TransferReader() {}

    static TransferRules.Limits limits(Value value, WalletRules wallet) {
        Fields fields = value.fields();
        long min = fields.whole("min", 1, Limits.POINTS, 1);
        Value perDay = fields.find("max_per_day");
        Long perDayMax = perDay == null ? null : perDay.whole(1, Limits.POINTS);
        fields.done();
        if (!wallet.spendable()) {
            value.mistake("Points that are only counted are nobody else's.");
        }
        if (perDay != null && perDayMax != null && perDayMax < min && !value.isFaulty()) {
            perDay.mistake("A day allows at least one transfer of min points.");
        }
        return new TransferRules.Limits(min, perDayMax);
    }
}
