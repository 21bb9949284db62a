package io.ladder.accounting.web;

import io.ladder.accounting.Liability;
import io.ladder.ledger.PointCost;
import java.util.List;

/** Writes a report as RFC 4180 wants it; wallets' codes and numbers need no quotes. */
final class LiabilityCsv {
    private static final String END = "\r\n";
    private static final String HEAD =
            "wallet,month,opening,issued,redeemed,expired,corrected,closing,opening_cost,"
                    + "issued_cost,redeemed_cost,expired_cost,corrected_cost,closing_cost";
    private static final String NO_COSTS = ",,,,,,";

    private LiabilityCsv() {}

    static String of(List<Liability> report) {
        var csv = new StringBuilder(HEAD + END);
        for (Liability liability : report) {
            PointCost cost = liability.cost();
            for (Liability.Month month : liability.months()) {
                csv.append(liability.wallet()).append(',').append(month.month());
                csv.append(',').append(month.opening()).append(',').append(month.issued());
                csv.append(',').append(month.redeemed()).append(',').append(month.expired());
                csv.append(',').append(month.corrected()).append(',').append(month.closing());
                csv.append(cost == null ? NO_COSTS : costs(month.at(cost)));
                csv.append(END);
            }
        }
        return csv.toString();
    }

    private static String costs(Liability.Costs costs) {
        return ","
                + costs.opening()
                + ','
                + costs.issued()
                + ','
                + costs.redeemed()
                + ','
                + costs.expired()
                + ','
                + costs.corrected()
                + ','
                + costs.closing();
    }
}
