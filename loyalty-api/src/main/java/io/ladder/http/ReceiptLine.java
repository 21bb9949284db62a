package io.ladder.http;

import io.ladder.journal.Outcome;
import io.ladder.journal.Receipt;

/** The line that a till prints on the receipt. */
public final class ReceiptLine {
    private ReceiptLine() {}

    /** What the receipt says of an outcome. */
    public static String of(Outcome outcome, String mainWallet) {
        var line = new StringBuilder();
        line.append(outcome.awarded(mainWallet)).append(' ').append(mainWallet).append(" earned");
        for (Receipt.Balance balance : outcome.receipt().balances()) {
            if (balance.wallet().equals(mainWallet)) {
                line.append(", balance ").append(balance.available());
            }
        }
        line.append('.');
        if (!outcome.receipt().standings().isEmpty()) {
            Receipt.Place place = outcome.receipt().standings().getFirst();
            line.append(" You are ").append(place.rung()).append('.');
            String missing = Renderings.missingText(place);
            if (missing != null) {
                line.append(' ').append(missing);
            }
        }
        return line.toString();
    }
}
