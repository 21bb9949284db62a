package io.ladder.journal.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Award;
import io.ladder.journal.MemberState;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.Position;
import io.ladder.journal.Programme;
import io.ladder.journal.Receipt;
import io.ladder.journal.Restitution;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Hold;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Wallet;
import io.ladder.shared.MemberId;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import io.ladder.tier.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * States, activities and outcomes as the journal's tables hold them. Moments are microseconds since
 * 1970. What has a column or a table of its own is not written again: wallets, movements, moves.
 */
final class JournalJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(StoredValues.module())
                    .addMixIn(Activity.Purchase.class, StoredValues.OfPurchase.class)
                    .withConfigOverride(
                            Attributes.class,
                            each -> each.setInclude(StoredValues.ABSENT_WHERE_EMPTY))
                    .changeDefaultPropertyInclusion(
                            each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectReader STATE = MAPPER.readerFor(StoredState.class);
    private static final ObjectReader OUTCOME = MAPPER.readerFor(StoredOutcome.class);
    private static final Map<String, ObjectReader> ACTIVITIES = new HashMap<>();

    static {
        for (Class<? extends Activity> kind : StoredKinds.of(Activity.class)) {
            ACTIVITIES.put(StoredKinds.name(kind), MAPPER.readerFor(kind));
        }
    }

    private JournalJson() {}

    private record StoredState(
            Position position,
            int version,
            @Nullable Integer corrections,
            @Nullable Instant dueAt,
            @Nullable Map<String, List<Hold>> holds,
            List<StoredMember> members,
            @Nullable StoredWhereabouts whereabouts) {}

    private record StoredOutcome(
            List<Award> awards,
            List<Receipt.Balance> balances,
            List<StoredPlace> places,
            List<Outcome.RedemptionChange> redemptions,
            @Nullable List<PaymentChange> payments,
            Map<String, Long> counters,
            @Nullable Restitution restitution,
            @Nullable Integer receiptVersion) {
        Restitution restituted() {
            return restitution == null ? Restitution.NONE : restitution;
        }

        List<PaymentChange> paymentsOrNone() {
            return payments == null ? List.of() : payments;
        }
    }

    /** A place on a ladder; what is missing goes by rung, criterion and counts. */
    private record StoredPlace(
            String scheme, String rung, @Nullable String next, List<List<Long>> missing) {}

    static String writeActivity(Activity activity) {
        return WRITER.writeValueAsString(activity);
    }

    static Activity readActivity(String kind, String body) {
        ObjectReader reader = ACTIVITIES.get(kind);
        if (reader == null) {
            throw new IllegalStateException("the journal holds an unknown activity " + kind);
        }
        return reader.readValue(body);
    }

    static String writeState(AccountState state) {
        Map<String, List<Hold>> holds = null;
        for (Map.Entry<String, Wallet> wallet : state.wallets().entrySet()) {
            if (!wallet.getValue().holds().isEmpty()) {
                holds = holds == null ? new HashMap<>() : holds;
                holds.put(wallet.getKey(), wallet.getValue().holds());
            }
        }
        var members = new ArrayList<StoredMember>(state.members().size());
        state.members().forEach((id, member) -> members.add(StoredMember.of(id, member)));
        return WRITER.writeValueAsString(
                new StoredState(
                        state.position(),
                        state.version(),
                        state.corrections() == 0 ? null : state.corrections(),
                        state.nextDueAt(),
                        holds,
                        members,
                        StoredWhereabouts.of(state.whereabouts())));
    }

    /** Reads a state, whose wallets have rows of their own. */
    static AccountState readState(long sequence, String json, Map<String, WalletRow> rows) {
        StoredState stored = STATE.readValue(json);
        var members = new HashMap<MemberId, MemberState>();
        for (StoredMember member : stored.members()) {
            members.put(member.id(), member.state());
        }
        Map<String, List<Hold>> holds = stored.holds() == null ? Map.of() : stored.holds();
        var wallets = new HashMap<String, Wallet>();
        rows.forEach(
                (code, row) -> wallets.put(code, row.wallet(holds.getOrDefault(code, List.of()))));
        int corrections = stored.corrections() == null ? 0 : stored.corrections();
        return new AccountState(
                sequence,
                stored.position(),
                stored.version(),
                corrections,
                stored.dueAt(),
                wallets,
                members,
                StoredWhereabouts.read(stored.whereabouts()));
    }

    /**
     * Writes an outcome.
     *
     * @param version the version that decided; the receipt's own is written where it is another
     */
    static String writeOutcome(Outcome outcome, Timeline timeline, int version) {
        int spoken = outcome.receipt().version();
        var places = new ArrayList<StoredPlace>(outcome.receipt().standings().size());
        for (Receipt.Place place : outcome.receipt().standings()) {
            Ladder ladder = timeline.version(spoken).ladder(place.scheme());
            var missing = new ArrayList<List<Long>>(place.missing().size());
            for (Shortfall shortfall : place.missing()) {
                if (ladder != null) {
                    missing.add(stored(ladder, shortfall));
                }
            }
            places.add(new StoredPlace(place.scheme(), place.rung(), place.next(), missing));
        }
        return WRITER.writeValueAsString(
                new StoredOutcome(
                        outcome.awards(),
                        outcome.receipt().balances(),
                        places,
                        outcome.redemptions(),
                        outcome.payments().isEmpty() ? null : outcome.payments(),
                        outcome.counters(),
                        outcome.restitution().equals(Restitution.NONE)
                                ? null
                                : outcome.restitution(),
                        spoken == version ? null : spoken));
    }

    /**
     * Reads an outcome.
     *
     * @param movements as their rows hold them
     * @param moves as their rows hold them
     * @param version the version that decided
     * @param programmes the version of a number
     */
    static Outcome readOutcome(
            String json,
            List<Movement> movements,
            List<Outcome.MemberMove> moves,
            int version,
            IntFunction<Programme> programmes) {
        StoredOutcome stored = OUTCOME.readValue(json);
        Integer receiptVersion = stored.receiptVersion();
        int spoken = receiptVersion == null ? version : receiptVersion;
        if (spoken == 0) {
            return readEffects(stored, movements, moves);
        }
        Programme programme = programmes.apply(spoken);
        var places = new ArrayList<Receipt.Place>();
        for (StoredPlace place : stored.places()) {
            Ladder ladder = programme.ladder(place.scheme());
            var missing = new ArrayList<Shortfall>();
            for (List<Long> lacking : place.missing()) {
                if (ladder != null) {
                    missing.add(read(ladder, lacking));
                }
            }
            places.add(new Receipt.Place(place.scheme(), place.rung(), place.next(), missing));
        }
        return new Outcome(
                stored.awards(),
                movements,
                moves,
                stored.redemptions(),
                stored.paymentsOrNone(),
                stored.counters(),
                stored.restituted(),
                new Receipt(spoken, stored.balances(), places));
    }

    /**
     * Reads of an outcome what a replay asks for: what it did beside moves.
     *
     * @param movements as their rows hold them
     */
    static Outcome readEffects(String json, List<Movement> movements) {
        return readEffects(OUTCOME.readValue(json), movements, List.of());
    }

    private static Outcome readEffects(
            StoredOutcome stored, List<Movement> movements, List<Outcome.MemberMove> moves) {
        return new Outcome(
                stored.awards(),
                movements,
                moves,
                stored.redemptions(),
                stored.paymentsOrNone(),
                stored.counters(),
                stored.restituted(),
                Receipt.NONE);
    }

    private static List<Long> stored(Ladder ladder, Shortfall shortfall) {
        int rung = ladder.indexOf(shortfall.rung());
        var stored = new ArrayList<Long>();
        stored.add((long) rung);
        stored.add((long) ladder.rungs().get(rung).criteria().indexOf(shortfall.criterion()));
        stored.addAll(shortfall.counts());
        return stored;
    }

    private static Shortfall read(Ladder ladder, List<Long> stored) {
        Rung rung = ladder.rungs().get(stored.get(0).intValue());
        Iterator<Long> counts = stored.listIterator(2);
        return Shortfall.of(
                rung.name(),
                rung.criteria().get(stored.get(1).intValue()),
                _ -> counts.hasNext() ? counts.next() : 0);
    }
}
