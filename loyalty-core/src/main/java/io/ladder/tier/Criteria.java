package io.ladder.tier;

import io.ladder.tally.Tallies;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What criteria make of the evidence in a standing. Days are those of the programme's zone. */
final class Criteria {
    private static final Set<EvidenceKind> ANSWERS = Set.of(EvidenceKind.SURVEY_ANSWER);

    private final ZoneId zone;

    Criteria(ZoneId zone) {
        this.zone = zone;
    }

    /** How many pieces of a kind a standing must keep for a criterion. */
    static int depthOf(Criterion criterion) {
        return switch (criterion) {
            case Criterion.AtLeast atLeast -> atLeast.count();
            case Criterion.LatestAnswer _ -> 1;
            case Criterion.Counted _ -> 0;
            case Criterion.AnyOf anyOf ->
                    anyOf.alternatives().stream().mapToInt(Criteria::depthOf).max().orElse(0);
        };
    }

    /** When the first of a rung's criteria ceases to be met if nothing more happens. */
    Instant heldUntil(Standing standing, Tallies tallies, Rung rung) {
        Instant until = Instant.MAX;
        for (Criterion criterion : rung.criteria()) {
            Instant of = heldUntil(standing, tallies, criterion);
            until = of.isBefore(until) ? of : until;
        }
        return until;
    }

    /** When a criterion ceases to be met if nothing more happens; the distant past if it is not. */
    Instant heldUntil(Standing standing, Tallies tallies, Criterion criterion) {
        return switch (criterion) {
            case Criterion.AtLeast atLeast -> {
                Evidence last = newest(standing, atLeast.kinds(), atLeast.count());
                yield last == null ? Instant.MIN : plusWindow(last.at(), atLeast.withinDays());
            }
            case Criterion.LatestAnswer answer -> {
                Evidence latest = newest(standing, ANSWERS, 1);
                yield latest == null || latest.score() < answer.scoreMin()
                        ? Instant.MIN
                        : plusWindow(latest.at(), answer.withinDays());
            }
            case Criterion.Counted counted ->
                    counted.count()
                            .window()
                            .heldUntil(
                                    tallies.of(counted.count().counter()),
                                    counted.least(),
                                    counted.kept(),
                                    tallies,
                                    zone);
            case Criterion.AnyOf anyOf -> {
                Instant until = Instant.MIN;
                for (Criterion alternative : anyOf.alternatives()) {
                    Instant of = heldUntil(standing, tallies, alternative);
                    until = of.isAfter(until) ? of : until;
                }
                yield until;
            }
        };
    }

    /** The count-th newest piece of these kinds, or null where there are fewer. */
    private static @Nullable Evidence newest(
            Standing standing, Set<EvidenceKind> kinds, int count) {
        if (kinds.size() > 1) {
            return standing.evidence().stream()
                    .filter(piece -> kinds.contains(piece.kind()))
                    .sorted(Evidence.NEWEST_FIRST)
                    .skip(count - 1)
                    .findFirst()
                    .orElse(null);
        }
        int seen = 0;
        for (Evidence piece : standing.evidence()) {
            if (kinds.contains(piece.kind()) && ++seen == count) {
                return piece;
            }
        }
        return null;
    }

    /** What is missing for a criterion at a moment. */
    Shortfall missing(
            Standing standing, Tallies tallies, String rung, Criterion criterion, Instant at) {
        return Shortfall.of(rung, criterion, each -> countOf(standing, tallies, each, at));
    }

    /** How much counts for a criterion at a moment; of answers the latest score. */
    private long countOf(Standing standing, Tallies tallies, Criterion criterion, Instant at) {
        return switch (criterion) {
            case Criterion.AtLeast atLeast ->
                    standing.evidence().stream()
                            .filter(piece -> atLeast.kinds().contains(piece.kind()))
                            .filter(piece ->
                                    plusWindow(piece.at(), atLeast.withinDays()).isAfter(at))
                            .count();
            case Criterion.LatestAnswer answer -> {
                Evidence latest = newest(standing, ANSWERS, 1);
                yield latest == null || !plusWindow(latest.at(), answer.withinDays()).isAfter(at)
                        ? 0
                        : latest.score();
            }
            case Criterion.Counted counted ->
                    counted.count()
                            .window()
                            .sum(
                                    tallies.of(counted.count().counter()),
                                    at.atZone(zone).toLocalDate(),
                                    tallies.since(zone));
            case Criterion.AnyOf _ ->
                    throw new IllegalArgumentException("each of several ways has its own count");
        };
    }

    /** Notes how many pieces of each kind a criterion asks for at most. */
    static void collectKinds(Criterion criterion, Map<EvidenceKind, Integer> kinds) {
        switch (criterion) {
            case Criterion.AtLeast atLeast ->
                    atLeast.kinds().forEach(kind -> kinds.merge(kind, atLeast.count(), Math::max));
            case Criterion.LatestAnswer _ -> kinds.merge(EvidenceKind.SURVEY_ANSWER, 1, Math::max);
            case Criterion.Counted _ -> {}
            case Criterion.AnyOf anyOf ->
                    anyOf.alternatives().forEach(each -> collectKinds(each, kinds));
        }
    }

    private Instant plusWindow(Instant at, int days) {
        return days == 0 ? Instant.MAX : plusDays(at, days);
    }

    /** A moment some days later, at the same time of day. */
    Instant plusDays(Instant at, int days) {
        return at.atZone(zone).plusDays(days).toInstant();
    }
}
