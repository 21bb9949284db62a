package io.ladder.http;

import io.ladder.tally.Window;
import io.ladder.tier.Criterion;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Shortfall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a criterion of a rung asks of a member. */
final class MissingWords {
    /** One of each kind, and several. */
    private static final Map<EvidenceKind, List<String>> NAMES =
            Map.ofEntries(
                    Map.entry(EvidenceKind.PURCHASE, List.of("purchase", "purchases")),
                    Map.entry(EvidenceKind.SURVEY_ANSWER, List.of("answer", "answers")),
                    Map.entry(EvidenceKind.REFERRAL_SENT, List.of("referral", "referrals")),
                    Map.entry(
                            EvidenceKind.REFERRAL_CONVERTED,
                            List.of("converted referral", "converted referrals")),
                    Map.entry(
                            EvidenceKind.REVIEW, List.of("published review", "published reviews")),
                    Map.entry(EvidenceKind.EVENT, List.of("event", "events")),
                    Map.entry(EvidenceKind.IDEA, List.of("idea", "ideas")),
                    Map.entry(EvidenceKind.CONTRIBUTION, List.of("contribution", "contributions")),
                    Map.entry(
                            EvidenceKind.PANEL_SEAT,
                            List.of("seat on a panel", "seats on a panel")),
                    Map.entry(
                            EvidenceKind.PARTNER_AGREEMENT,
                            List.of("partner agreement", "partner agreements")),
                    Map.entry(
                            EvidenceKind.DECISION_CONTRIBUTION,
                            List.of("contribution to a decision", "contributions to decisions")));

    private MissingWords() {}

    static String of(Shortfall shortfall) {
        return switch (shortfall.criterion()) {
            case Criterion.AtLeast atLeast -> {
                long more = Math.max(1, atLeast.count() - shortfall.have());
                yield more
                        + " more "
                        + kinds(atLeast).stream()
                                .map(kind -> name(kind, more))
                                .collect(Collectors.joining(" or "))
                        + window(atLeast.withinDays());
            }
            case Criterion.LatestAnswer answer ->
                    "a latest survey answer of "
                            + answer.scoreMin()
                            + " or more"
                            + window(answer.withinDays());
            case Criterion.Counted counted ->
                    counted.count().text(Math.max(1, counted.least() - shortfall.have()))
                            + " more of "
                            + counted.count().name()
                            + window(counted.count().window());
            case Criterion.AnyOf _ ->
                    shortfall.ways().stream()
                            .map(MissingWords::of)
                            .collect(Collectors.joining(", or "));
        };
    }

    static Renderings.MissingResponse response(Shortfall shortfall) {
        String rung = shortfall.rung();
        String text = of(shortfall);
        return switch (shortfall.criterion()) {
            case Criterion.AtLeast atLeast ->
                    new Renderings.MissingResponse(
                            rung,
                            text,
                            "evidence",
                            kinds(atLeast).stream().map(EvidenceKind::text).toList(),
                            shortfall.have(),
                            (long) atLeast.count(),
                            null,
                            within(atLeast.withinDays()),
                            null);
            case Criterion.LatestAnswer answer ->
                    new Renderings.MissingResponse(
                            rung,
                            text,
                            "answer",
                            null,
                            shortfall.have(),
                            (long) answer.scoreMin(),
                            null,
                            within(answer.withinDays()),
                            null);
            case Criterion.Counted counted ->
                    new Renderings.MissingResponse(
                            rung,
                            text,
                            "counter",
                            null,
                            shortfall.have(),
                            counted.least(),
                            counted.count().counter(),
                            counted.count().window() instanceof Window.Days days
                                    ? days.count()
                                    : null,
                            null);
            case Criterion.AnyOf _ ->
                    new Renderings.MissingResponse(
                            rung,
                            text,
                            "any_of",
                            null,
                            null,
                            null,
                            null,
                            null,
                            shortfall.ways().stream().map(MissingWords::response).toList());
        };
    }

    private static @Nullable Integer within(int days) {
        return days == 0 ? null : days;
    }

    private static List<EvidenceKind> kinds(Criterion.AtLeast atLeast) {
        return atLeast.kinds().stream().sorted().toList();
    }

    private static String name(EvidenceKind kind, long count) {
        List<String> names = NAMES.getOrDefault(kind, List.of(kind.text(), kind.text()));
        return names.get(count == 1 ? 0 : 1);
    }

    private static String window(Window window) {
        return switch (window) {
            case Window.Days days -> window(days.count());
            case Window.Of of ->
                    switch (of.period()) {
                        case EVER -> "";
                        case DAY -> " today";
                        case WEEK, MONTH, QUARTER, YEAR -> " this " + of.period().text();
                    };
            case Window.OfMembership _ -> " this year of membership";
        };
    }

    private static String window(int days) {
        return days == 0 ? "" : " within " + days + " days";
    }
}
