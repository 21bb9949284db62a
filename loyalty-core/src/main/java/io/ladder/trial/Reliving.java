package io.ladder.trial;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Budget;
import io.ladder.journal.Decision;
import io.ladder.journal.MemberState;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Outcome;
import io.ladder.journal.PastActivities;
import io.ladder.journal.Programme;
import io.ladder.journal.Rerun;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The past of a tenant lived once more by a draft, all members together, so that what they share
 * runs out when it would have.
 */
final class Reliving {
    private final Timeline timeline;
    private final BackTest.Wanted wanted;
    private final PastActivities.Outline outline;
    private final Map<AccountId, Life> lives = new HashMap<>();
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Instant> ranOut = new HashMap<>();
    private final Map<Key, Long> issued = new TreeMap<>();
    private final Map<Refused, BackTest.RefusedFigures> refused = new TreeMap<>();
    private final SharedCounters shared = counter -> used.getOrDefault(counter, 0L);
    private long purchases;
    private long revenueMinor;

    Reliving(Timeline timeline, BackTest.Wanted wanted, PastActivities.Outline outline) {
        this.timeline = timeline;
        this.wanted = wanted;
        this.outline = outline;
    }

    /** Points by wallet, cause and month. */
    record Key(String wallet, String cause, String month) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byWallet = wallet.compareTo(other.wallet);
            int byCause = byWallet != 0 ? byWallet : cause.compareTo(other.cause);
            return byCause != 0 ? byCause : month.compareTo(other.month);
        }
    }

    private record Refused(String activity, ErrorCode code) implements Comparable<Refused> {
        @Override
        public int compareTo(Refused other) {
            int byActivity = activity.compareTo(other.activity);
            return byActivity != 0 ? byActivity : code.compareTo(other.code);
        }
    }

    /** An account, and what rules gave to it in the period, by wallet. */
    private static final class Life {
        private final Rerun rerun;
        private Map<String, Long> issued = Map.of();

        Life(Rerun rerun) {
            this.rerun = rerun;
        }

        void add(String wallet, long points) {
            if (issued.isEmpty()) {
                issued = new HashMap<>(2);
            }
            issued.merge(wallet, points, Math::addExact);
        }
    }

    /** Lets the next activities happen; each that looks back at all before it is work by itself. */
    void live(List<Rerun.Past> pasts, Pulse pulse) throws InterruptedException, Pulse.Ended {
        for (Rerun.Past past : pasts) {
            if (!outline.has(past.id())) {
                continue;
            }
            Life life = lives.computeIfAbsent(past.id().account(), this::begin);
            switch (life.rerun.live(past, shared)) {
                case Decision.Decided decided -> add(past, decided.outcome(), life);
                case Decision.Refused no -> add(past, no.refusal().code());
                case Decision.NeedsHistory _ -> throw new IllegalStateException("it was asked");
                case null -> {}
            }
            if (Rerun.LOOKING_BACK.contains(past.activity().getClass())) {
                pulse.rest();
            }
        }
    }

    private Life begin(AccountId account) {
        return new Life(
                new Rerun(
                        timeline,
                        account,
                        outline.relocations().getOrDefault(account, List.of()),
                        outline.lookingBack().contains(account)));
    }

    /** Lets the rest of the period pass for those who did nothing more in it. */
    void finish(Pulse pulse) throws InterruptedException, Pulse.Ended {
        int number = 0;
        for (Life life : lives.values()) {
            add(life.rerun.passTo(wanted.until()), life);
            if (++number % Pulse.PIECE == 0) {
                pulse.rest();
            }
        }
    }

    private void add(Rerun.Past past, Outcome outcome, Life life) {
        Instant at = past.activity().occurredAt();
        add(outcome, life);
        outcome.counters().forEach((key, by) -> used.merge(key, by, Math::addExact));
        if (!outcome.counters().isEmpty()) {
            for (Budget budget : timeline.at(at).budgets().values()) {
                if (shared.used(budget.counter()) >= budget.points()) {
                    ranOut.putIfAbsent(budget.code(), at);
                }
            }
        }
        if (past.activity() instanceof Activity.Purchase purchase && counts(at)) {
            purchases++;
            revenueMinor = Math.addExact(revenueMinor, purchase.total().minor());
        }
    }

    private void add(Outcome outcome, Life life) {
        for (Movement movement : outcome.movements()) {
            long points = movement.issued();
            if (points != 0 && counts(movement.at())) {
                life.add(movement.wallet(), points);
                var month = YearMonth.from(movement.at().atZone(programme().zone()));
                issued.merge(
                        new Key(movement.wallet(), movement.cause(), month.toString()),
                        points,
                        Math::addExact);
            }
        }
    }

    private boolean counts(Instant at) {
        return !at.isBefore(wanted.begin()) && at.isBefore(wanted.until());
    }

    private void add(Rerun.Past past, ErrorCode code) {
        Instant at = past.activity().occurredAt();
        if (counts(at)) {
            String kind = kind(past.activity());
            refused.merge(
                    new Refused(kind, code),
                    new BackTest.RefusedFigures(kind, code.text(), 1, at),
                    (known, _) ->
                            new BackTest.RefusedFigures(
                                    kind, code.text(), known.count() + 1, known.firstAt()));
        }
    }

    /** The name of a kind as files write it, such as {@code payment_capture}. */
    private static String kind(Activity activity) {
        String name = activity.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT)
                + name.substring(1).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The version that decides at the end of the period. */
    Programme programme() {
        return timeline.at(wanted.until());
    }

    /** What rules gave, by wallet, cause and month. */
    Map<Key, Long> issued() {
        return issued;
    }

    /** What rules gave to an account, by wallet. */
    Map<String, Long> issued(AccountId account) {
        Life life = lives.get(account);
        return life == null ? Map.of() : life.issued;
    }

    /** All who did something. */
    Set<AccountId> accounts() {
        return lives.keySet();
    }

    /** Whose account it is; of several, the first. Null where all have left it. */
    @Nullable MemberId member(AccountId account) {
        Life life = lives.get(account);
        if (life == null) {
            return null;
        }
        Set<MemberId> members = life.rerun.at(wanted.until()).members().keySet();
        return members.isEmpty() ? null : Collections.min(members);
    }

    long purchases() {
        return purchases;
    }

    long revenueMinor() {
        return revenueMinor;
    }

    List<BackTest.RefusedFigures> refused() {
        return List.copyOf(refused.values());
    }

    /** The budgets of the draft, and what became of them. */
    List<BackTest.BudgetFigures> budgets() {
        return new HashSet<>(programme().budgets().values())
                .stream()
                        .sorted(Comparator.comparing(Budget::code))
                        .map(budget ->
                                new BackTest.BudgetFigures(
                                        budget.code(),
                                        budget.wallet(),
                                        budget.points(),
                                        shared.used(budget.counter()),
                                        ranOut.get(budget.code())))
                        .toList();
    }

    /** How it ends: what members have, and who stands where. */
    record End(long members, Map<String, Long> owed, Map<String, Map<String, Long>> rungs) {}

    /** How it stands at the end of the period. */
    End end(Pulse pulse) throws InterruptedException, Pulse.Ended {
        int number = 0;
        long members = 0;
        var owed = new TreeMap<String, Long>();
        var rungs = new TreeMap<String, Map<String, Long>>();
        for (Life life : lives.values()) {
            if (++number % Pulse.PIECE == 0) {
                pulse.rest();
            }
            AccountState state = life.rerun.at(wanted.until());
            for (Map.Entry<String, Wallet> each : state.wallets().entrySet()) {
                Wallet wallet = each.getValue();
                long points = wallet.available() + wallet.pending() + wallet.held();
                owed.merge(each.getKey(), points, Math::addExact);
            }
            for (MemberState member : state.members().values()) {
                members++;
                if (member.status() == MemberStatus.CLOSED) {
                    continue;
                }
                for (Map.Entry<String, Standing> each : member.standings().entrySet()) {
                    rungs.computeIfAbsent(each.getKey(), _ -> new HashMap<>())
                            .merge(each.getValue().rung(), 1L, Long::sum);
                }
            }
        }
        return new End(members, owed, rungs);
    }
}
