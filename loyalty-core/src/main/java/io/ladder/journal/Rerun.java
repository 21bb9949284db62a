package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of an account lived once more, perhaps by other rules: activity by activity in the
 * order in which it happened, each decided as a booking is. Nothing is written.
 *
 * <p>Who came from another account was here from the beginning, and who left never was: facts count
 * where they stand now. What a member asks for and the rules refuse does not happen, nor does what
 * speaks of it.
 */
public final class Rerun {
    /** What only the history of an account can decide. */
    public static final List<Class<? extends Activity>> LOOKING_BACK =
            List.of(
                    Activity.Dispatch.class,
                    Activity.Return.class,
                    Activity.ReturnWithoutReceipt.class,
                    Activity.EvidenceWithdrawal.class,
                    Activity.RedemptionCancel.class,
                    PointsPayment.PaymentRefund.class,
                    Transfer.TransferOutReversal.class,
                    Transfer.TransferInReversal.class);

    /** Who moved between accounts. */
    public static final List<Class<? extends Activity>> RELOCATIONS =
            List.of(Relocation.Departure.class, Relocation.Arrival.class);

    /** What counts from the beginning. What time brought is lived: it gives back shared things. */
    private static final List<Class<? extends Activity>> PASSED_OVER =
            List.of(Rerating.class, Relocation.Departure.class, Relocation.Arrival.class);

    /** The order in which activities of all accounts are lived again. */
    public static final Comparator<Past> ORDER =
            Comparator.comparing((Past past) -> Position.of(past.activity))
                    .thenComparing(past -> past.id.account().value())
                    .thenComparingLong(past -> past.id.sequence());

    private final Timeline timeline;
    private final AccountId account;
    private final @Nullable List<JournalRecord> records;
    private final List<Past> relocations;
    private final Map<MemberId, Long> left = new HashMap<>(0);
    private final Set<MemberId> enrolled = new HashSet<>(0);
    private AccountState state;

    /** An activity as it stands in the journal, without what it brought. */
    public record Past(RecordId id, MemberId member, Activity activity) {}

    /**
     * An account on which nothing has happened yet.
     *
     * @param relocations of its members, in the order of their numbers
     * @param lookingBack whether something {@link #LOOKING_BACK} will come
     */
    public Rerun(
            Timeline timeline, AccountId account, List<Past> relocations, boolean lookingBack) {
        this.timeline = timeline;
        this.account = account;
        this.records = lookingBack ? new ArrayList<>() : null;
        this.relocations = List.copyOf(relocations);
        Whereabouts whereabouts = Whereabouts.HERE;
        for (Past past : relocations) {
            long sequence = past.id.sequence();
            whereabouts = whereabouts.after(sequence, past.activity);
            if (past.activity instanceof Relocation.Departure departure) {
                departure.movers().forEach(mover -> left.put(mover.member(), sequence));
            }
        }
        this.state =
                new AccountState(
                        0,
                        Position.START,
                        0,
                        timeline.corrections(),
                        null,
                        Map.of(),
                        Map.of(),
                        whereabouts);
    }

    /**
     * Decides the next activity, and goes on from what it brings.
     *
     * @return null where it is passed over: it counts from the beginning, or on another account
     */
    public @Nullable Decision live(Past past, SharedCounters shared) {
        if (PASSED_OVER.contains(past.activity.getClass()) || isElsewhere(past) || again(past)) {
            return null;
        }
        if (records != null && records.isEmpty()) {
            relocateFrom(records, past.activity.occurredAt());
        }
        var entry = new JournalEntry(past.id.sequence(), past.member, past.activity);
        Decision decision = timeline.decide(state, entry, shared, false);
        if (decision instanceof Decision.NeedsHistory) {
            if (records == null) {
                throw new IllegalStateException("nobody told that " + past.id + " looks back");
            }
            decision = Replay.decide(timeline, state, records, entry, shared, false);
        }
        if (decision instanceof Decision.Decided decided) {
            state = decided.after();
            if (records != null) {
                records.add(record(past, decided.activity(), decided.version(), decided.outcome()));
            }
        }
        return decision;
    }

    /** They say who is who, keep nobody from looking back before them, and bring nobody earlier. */
    private void relocateFrom(List<JournalRecord> records, Instant first) {
        for (Past past : relocations) {
            if (past.activity instanceof Relocation relocation) {
                records.add(record(past, relocation.at(first), 1, Outcome.NOTHING));
            }
        }
    }

    private JournalRecord record(Past past, Activity activity, int version, Outcome outcome) {
        return new JournalRecord(
                new RecordId(account, past.id.sequence()),
                past.member,
                past.activity.occurredAt(),
                version,
                timeline.corrections(),
                activity,
                outcome);
    }

    private boolean isElsewhere(Past past) {
        Long departure = left.get(past.member);
        return departure != null && past.id.sequence() < departure;
    }

    /** Nobody becomes a member twice: of the enrolments of one person the first counts. */
    private boolean again(Past past) {
        return past.activity instanceof Activity.Enrolment
                && !state.whereabouts().sameAs().isEmpty()
                && !enrolled.add(state.whereabouts().person(past.member));
    }

    /** Lets time pass up to a moment behind all that was lived, and tells what it brought. */
    public Outcome passTo(Instant moment) {
        if (state.members().isEmpty()) {
            return Outcome.NOTHING;
        }
        MemberId anybody = Collections.min(state.members().keySet());
        var entry = new JournalEntry(state.sequence() + 1, anybody, new Activity.Due(moment));
        if (timeline.decide(state, entry, SharedCounters.none(), false)
                instanceof Decision.Decided decided) {
            state = decided.after();
            return decided.outcome();
        }
        throw new IllegalStateException("something was lived behind " + moment);
    }

    /** The state at a moment behind all that was lived. */
    public AccountState at(Instant moment) {
        return timeline.advance(state, moment);
    }
}
