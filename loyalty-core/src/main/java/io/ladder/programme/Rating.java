package io.ladder.programme;

import io.ladder.journal.Outcome;
import io.ladder.journal.Rerating;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tier.Move;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What some accounts came to that were rated again, or would be.
 *
 * @param timeline what they were folded with
 * @param rated how many accounts were rated, with a difference or without
 * @param differences of those whose points or rungs differ
 * @param failures of those that could not be rated
 * @param last the last account that was looked at; null where there are no more
 */
public record Rating(
        Timeline timeline,
        int rated,
        List<Difference> differences,
        List<Failure> failures,
        @Nullable AccountId last) {
    public Rating {
        differences = List.copyOf(differences);
        failures = List.copyOf(failures);
    }

    /** What all differences come to, by the code of the wallet. */
    public List<Change> totals() {
        var totals = new TreeMap<String, Change>();
        for (Difference difference : differences) {
            difference.changes.forEach(change -> totals.merge(change.wallet, change, Change::plus));
        }
        return List.copyOf(totals.values());
    }

    /** Why an account could not be rated; it stays as it was. */
    public record Failure(MemberId member, Refusal refusal) {}

    /**
     * What differs for an account.
     *
     * @param member whose account it is; of several, the first
     * @param changes by the code of the wallet; also of wallets where only dates differ
     * @param movements what compensates
     * @param outcome all that is booked, also what time has brought by now
     */
    public record Difference(
            MemberId member,
            List<Change> changes,
            List<Movement> movements,
            List<Outcome.MemberMove> moves,
            Outcome outcome) {
        public Difference {
            changes = List.copyOf(changes);
            movements = List.copyOf(movements);
            moves = List.copyOf(moves);
        }

        static Difference of(MemberId member, Outcome outcome) {
            List<Movement> movements =
                    outcome.movements().stream()
                            .filter(movement -> movement.cause().equals(Rerating.CAUSE))
                            .toList();
            List<Outcome.MemberMove> moves =
                    outcome.moves().stream()
                            .filter(each -> each.move().reason() == Move.Reason.CORRECTED)
                            .toList();
            var changes = new TreeMap<String, Change>();
            for (Movement movement : movements) {
                changes.merge(movement.wallet(), Change.of(movement), Change::plus);
            }
            return new Difference(member, List.copyOf(changes.values()), movements, moves, outcome);
        }

        boolean isNothing() {
            return movements.isEmpty() && moves.isEmpty();
        }
    }

    /**
     * By how much a wallet changes.
     *
     * @param issued points that rules gave, more or fewer
     * @param available points to spend, more or fewer; where more go than there are, the rest is
     *     owed
     */
    public record Change(String wallet, long issued, long available) {
        private static Change of(Movement movement) {
            return new Change(
                    movement.wallet(),
                    -movement.points() * flow(movement, Place.ISSUED),
                    movement.points() * flow(movement, Place.AVAILABLE));
        }

        /** 1 where points come to a place, -1 where they leave it, 0 where they do neither. */
        private static int flow(Movement movement, Place place) {
            return (movement.to() == place ? 1 : 0) - (movement.from() == place ? 1 : 0);
        }

        private Change plus(Change other) {
            return new Change(
                    wallet,
                    Math.addExact(issued, other.issued),
                    Math.addExact(available, other.available));
        }
    }
}
