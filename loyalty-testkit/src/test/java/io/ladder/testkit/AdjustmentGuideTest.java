package io.ladder.testkit;

import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.adjustment.AdjustPoints;
import io.ladder.adjustment.SettleAdjustment;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Proposal;
import io.ladder.journal.Subject;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does what the example of adjustments in {@code docs/corrections.md} says, row by row. */
class AdjustmentGuideTest {
    private final FixedProgrammes programmes =
            new FixedProgrammes(aProgramme().build(), GuideTable.day("2026-01-01"));

    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Till till = new Till(journal, programmes, tenant);
    private final Subject.OfAccount anna = till.enrol("anna");
    private final AdjustPoints adjusting = new AdjustPoints(journal, programmes);
    private final SettleAdjustment settling = new SettleAdjustment(journal, programmes);
    private RecordId proposal = new RecordId(anna.account(), 1);

    @Test
    void clerksKeepToTheirLimitsAsEachRowShows() throws IOException {
        List<GuideTable.Row> rows = GuideTable.below("corrections.md", "## Adjustments");
        assertThat(rows).hasSize(8);

        for (GuideTable.Row row : rows) {
            programmes.setNow(GuideTable.day(row.when()).plus(Duration.ofHours(9)));
            programmes.moveForward(Duration.ofMinutes(rows.indexOf(row)));
            assertThat(row.figures())
                    .as(row.when() + " " + row.what())
                    .containsExactly(
                            "`" + does(row.what()) + "`",
                            String.valueOf(till.wallet(anna).available()));
        }
    }

    private String does(String what) {
        List<String> words = List.of(what.split(" ", -1));
        Call call = new Call(tenant, null, false, false, new Actor("key_" + words.get(0)));
        try {
            return switch (words.get(1)) {
                case "gives" -> asked(adjusted(call, Long.parseLong(words.get(2))));
                case "takes" -> asked(adjusted(call, -Long.parseLong(words.get(2))));
                case "approves" -> {
                    settling.approve(call, proposal);
                    yield "approved";
                }
                case "rejects" -> {
                    settling.reject(call, proposal, "No reason for it");
                    yield "rejected";
                }
                default -> throw new IllegalStateException("nobody does " + what);
            };
        } catch (LoyaltyException refused) {
            return refused.refusal().code().text();
        }
    }

    private JournalRecord adjusted(Call call, long points) {
        var wanted =
                new AdjustPoints.Wanted(till.document(), null, points, "goodwill", "A late parcel");
        return adjusting.adjust(call, anna, wanted).record();
    }

    private String asked(JournalRecord record) {
        if (record.activity() instanceof Proposal.AdjustmentProposal) {
            proposal = record.id();
            return "awaiting_approval";
        }
        return "booked";
    }
}
