package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.payment.PaymentDesk;
import io.ladder.payment.PaymentTerms;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.GuideTable;
import io.ladder.testkit.InMemoryJournal;
import io.ladder.testkit.PurchaseFixture;
import io.ladder.testkit.Till;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Quotes what {@code docs/payments.md} shows, by the terms that stand there. */
class QuoteGuideTest {
    private static final String PAGE = "payments.md";
    private static final String HEADING = "## A quote";
    private static final String FRAME =
            """
            programme: {id: guide, name: Guide}
            goal: To be shown.
            key_factor: Tables.
            time_zone: Europe/Berlin
            currency: EUR
            """;

    @Test
    void quotesWhatEachRowShows() throws IOException {
        List<List<String>> rows = GuideTable.cells(PAGE, HEADING);
        assertThat(rows).hasSize(10);
        Programme programme =
                new ProgrammeCompiler(ConfigReaders.yaml())
                        .compile(FRAME + GuideTable.file(PAGE, HEADING), 1, null)
                        .orThrow();

        for (List<String> row : rows) {
            assertThat(quote(programme, row)).as(row.toString()).isEqualTo(row.subList(4, 6));
        }
    }

    private static List<String> quote(Programme programme, List<String> row) {
        var programmes = new FixedProgrammes(programme, GuideTable.day("2026-01-01"));
        var journal = new InMemoryJournal(programmes);
        var till = new Till(journal, programmes, new TenantId(UUID.randomUUID()));
        Subject.OfAccount member = till.enrol("anna");
        till.buy(member, row.get(0) + ".00");
        PurchaseFixture basket = PurchaseFixture.aPurchase().of(row.get(1));
        if (!row.get(2).equals("–")) {
            basket.of("tobacco", row.get(2));
        }
        Long points = row.get(3).equals("as many as may") ? null : Long.valueOf(row.get(3));
        Recording asked = till.recording(member, till.payment(points, basket));

        List<String> answer = answer(programme, journal.preview(asked, false));

        assertThat(till.wallet(member).available()).isEqualTo(Long.parseLong(row.get(0)));
        return answer;
    }

    private static List<String> answer(Programme programme, Recorded recorded) {
        return switch (recorded) {
            case Recorded.Refused refused ->
                    List.of("`" + refused.refusal().code().text() + "`", "–");
            default -> {
                var decided =
                        (PointsPayment.PaymentAuthorisation) recorded.orThrow().record().activity();
                long points = Objects.requireNonNull(decided.points());
                PaymentTerms terms =
                        Objects.requireNonNull(programme.mechanic(PaymentDesk.class))
                                .terms(decided.wallet());
                long minor = Objects.requireNonNull(terms).worth(points);
                yield List.of(String.valueOf(points), BigDecimal.valueOf(minor, 2).toPlainString());
            }
        };
    }
}
