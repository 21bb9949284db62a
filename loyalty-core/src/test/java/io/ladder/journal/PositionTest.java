package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    @Test
    void ordersByTimeThenKindThenDocument() {
        var inOrder =
                List.of(
                        Position.START,
                        Position.of(new Activity.Enrolment(NOW)),
                        Position.of(new Activity.StatusChange(NOW, MemberStatus.BLOCKED, "why")),
                        Position.of(purchase("till-1", "9")),
                        Position.of(purchase("till-1", "10")),
                        Position.of(purchase("till-2", "1")),
                        Position.of(answer("till-1", "1")),
                        Position.of(answer("till-1", "2")),
                        Position.of(new Activity.RungUnpin(NOW, "loyalty", "why")),
                        Position.of(new Activity.Redemption(NOW, document("a", "1"), "mug", null)),
                        Position.of(new Activity.RedemptionCapture(NOW, 1)),
                        Position.of(new Activity.RedemptionCancel(NOW, 1, "why")),
                        Position.of(new Activity.EvidenceWithdrawal(NOW, 1, "why")),
                        Position.of(new Activity.Return(NOW, document("a", "2"), 1, List.of())),
                        Position.of(new Activity.Due(NOW)),
                        Position.of(new Activity.Enrolment(NOW.plusNanos(1_000))));
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void startsBeforeAllThatCanHappen() {
        assertThat(Position.START)
                .isLessThanOrEqualTo(Position.of(new Activity.Enrolment(Instant.EPOCH)));
    }

    private static Activity.Purchase purchase(String source, String number) {
        var line = new Line("A", null, null, 1_000, Money.of(1, "EUR"));
        return new Activity.Purchase(NOW, document(source, number), List.of(line), null, null);
    }

    private static Activity.SurveyAnswer answer(String source, String number) {
        return new Activity.SurveyAnswer(NOW, document(source, number), 9, null);
    }

    private static Document document(String source, String number) {
        return new Document(source, number);
    }
}
