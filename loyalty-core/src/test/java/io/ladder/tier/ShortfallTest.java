package io.ladder.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortfallTest {
    private static final Criterion REFERRED =
            new Criterion.AtLeast(3, Set.of(EvidenceKind.REFERRAL_SENT), 0);
    private static final Criterion SATISFIED = new Criterion.LatestAnswer(9, 365);
    private static final Criterion BOUGHT =
            new Criterion.AtLeast(5, Set.of(EvidenceKind.PURCHASE), 0);

    @Test
    void knowsOfEachWayWhatCounts() {
        var either =
                new Criterion.AnyOf(
                        List.of(REFERRED, new Criterion.AnyOf(List.of(SATISFIED, BOUGHT))));

        Shortfall shortfall =
                Shortfall.of(
                        "supporter",
                        either,
                        each -> each.equals(REFERRED) ? 2 : each.equals(SATISFIED) ? 8 : 4);

        assertThat(shortfall.counts()).containsExactly(2L, 8L, 4L);
        assertThat(shortfall.ways().getLast().ways())
                .extracting(Shortfall::criterion, Shortfall::have)
                .containsExactly(tuple(SATISFIED, 8L), tuple(BOUGHT, 4L));
        Iterator<Long> counts = shortfall.counts().iterator();
        assertThat(Shortfall.of("supporter", either, _ -> counts.next())).isEqualTo(shortfall);
    }
}
