package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Rerun;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of records that were lived once more: the states, and all that rules gave. */
final class Lived {
    private final Timeline timeline;
    private final Map<AccountId, Rerun> accounts = new HashMap<>();
    private final Map<AccountId, List<Rerun.Past>> relocations = new HashMap<>();
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Long> issued = new TreeMap<>();
    private final SharedCounters shared = counter -> used.getOrDefault(counter, 0L);
    private int refused;

    Lived(Timeline timeline) {
        this.timeline = timeline;
    }

    void all(List<JournalRecord> records) {
        List<Rerun.Past> pasts =
                records.stream()
                        .map(each -> new Rerun.Past(each.id(), each.member(), each.activity()))
                        .toList();
        for (Rerun.Past past : pasts) {
            if (Rerun.RELOCATIONS.contains(past.activity().getClass())) {
                relocations.computeIfAbsent(past.id().account(), _ -> new ArrayList<>()).add(past);
            }
        }
        pasts.stream().sorted(Rerun.ORDER).forEach(this::live);
    }

    private void live(Rerun.Past past) {
        Decision decision = rerun(past.id().account()).live(past, shared);
        if (decision instanceof Decision.Decided(_, _, _, Outcome outcome, _, _)) {
            outcome.counters().forEach((key, by) -> used.merge(key, by, Long::sum));
            add(outcome, issued);
        } else if (decision != null) {
            refused++;
        }
    }

    private Rerun rerun(AccountId account) {
        return accounts.computeIfAbsent(
                account,
                id -> new Rerun(timeline, id, relocations.getOrDefault(id, List.of()), true));
    }

    /** Lets time pass on all accounts, up to a moment behind all that was lived. */
    void passTo(Instant moment) {
        accounts.values().forEach(account -> add(account.passTo(moment), issued));
    }

    /** Adds what an outcome gave, by wallet, of those to which something was given. */
    static void add(Outcome outcome, Map<String, Long> issued) {
        for (Movement movement : outcome.movements()) {
            long points =
                    movement.from() == Place.ISSUED
                            ? movement.points()
                            : movement.to() == Place.ISSUED ? -movement.points() : 0;
            if (points != 0) {
                issued.merge(movement.wallet(), points, (was, more) -> sumOrNothing(was + more));
            }
        }
    }

    private static @Nullable Long sumOrNothing(long sum) {
        return sum == 0 ? null : sum;
    }

    /** How many were refused that were booked. */
    int refused() {
        return refused;
    }

    /** What rules gave, by wallet. */
    Map<String, Long> issued() {
        return issued;
    }

    /** What was used of shared things. */
    Map<String, Long> used() {
        return used;
    }

    AccountState state(AccountId account, Instant at) {
        return rerun(account).at(at);
    }
}
