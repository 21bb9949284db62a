package io.ladder.tier;

import io.ladder.tally.Tallies;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scheme of rungs, lowest first, and the rules by which a member climbs and descends it.
 *
 * <p>A member climbs at once to the highest rung whose criteria, and those of all rungs below, are
 * met. A member whose present rung is no longer met descends one rung when the grace period has
 * passed, and then, if that rung is not met either, another grace period begins. Everything here is
 * a function of the standing and of time.
 */
public final class Ladder {
    private final String id;
    private final List<Rung> rungs;
    private final int graceDays;
    private final Criteria criteria;
    private final int depth;

    /**
     * A ladder of these rungs.
     *
     * @param id the scheme's id in the programme
     * @param rungs 2 or more, lowest first; the first has no criteria
     * @param graceDays from 0 to 3,650
     */
    public Ladder(String id, List<Rung> rungs, int graceDays, ZoneId zone) {
        this.id = id;
        this.rungs = List.copyOf(rungs);
        this.graceDays = graceDays;
        this.criteria = new Criteria(zone);
        this.depth =
                rungs.stream()
                        .flatMap(rung -> rung.criteria().stream())
                        .mapToInt(Criteria::depthOf)
                        .max()
                        .orElse(0);
    }

    public String id() {
        return id;
    }

    public List<Rung> rungs() {
        return rungs;
    }

    /** How many pieces of each kind of evidence a standing must keep. */
    public int depth() {
        return depth;
    }

    /** Whether the ladder has a rung of that name. */
    public boolean has(String rung) {
        return indexOf(rung) >= 0;
    }

    /** The place of a rung, 0 for the lowest; -1 where the ladder has no rung of that name. */
    public int indexOf(String rung) {
        for (int index = 0; index < rungs.size(); index++) {
            if (rungs.get(index).name().equals(rung)) {
                return index;
            }
        }
        return -1;
    }

    /**
     * The standing of somebody of whom nothing is known yet.
     *
     * @param depthOfAll the depth that every version of the programme is content with
     */
    public Standing newcomer(int depthOfAll) {
        return new Standing(
                rungs.getFirst().name(), null, null, null, Math.max(depth, depthOfAll), List.of());
    }

    /** The standing after a piece of evidence, which is not older than what it has seen. */
    public Standing observe(
            Standing standing, Tallies tallies, Evidence piece, Consumer<Move> moves) {
        var kinds = new EnumMap<EvidenceKind, Integer>(EvidenceKind.class);
        var pieces = new ArrayList<Evidence>(standing.evidence().size() + 1);
        pieces.add(piece);
        pieces.addAll(standing.evidence());
        pieces.sort(Comparator.comparing(Evidence::kind).thenComparing(Evidence.NEWEST_FIRST));
        pieces.removeIf(each -> kinds.merge(each.kind(), 1, Integer::sum) > standing.depth());
        var observed =
                new Standing(
                        standing.earned(),
                        standing.since(),
                        standing.failingSince(),
                        standing.pin(),
                        standing.depth(),
                        pieces);
        return review(observed, tallies, piece.at(), Move.Reason.EARNED, moves);
    }

    /**
     * The standing as this ladder sees it at a moment: climbs where higher criteria are met, and
     * starts or ends the grace period.
     */
    public Standing review(
            Standing standing,
            Tallies tallies,
            Instant at,
            Move.Reason reason,
            Consumer<Move> moves) {
        int present = Math.max(0, indexOf(standing.earned()));
        int supported = supportedAt(standing, tallies, at);
        if (supported > present || !has(standing.earned())) {
            return moveTo(standing, Math.max(supported, present), at, reason, null, moves);
        }
        Instant failingSince = standing.failingSince();
        if (supported == present) {
            return failingSince == null ? standing : standing.failing(null);
        }
        return failingSince == null ? standing.failing(at) : standing;
    }

    /** When time alone next changes a standing, or null where it never does. */
    public @Nullable Instant nextDueAt(Standing standing, Tallies tallies) {
        Instant next = earnedDueAt(standing, tallies);
        Standing.Pin pin = standing.pin();
        if (pin != null && (next == null || pin.until().isBefore(next))) {
            return pin.until();
        }
        return next;
    }

    private @Nullable Instant earnedDueAt(Standing standing, Tallies tallies) {
        Instant failingSince = standing.failingSince();
        Instant next =
                failingSince == null
                        ? heldUntil(standing, tallies, indexOf(standing.earned()))
                        : criteria.plusDays(failingSince, graceDays);
        return next.equals(Instant.MAX) ? null : next;
    }

