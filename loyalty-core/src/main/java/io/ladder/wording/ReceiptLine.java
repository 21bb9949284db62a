package io.ladder.wording;

import io.ladder.journal.Outcome;
import io.ladder.journal.Programme;
import io.ladder.journal.Receipt;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The line that a till prints on the receipt. */
public final class ReceiptLine {
    private ReceiptLine() {}

    /**
     * What the receipt says of an outcome: what was earned in the main wallet, also where it is
     * nothing, and in each other wallet that got something; then where the member stands.
     *
     * @param programme whose wallets the receipt speaks of
     * @param missing what is missing for the next rung, in words; null for nothing
     */
    public static String of(
            Outcome outcome,
            String mainWallet,
            Programme programme,
            Function<Receipt.Place, @Nullable String> missing) {
        var words = WalletWords.of(programme);
        Map<String, Long> earned = outcome.awarded();
        var line = new StringBuilder();
        earned(mainWallet, outcome, words, line);
        for (String wallet : earned.keySet()) {
            if (!wallet.equals(mainWallet)) {
                line.append(' ');
                earned(wallet, outcome, words, line);
            }
        }
        if (!outcome.receipt().standings().isEmpty()) {
            Receipt.Place place = outcome.receipt().standings().getFirst();
            line.append(" You are ").append(place.rung()).append('.');
            String more = missing.apply(place);
            if (more != null) {
                line.append(' ').append(more);
            }
        }
        return line.toString();
    }

    /** The name comes first, so that it fits any number. */
    private static void earned(
            String wallet, Outcome outcome, WalletWords words, StringBuilder line) {
        line.append(words.name(wallet))
                .append(": ")
                .append(words.amount(wallet, outcome.awarded(wallet)))
                .append(" earned");
        for (Receipt.Balance balance : outcome.receipt().balances()) {
            if (balance.wallet().equals(wallet)) {
                line.append(", balance ").append(words.amount(wallet, balance.available()));
            }
        }
        line.append('.');
    }
}
