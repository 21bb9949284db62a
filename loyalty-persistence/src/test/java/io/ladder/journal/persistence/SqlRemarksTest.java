package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Remarks;
import io.ladder.journal.Subject;
import io.ladder.member.ReportEvidence;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.survey.RecordAnswer;
import io.ladder.tier.EvidenceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlRemarksTest {
    private final Shop shop;
    private final Remarks remarks;
    private final RecordAnswer recording;
    private final ReportEvidence reporting;
    private final SeparateWords words;
    private final TenantId tenant;
    private final MemberId member;

    SqlRemarksTest(
            @Autowired Shop shop,
            @Autowired Remarks remarks,
            @Autowired RecordAnswer recording,
            @Autowired ReportEvidence reporting,
            @Autowired SeparateWords words) {
        this.shop = shop;
        this.remarks = remarks;
        this.recording = recording;
        this.reporting = reporting;
        this.words = words;
        this.tenant = shop.tenant();
        this.member = shop.enrol(tenant, "C-1");
    }

    @Test
    void readsWhatWasWritten() {
        JournalRecord one = said("Quick and friendly");
        JournalRecord silent = shop.buy(tenant, member, 5);
        JournalRecord other = said("Slow");

        assertThat(remarks.of(tenant, List.of(one.id(), silent.id(), other.id())))
                .containsOnly(
                        Map.entry(one.id(), "Quick and friendly"), Map.entry(other.id(), "Slow"));
        assertThat(remarks.of(tenant, List.of(other.id()))).hasSize(1);
        assertThat(remarks.of(tenant, List.of())).isEmpty();
        assertThat(remarks.of(shop.tenant(), List.of(one.id()))).isEmpty();
    }

    @Test
    void standsApartFromTheJournal() {
        words.require(tenant, said("Ask for Mrs Miller"), "Ask for Mrs Miller");
    }

    @Test
    void keepsWhatSomebodyNotedOfEvidenceApart() {
        String note = "Mrs Miller sent three";

        words.require(
                tenant,
                reporting
                        .report(
                                Call.of(tenant),
                                new Subject.OfMember(member),
                                shop.document(),
                                null,
                                EvidenceKind.REFERRAL_SENT,
                                note)
                        .record(),
                note);
    }

    private JournalRecord said(String words) {
        return recording
                .record(
                        Call.of(tenant),
                        new Subject.OfMember(member),
                        shop.document(),
                        null,
                        9,
                        words,
                        null)
                .record();
    }
}
