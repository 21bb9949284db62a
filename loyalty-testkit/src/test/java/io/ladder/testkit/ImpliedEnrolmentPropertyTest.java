package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.shared.Document;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The books of members who became members by what they did. Each history is from a fixed seed. */
class ImpliedEnrolmentPropertyTest {
    /** Also where all comes back that somebody was enrolled by, and they buy again. */
    @Test
    void theBooksAgreeWithHistoryAfterEachStepInWhateverOrder() {
        var anew = new AtomicInteger();
        Histories.forEach(history -> {
            var world = World.ofABuyer(history.timeline());
            boolean nothingLeft = false;
            for (Step step : Arrivals.arrivals(history)) {
                boolean first = world.history().isEmpty();
                if (step.outline() instanceof Activity.Enrolment
                        || (first && !(step.outline() instanceof Activity.Purchase))
                        || !world.bring(step)) {
                    continue;
                }
                Agreement.require(world);
                boolean member = world.memberSince() != null;
                if (nothingLeft && member) {
                    anew.incrementAndGet();
                }
                nothingLeft = !member;
            }
        });
        assertThat(anew.get()).isGreaterThan(Histories.SOME / 100);
    }

    @Test
    void nothingIsLeftOfAnEnrolmentWhereAllCameBack() {
        var all = new AtomicInteger();
        Histories.forEach(history -> {
            var world = World.ofABuyer(history.timeline());
            for (Step step : history.steps()) {
                if (step.outline() instanceof Activity.Purchase && world.bring(step)) {
                    if (world.bring(returned(step))) {
                        all.incrementAndGet();
                        assertThat(world.memberSince()).isNull();
                        assertThat(world.state().wallets().values())
                                .allSatisfy(wallet -> assertThat(wallet.available()).isZero());
                    }
                    return;
                }
            }
        });
        assertThat(all.get()).isGreaterThan(Histories.SOME / 10);
    }

    private static Step returned(Step purchase) {
        var at = purchase.outline().occurredAt();
        return new Step(
                Integer.MAX_VALUE,
                purchase.number(),
                sequenceOf ->
                        new Activity.Return(
                                at,
                                new Document("till", "back"),
                                sequenceOf.applyAsLong(purchase.number()),
                                List.of()));
    }
}
