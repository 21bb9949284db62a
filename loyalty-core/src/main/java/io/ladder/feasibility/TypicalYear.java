package io.ladder.feasibility;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Decision;
import io.ladder.journal.ImaginedMember;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Programme;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Movement;
import io.ladder.rule.Discounts;
import io.ladder.shared.Document;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A year of somebody who makes the same purchase again and again, lived by the decision that books:
 * what is carried over, stamped, climbed and capped counts as it would.
 */
final class TypicalYear {
    static final int MONTHS = 12;
    private static final int NOON = 12;

    private final Map<String, Long> points = new HashMap<>();
    private long paidMinor;
    private int purchases;

    private TypicalYear() {}

    /** Lives twelve whole months, from the first that begins after a moment. */
    static TypicalYear of(Programme programme, Assumptions.Typical typical, Instant from) {
        var year = new TypicalYear();
        var timeline = new Timeline(List.of(forEverybody(programme)));
        AccountState state =
                new ImaginedMember(Map.of(), Map.of(), Attributes.NONE).state(timeline, from);
        YearMonth first = YearMonth.from(from.atZone(programme.zone())).plusMonths(1);
        for (int month = 0; month < MONTHS; month++) {
            LocalDate begin = first.plusMonths(month).atDay(1);
            for (int number = 0; number < typical.perMember(); number++) {
                Instant at =
                        begin.plusDays((long) number * begin.lengthOfMonth() / typical.perMember())
                                .atTime(NOON, number)
                                .atZone(programme.zone())
                                .toInstant();
                state = year.buy(timeline, state, typical, at);
            }
        }
        year.pass(timeline, state, first.plusMonths(MONTHS).atDay(1));
        return year;
    }

    /** What is given by the clock behind the last purchase belongs to the year as well. */
    private void pass(Timeline timeline, AccountState state, LocalDate next) {
        Instant end = next.atStartOfDay(timeline.version(1).zone()).toInstant().minusNanos(1_000);
        if (timeline.isDue(state, end)) {
            decide(timeline, state, new Activity.Due(end));
        }
    }

    /** The programme as whoever is in no control group has it. */
    private static Programme forEverybody(Programme programme) {
        return new Programme(
                1,
                null,
                programme.name(),
                programme.zone(),
                programme.currency(),
                programme.wallets(),
                programme.mechanics(),
                programme.ladders(),
                programme.returns(),
                programme.budgets());
    }

    private AccountState buy(
            Timeline timeline, AccountState state, Assumptions.Typical typical, Instant at) {
        var document = new Document("feasibility", Integer.toString(purchases));
        Discounts.Price price =
                Discounts.price(
                        timeline,
                        state,
                        ImaginedMember.ID,
                        new Activity.Purchase(at, document, List.of(typical.line()), null, null));
        var bought = new Activity.Purchase(at, document, price.lines(), null, null);
        purchases++;
        paidMinor = Math.addExact(paidMinor, price.total().minor());
        return decide(timeline, state, bought);
    }

    private AccountState decide(Timeline timeline, AccountState state, Activity activity) {
        var entry = new JournalEntry(state.sequence() + 1, ImaginedMember.ID, activity);
        Decision decision = timeline.decide(state, entry, SharedCounters.none(), false);
        Decision.Decided decided =
                switch (decision) {
                    case Decision.Decided done -> done;
                    case Decision.Refused(Refusal refusal) -> throw refusal.asException();
                    case Decision.NeedsHistory _ ->
                            throw new IllegalStateException("nothing happens late in this year");
                };
        for (Movement movement : decided.outcome().movements()) {
            points.merge(movement.wallet(), movement.issued(), Math::addExact);
        }
        return decided.after();
    }

    /** How many purchases were made. */
    int purchases() {
        return purchases;
    }

    /** Points given in the year, by wallet. */
    Map<String, Long> points() {
        return Map.copyOf(points);
    }

    /** What the purchases cost after discounts, in minor units. */
    long paidMinor() {
        return paidMinor;
    }
}
