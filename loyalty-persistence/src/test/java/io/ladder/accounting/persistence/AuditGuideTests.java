package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.FindingCode;
import io.ladder.testkit.GuideTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes what {@code docs/books.md} says, row by row, and finds what it shows. */
@DatabaseTest
class AuditGuideTests extends AuditedBooks {

    @Autowired
    AuditGuideTests(Bookkeeping bookkeeping, Auditor auditor) {
        super(bookkeeping, auditor);
    }

    @Test
    void findsWhatEachRowShows() throws IOException {
        List<List<String>> rows = GuideTable.cells("books.md", "## Whether the books agree");
        assertThat(rows).hasSize(10);

        var found = new ArrayList<List<String>>();
        for (List<String> row : rows) {
            openBooks();
            auditor.seal();
            assertThat(auditor.audit(tenant).findings()).isEmpty();
            change(row.getFirst());
            found.add(List.of(row.getFirst(), codes()));
        }

        assertThat(found).isEqualTo(rows);
    }

    private String codes() {
        return auditor.audit(tenant).codes().stream()
                .map(FindingCode::text)
                .sorted()
                .collect(Collectors.joining("`, `", "`", "`"));
    }

    private void change(String what) {
        switch (what) {
            case "a wallet has 7 points more, and so have its expired points" ->
                    ofAccount("update wallet set issued = issued + 7, expired = expired + 7 where");
            case "a record says something else" ->
                    ofAccount(
                            "update activity set body = (body::text || ' ')::json"
                                    + " where sequence = 2 and");
            case "an entry gives 5 points more" ->
                    ofAccount(
                            "update entry set points = points + 5,"
                                    + " lot_points[1] = lot_points[1] + 5"
                                    + " where sequence = 2 and ordinal = 0 and");
            case "a record is deleted" -> ofAccount("delete from activity where sequence = 4 and");
            case "a record is put in" ->
                    ofAccount(
                            """
                            insert into activity (account_id, sequence, tenant_id, member_id, kind,
                                occurred_at, recorded_at, version, body, outcome, position)
                                overriding system value
                            select account_id, 99, tenant_id, member_id, kind, occurred_at,
                                recorded_at, version, body, outcome, position
                            from activity where sequence = 2 and\
                            """);
            case "a move to another rung" ->
                    ofAccount("update tier_move set to_rung = 'partner' where");
            case "a redemption cost one point more" ->
                    ofAccount("update redemption set points = points + 1 where");
            case "the counter of a reward is gone" ->
                    ofTenant("delete from shared_counter where key = 'stock:coffee' and");
            case "a seal says something else of a record" ->
                    ofTenant(
                            "update seal set effect_hashes = set_byte(effect_hashes, 0,"
                                    + " 255 - get_byte(effect_hashes, 0)) where");
            case "the sums that reports read are others" ->
                    ofTenant("update sealed_movement set points = points + 1 where");
            default -> throw new IllegalStateException("nobody changes " + what);
        }
    }

    private void ofAccount(String sql) {
        auditor.tamper(sql + " account_id = ?", account);
    }

    private void ofTenant(String sql) {
        auditor.tamper(sql + " tenant_id = ?", tenant.value());
    }
}
