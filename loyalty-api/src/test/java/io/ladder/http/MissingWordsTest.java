package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.tally.Count;
import io.ladder.tally.Period;
import io.ladder.tally.Window;
import io.ladder.tier.Criterion;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Shortfall;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingWordsTest {
    private static final Criterion REVIEWS =
            new Criterion.AtLeast(2, Set.of(EvidenceKind.REVIEW), 365);

    @Test
    void tellsWhatIsLeftOfEachWay() {
        var miles = count("miles", new Window.Of(Period.YEAR), Count.Unit.ONE);
        var either = new Criterion.AnyOf(List.of(new Criterion.Counted(miles, 10_000, 0), REVIEWS));
        var missing =
                new Shortfall(
                        "silver",
                        either,
                        0,
                        List.of(
                                new Shortfall("silver", either.alternatives().getFirst(), 4_000),
                                new Shortfall("silver", REVIEWS, 1)));

        assertThat(MissingWords.of(missing))
                .isEqualTo(
                        "6000 more of miles this year, or 1 more published review within 365 days");
        assertThat(MissingWords.response(missing).anyOf())
                .extracting(Renderings.MissingResponse::have, Renderings.MissingResponse::need)
                .containsExactly(tuple(4_000L, 10_000L), tuple(1L, 2L));
    }

    @Test
    void tellsMoneyInItsCurrencyAndPiecesWhole() {
        var spent = count("flights", new Window.Days(365), Count.Unit.MINOR_UNIT);
        var pieces = count("coffees", Window.ever(), Count.Unit.THOUSANDTH);
        var points = count("status", new Window.OfMembership(), Count.Unit.ONE);

        assertThat(words(spent, 50_000, 12_345))
                .isEqualTo("376.55 EUR more of flights within 365 days");
        assertThat(words(pieces, 10_000, 2_500)).isEqualTo("7.5 more of coffees");
        assertThat(words(points, 30, 10)).isEqualTo("20 more of status this year of membership");
    }

    private static String words(Count count, long least, long have) {
        return MissingWords.of(new Shortfall("gold", new Criterion.Counted(count, least, 0), have));
    }

    private static Count count(String name, Window window, Count.Unit unit) {
        return new Count(
                "counted",
                name,
                window,
                unit,
                unit == Count.Unit.MINOR_UNIT ? Currency.getInstance("EUR") : null);
    }
}
