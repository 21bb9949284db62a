package io.ladder.accounting.web;

import io.ladder.accounting.Liability;
import java.util.List;

/** Writes a report as RFC 4180 wants it; wallets' codes and numbers need no quotes. */
final class LiabilityCsv {
    private static final String END = "\r\n";

    private LiabilityCsv() {}

    static String of(List<Liability> report) {
        var csv =
                new StringBuilder(
                        "wallet,month,opening,issued,redeemed,expired,corrected,closing" + END);
        for (Liability liability : report) {
            for (Liability.Month month : liability.months()) {
                csv.append(liability.wallet()).append(',').append(month.month());
                csv.append(',').append(month.opening()).append(',').append(month.issued());
                csv.append(',').append(month.redeemed()).append(',').append(month.expired());
                csv.append(',').append(month.corrected()).append(',').append(month.closing());
                csv.append(END);
            }
        }
        return csv.toString();
    }
}
