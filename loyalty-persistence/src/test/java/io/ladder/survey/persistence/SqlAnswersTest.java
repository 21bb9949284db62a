package io.ladder.survey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.survey.Answers;
import io.ladder.survey.NpsResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlAnswersTest {
    private static final Instant MARCH = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2025-04-01T00:00:00Z");

    private final Shop shop;
    private final Answers answers;
    private TenantId tenant;
    private MemberId member;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    SqlAnswersTest(Shop shop, Answers answers) {
        this.shop = shop;
        this.answers = answers;
    }

    @BeforeEach
    void open() {
        tenant = shop.tenant();
        member = shop.enrol(tenant, "C-1");
    }

    private JournalRecord answer(int score, Instant at, @Nullable String where) {
        return shop.book(
                tenant, member, new Activity.SurveyAnswer(at, shop.document(), score, where));
    }

    private NpsResult march(@Nullable String where) {
        return answers.result(tenant, MARCH, APRIL, where);
    }

    @Test
    void countsEachKindOfAnswer() {
        for (int score = 0; score <= 10; score++) {
            answer(score, MARCH, null);
        }

        assertThat(march(null)).isEqualTo(new NpsResult(2, 2, 7));
    }

    @Test
    void countsFromTheFirstMomentToBeforeTheLast() {
        answer(9, MARCH.minusNanos(1_000), null);
        answer(9, MARCH, null);
        answer(9, APRIL.minusNanos(1_000), null);
        answer(9, APRIL, null);

        assertThat(march(null)).isEqualTo(new NpsResult(2, 0, 0));
    }

    @Test
    void countsTheAnswersOfAShop() {
        answer(9, MARCH, "north");
        answer(5, MARCH, "south");
        answer(5, MARCH, null);

        assertThat(march("north")).isEqualTo(new NpsResult(1, 0, 0));
        assertThat(march(null)).isEqualTo(new NpsResult(1, 0, 2));
    }

    @Test
    void leavesOutWhatWasWithdrawn() {
        answer(9, MARCH, null);
        JournalRecord withdrawn = answer(3, MARCH.plus(Duration.ofDays(1)), null);
        shop.book(
                tenant,
                member,
                new Activity.EvidenceWithdrawal(APRIL, withdrawn.id().sequence(), "a mistake"));

        assertThat(march(null)).isEqualTo(new NpsResult(1, 0, 0));
    }

    @Test
    void leavesOutOtherTenants() {
        answer(9, MARCH, null);

        assertThat(answers.result(shop.tenant(), MARCH, APRIL, null))
                .isEqualTo(new NpsResult(0, 0, 0));
    }
}
