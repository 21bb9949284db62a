package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.JournalRecord;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.ledger.Wallet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up the movements of an account and compares them with what its state says. */
public final class Ledgers {

    /** A wallet as its movements alone tell it. */
    private static final class Sums {
        final Map<LotKey, Long> lots = new HashMap<>();
        final Map<Place, Long> places = new EnumMap<>(Place.class);
        long debt;
        long available;
    }

    private record LotKey(@Nullable Instant availableAt, @Nullable Instant expiresAt) {}

    private Ledgers() {}

    /** Requires that the movements of a history add up to the wallets of the state it led to. */
    public static void requireAgreement(AccountState state, List<JournalRecord> history) {
        var wallets = new HashMap<String, Sums>();
        for (JournalRecord record : history) {
            for (Movement movement : record.outcome().movements()) {
                add(wallets.computeIfAbsent(movement.wallet(), _ -> new Sums()), movement);
            }
        }
        var codes = new TreeSet<>(wallets.keySet());
        codes.addAll(state.wallets().keySet());
        for (String code : codes) {
            requireAgreement(state.wallet(code), wallets.getOrDefault(code, new Sums()));
        }
    }

    private static void add(Sums sums, Movement movement) {
        sums.places.merge(movement.from(), -movement.points(), Math::addExact);
        sums.places.merge(movement.to(), movement.points(), Math::addExact);
        sums.debt += movement.debt();
        for (Lot lot : movement.lots()) {
            var key = new LotKey(lot.availableAt(), lot.expiresAt());
            sums.lots.merge(key, lot.points(), Math::addExact);
        }
        sums.available += movement.to() == Place.AVAILABLE ? movement.points() : 0;
        sums.available -= movement.from() == Place.AVAILABLE ? movement.points() : 0;
        assertThat(movement.availableAfter()).as("running balance").isEqualTo(sums.available);
    }

    private static void requireAgreement(Wallet wallet, Sums sums) {
        var lots = new HashMap<LotKey, Long>();
        wallet.lots()
                .forEach(lot ->
                        lots.put(new LotKey(lot.availableAt(), lot.expiresAt()), lot.points()));
        sums.lots.values().removeIf(points -> points == 0);
        assertThat(sums.lots).as("lots by movements").isEqualTo(lots);
        assertThat(sums.debt).as("debt by movements").isEqualTo(wallet.debt());
        assertThat(wallet.debt() == 0 || wallet.available() == -wallet.debt())
                .as("points beside a debt")
                .isTrue();
        assertThat(at(sums, Place.AVAILABLE)).as("available").isEqualTo(wallet.available());
        assertThat(at(sums, Place.PENDING)).as("pending").isEqualTo(wallet.pending());
        assertThat(at(sums, Place.HELD)).as("held").isEqualTo(wallet.held());
        assertThat(at(sums, Place.REDEEMED)).as("redeemed").isEqualTo(wallet.redeemed());
        assertThat(at(sums, Place.EXPIRED)).as("expired").isEqualTo(wallet.expired());
        assertThat(-at(sums, Place.ISSUED)).as("issued").isEqualTo(wallet.issued());
        assertThat(-at(sums, Place.ADJUSTED)).as("adjusted").isEqualTo(wallet.adjusted());
        assertThat(-at(sums, Place.TRANSFERRED)).as("transferred").isEqualTo(wallet.transferred());
    }

    private static long at(Sums sums, Place place) {
        return sums.places.getOrDefault(place, 0L);
    }
}
