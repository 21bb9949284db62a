package io.ladder.journal;

import io.ladder.tally.Tallies;
import io.ladder.tally.Tally;
import io.ladder.tally.Window;
import io.ladder.tier.Evidence;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What rules know of one member, while they work on it. */
final class MemberDraft implements Remembered {
    MemberStatus status;
    final Map<String, Standing> standings;
    final Map<String, Slot> slots;
    Tallies tallies;
    Attributes attributes;

    MemberDraft(MemberState state) {
        status = state.status();
        standings = new TreeMap<>(state.standings());
        slots = new TreeMap<>(state.slots());
        tallies = state.tallies();
        attributes = state.attributes();
    }

    @Override
    public @Nullable Slot slot(String rule) {
        return slots.get(rule);
    }

    @Override
    public Tallies tallies() {
        return tallies;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    /** Learns since when somebody is a member, and how often they have bought. */
    void meet(Activity activity) {
        if (activity instanceof Activity.Enrolment) {
            tallies = tallies.joined(activity.occurredAt());
        } else if (activity instanceof Activity.Purchase) {
            tallies = tallies.bought(activity.occurredAt());
        }
    }

    void count(String counter, Window window, long amount, ZonedDateTime at) {
        LocalDate since = tallies.since(at.getZone());
        Tally counted =
                tallies.of(counter)
                        .with(
                                window.beginning(at.toLocalDate(), since).toEpochDay(),
                                amount,
                                window.oldest(at.toLocalDate(), since).toEpochDay());
        tallies = tallies.with(counter, counted);
    }

    /** Learns what is so now and what no longer is. */
    void learn(Attributes told, List<String> taken) {
        var values = new TreeMap<>(attributes.values());
        values.putAll(told.values());
        taken.forEach(values::remove);
        attributes = Attributes.of(values);
    }

    MemberState close() {
        return new MemberState(status, standings, slots, tallies, attributes);
    }

    /** Puts a newcomer at the foot of each ladder. */
    void standUp(Programme programme, int depth) {
        for (Ladder ladder : programme.ladders()) {
            standings.computeIfAbsent(ladder.id(), _ -> ladder.newcomer(depth));
        }
    }

    /**
     * Lets the ladders of a new version see the member anew. One that the former version had not
     * counts the evidence that the former ladders kept.
     */
    void enter(Programme former, Programme next, Instant at, int depth, Consumer<Move> moves) {
        List<Evidence> evidence = evidence(former);
        for (Ladder ladder : next.ladders()) {
            Standing known = standings.get(ladder.id());
            Standing standing = known == null ? ladder.newcomer(depth) : known;
            if (former.ladder(ladder.id()) == null && !evidence.isEmpty()) {
                standing = standing.withEvidence(evidence);
            }
            standings.put(
                    ladder.id(),
                    ladder.review(standing, tallies, at, Move.Reason.RULES_CHANGED, moves));
        }
    }

    /** The evidence that the ladders of a version have seen; all of them see the same. */
    private List<Evidence> evidence(Programme programme) {
        if (programme.ladders().isEmpty()) {
            return List.of();
        }
        Standing standing = standings.get(programme.ladders().getFirst().id());
        return standing == null ? List.of() : standing.evidence();
    }
}
