package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Remarks;
import io.ladder.shared.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks where words stand that speak of Mrs Miller. */
@Component
final class SeparateWords {
    private final JdbcClient database;
    private final Remarks remarks;

    SeparateWords(JdbcClient database, Remarks remarks) {
        this.database = database;
        this.remarks = remarks;
    }

    /** The words go with the record, and the journal of its account does not know them. */
    void require(TenantId tenant, JournalRecord record, String words) {
        Integer told =
                database.sql(
                                "select count(*) from activity where account_id = ?"
                                        + " and (body::text || outcome::text) like '%Miller%'")
                        .param(record.id().account().value())
                        .query(Integer.class)
                        .single();
        assertThat(told).isZero();
        assertThat(remarks.of(tenant, List.of(record.id()))).containsEntry(record.id(), words);
    }
}