    /** The standing after what is due at a moment. */
    public Standing passTo(Standing standing, Tallies tallies, Instant at, Consumer<Move> moves) {
        Standing passed = standing;
        Standing.Pin pin = passed.pin();
        if (pin != null && !pin.until().isAfter(at)) {
            passed = unpin(passed, at, moves);
        }
        Instant due = earnedDueAt(passed, tallies);
        if (due == null || due.isAfter(at)) {
            return passed;
        }
        if (passed.failingSince() == null) {
            passed = passed.failing(at);
            if (graceDays > 0) {
                return passed;
            }
        }
        int below = Math.max(0, indexOf(passed.earned()) - 1);
        Instant stillFailing = heldUntil(passed, tallies, below).isAfter(at) ? null : at;
        return moveTo(passed, below, at, Move.Reason.LAPSED, stillFailing, moves);
    }

    /** Fixes a rung until a moment. */
    public Standing pin(Standing standing, Standing.Pin pin, Instant at, Consumer<Move> moves) {
        var pinned = standing.pinned(pin);
        if (!standing.rung().equals(pin.rung())) {
            moves.accept(move(standing.rung(), pin.rung(), at, Move.Reason.PINNED, List.of()));
        }
        return pinned;
    }

    /** Lets evidence decide again. */
    public Standing unpin(Standing standing, Instant at, Consumer<Move> moves) {
        var free = standing.pinned(null);
        if (!standing.rung().equals(free.rung())) {
            moves.accept(
                    move(
                            standing.rung(),
                            free.rung(),
                            at,
                            Move.Reason.UNPINNED,
                            supportOf(free, indexOf(free.rung()))));
        }
        return free;
    }

    /** What a standing lacks for a rung, from the lowest rung up; empty where it is met. */
    public List<Shortfall> missingFor(Standing standing, Tallies tallies, String rung, Instant at) {
        var missing = new ArrayList<Shortfall>();
        for (int index = 1; index <= indexOf(rung); index++) {
            for (Criterion criterion : rungs.get(index).criteria()) {
                if (!criteria.heldUntil(standing, tallies, criterion).isAfter(at)) {
                    missing.add(
                            criteria.missing(
                                    standing, tallies, rungs.get(index).name(), criterion, at));
                }
            }
        }
        return missing;
    }

    /** The first moment at which time alone ends the criteria of a rung; null where never. */
    public @Nullable Instant securedUntil(Standing standing, Tallies tallies, String rung) {
        Instant until = heldUntil(standing, tallies, indexOf(rung));
        return until.equals(Instant.MAX) ? null : until;
    }

    /** The move that puts a booked standing right, or null where both stand on one rung. */
    public @Nullable Move correction(Standing booked, Standing right, Instant at) {
        if (booked.rung().equals(right.rung())) {
            return null;
        }
        return move(
                booked.rung(),
                right.rung(),
                at,
                Move.Reason.CORRECTED,
                supportOf(right, indexOf(right.rung())));
    }

    private Standing moveTo(
            Standing standing,
            int index,
            Instant at,
            Move.Reason reason,
            @Nullable Instant failingSince,
            Consumer<Move> moves) {
        String rung = rungs.get(index).name();
        var moved =
                new Standing(
                        rung,
                        at,
                        failingSince,
                        standing.pin(),
                        standing.depth(),
                        standing.evidence());
        if (!moved.rung().equals(standing.rung())) {
            moves.accept(move(standing.rung(), rung, at, reason, supportOf(moved, index)));
        }
        return moved;
    }

    private Move move(String from, String to, Instant at, Move.Reason reason, List<Long> evidence) {
        return new Move(id, from, to, at, reason, evidence);
    }

    private int supportedAt(Standing standing, Tallies tallies, Instant at) {
        int supported = 0;
        while (supported + 1 < rungs.size()
                && criteria.heldUntil(standing, tallies, rungs.get(supported + 1)).isAfter(at)) {
            supported++;
        }
        return supported;
    }

    private Instant heldUntil(Standing standing, Tallies tallies, int index) {
        Instant until = Instant.MAX;
        for (int each = 1; each <= index; each++) {
            Instant of = criteria.heldUntil(standing, tallies, rungs.get(each));
            until = of.isBefore(until) ? of : until;
        }
        return until;
    }

    private List<Long> supportOf(Standing standing, int index) {
        var kinds = new EnumMap<EvidenceKind, Integer>(EvidenceKind.class);
        for (int each = 1; each <= index; each++) {
            rungs.get(each)
                    .criteria()
                    .forEach(criterion -> Criteria.collectKinds(criterion, kinds));
        }
        var taken = new EnumMap<EvidenceKind, Integer>(EvidenceKind.class);
        return standing.evidence().stream()
                .filter(piece ->
                        taken.merge(piece.kind(), 1, Integer::sum)
                                <= kinds.getOrDefault(piece.kind(), 0))
                .map(Evidence::id)
                .toList();
    }
}
