package io.ladder.adjustment.persistence;

import io.ladder.adjustment.Proposals;
import io.ladder.journal.Actor;
import io.ladder.journal.Journal;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the proposals of a tenant; the journal writes them. */
@Component
final class SqlProposals implements Proposals {
    private static final String OF_TENANT =
            "select * from adjustment_proposal where tenant_id = :tenant";

    private final JdbcClient database;
    private final Journal journal;

    SqlProposals(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public @Nullable View find(TenantId tenant, RecordId id) {
        View view = at(tenant, id);
        return view == null ? at(tenant, journal.current(tenant, id)) : view;
    }

    private @Nullable View at(TenantId tenant, RecordId id) {
        return database.sql(OF_TENANT + " and account_id = :account and sequence = :sequence")
                .param("tenant", tenant.value())
                .param("account", id.account().value())
                .param("sequence", id.sequence())
                .query((row, _) -> view(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<View> list(
            TenantId tenant, @Nullable Status status, @Nullable Long before, int limit) {
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + Page.LIMIT_MAX);
        }
        // In the statement itself, so that the index of those that wait is used.
        String ofStatus = status == null ? "" : " and status = '" + status.name() + "'";
        return database.sql(
                        OF_TENANT
                                + ofStatus
                                + " and number < :before order by number desc limit :limit")
                .param("tenant", tenant.value())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        String settledBy = row.getString("settled_by");
        return new View(
                row.getLong("number"),
                new RecordId(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getLong("sequence")),
                new MemberId(row.getObject("member_id", UUID.class)),
                new Document(row.getString("source"), row.getString("document_number")),
                row.getString("wallet"),
                row.getLong("points"),
                row.getString("reason_code"),
                new Actor(row.getString("clerk")),
                Moments.read(row, row.findColumn("proposed_at")),
                Status.valueOf(row.getString("status")),
                settledBy == null ? null : new Actor(settledBy),
                Moments.readOrNull(row, row.findColumn("settled_at")));
    }
}
