package io.ladder.journal.persistence;

import io.ladder.ledger.Hold;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code wallet}; holds are in the state of the account. */
record WalletRow(
        List<Lot> lots,
        long debt,
        long issued,
        long redeemed,
        long expired,
        long adjusted,
        long transferred) {

    static final String COLUMNS =
            "wallet, lot_points, lot_available_at, lot_expires_at,"
                    + " debt, issued, redeemed, expired, adjusted, transferred";

    static WalletRow read(ResultSet row) throws SQLException {
        return new WalletRow(
                lots(row),
                row.getLong("debt"),
                row.getLong("issued"),
                row.getLong("redeemed"),
                row.getLong("expired"),
                row.getLong("adjusted"),
                row.getLong("transferred"));
    }

    Wallet wallet(List<Hold> holds) {
        return new Wallet(lots, debt, holds, issued, redeemed, expired, adjusted, transferred);
    }

    /** The lots of a row that has the three columns of lots. */
    static List<Lot> lots(ResultSet row) throws SQLException {
        Long[] points = (Long[]) row.getArray("lot_points").getArray();
        if (points.length == 0) {
            return List.of();
        }
        Long[] availableAt = (Long[]) row.getArray("lot_available_at").getArray();
        Long[] expiresAt = (Long[]) row.getArray("lot_expires_at").getArray();
        var lots = new ArrayList<Lot>(points.length);
        for (int index = 0; index < points.length; index++) {
            lots.add(
                    new Lot(
                            Moments.ofMicrosOrNull(availableAt[index]),
                            Moments.ofMicrosOrNull(expiresAt[index]),
                            points[index]));
        }
        return lots;
    }

    /** One number of each lot as the text of an array. */
    static String array(List<Lot> lots, Function<Lot, @Nullable Long> of) {
        if (lots.isEmpty()) {
            return "{}";
        }
        var text = new StringBuilder("{");
        for (Lot lot : lots) {
            text.append(text.length() == 1 ? "" : ",").append(of.apply(lot));
        }
        return text.append('}').toString();
    }
}
