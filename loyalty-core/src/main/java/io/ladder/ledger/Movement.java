package io.ladder.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One movement of points between two places of a wallet, with the lots that it changed. Movements
 * are the entries of the ledger: the sum over a wallet's movements is the wallet.
 *
 * @param wallet the wallet's code in the programme
 * @param points how many moved; positive, or 0 where only lots changed their dates, or where as
 *     many points as before came from other lots or went to them
 * @param lots signed changes of lots
 * @param debt signed change of the debt; lots − debt changes by what came in less what went out
 * @param availableAfter available points after the movement, negative while there is debt
 * @param cause the rule or the action that moved the points
 * @param at when it happened
 */
public record Movement(
        String wallet,
        Place from,
        Place to,
        long points,
        List<Lot> lots,
        long debt,
        long availableAfter,
        String cause,
        Instant at) {

    public Movement {
        lots = List.copyOf(lots);
        long open = 0;
        for (Lot lot : lots) {
            open = Math.addExact(open, lot.points());
        }
        long expected = (to.open() ? points : 0) - (from.open() ? points : 0);
        if (points < 0 || Math.subtractExact(open, debt) != expected) {
            throw new IllegalArgumentException(
                    "lots change by " + open + " less debt " + debt + ", not by " + expected);
        }
    }

    /** Points that rules gave or, below 0, that were taken back; 0 where it is neither. */
    public long issued() {
        if (from == Place.ISSUED) {
            return points;
        }
        return to == Place.ISSUED ? -points : 0;
    }
}
