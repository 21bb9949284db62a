package io.ladder.accounting.persistence;

import io.ladder.accounting.BookChecks;
import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.accounting.Seal;
import io.ladder.journal.BookedAccounts;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the books page by page, each page in a snapshot of its own. */
@Component
final class SqlBookChecks implements BookChecks {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ACCOUNTS =
            """
            select account_id, sequence from account
            where tenant_id = :tenant and account_id > :after order by account_id limit :limit
            """;

    /** What a claim leads to must be what it claims. */
    private static final String CLAIMS =
            """
            select claim.kind, claim.value, claim.account_id, claim.sequence,
                case when kind in ('EXTERNAL_ID', 'CARD', 'PHONE', 'EMAIL') then
                    case when not exists (select from member
                        where member.member_id = claim.member_id
                          and member.tenant_id = claim.tenant_id) then 'no member' end
                when told.sequence is null then 'no record'
                when kind = 'DOCUMENT' and value is distinct from told.document
                    then coalesce(replace(told.document, E'\\n', ' '), 'a record without document')
                end
            from (select * from claim
                where tenant_id = :tenant and (kind, value) > (:kind, :value)
                order by kind, value limit :limit) as claim
            left join lateral (select activity.sequence,
                    (body -> 'document' ->> 'source') || E'\\n' || (body -> 'document' ->> 'number')
                        as document
                from activity
                where activity.account_id = claim.account_id
                  and activity.sequence = claim.sequence
                  and activity.tenant_id = claim.tenant_id) as told on true
            order by kind, value
            """;

    private final JdbcClient database;
    private final Snapshots snapshots;
    private final BookedAccounts booked;
    private final AccountTotals totals;
    private final RowChecks rows;
    private final SumChecks sums;
    private final SealRows seals;
    private final RecordHashes hashes;

    SqlBookChecks(
            JdbcClient database,
            Snapshots snapshots,
            BookedAccounts booked,
            AccountTotals totals,
            RowChecks rows,
            SumChecks sums,
            SealRows seals,
            RecordHashes hashes) {
        this.database = database;
        this.snapshots = snapshots;
        this.booked = booked;
        this.totals = totals;
        this.rows = rows;
        this.sums = sums;
        this.seals = seals;
        this.hashes = hashes;
    }

    @Override
    public List<Tenant> tenants() {
        return snapshots.read(() ->
                database.sql("select tenant_id, name from tenant order by tenant_id")
                        .query((row, _) ->
                                new Tenant(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        row.getString(2)))
                        .list());
    }

    private record Weighed(AccountId account, long records) {}

    @Override
    public AccountPage accounts(TenantId tenant, @Nullable AccountId after) {
        return snapshots.read(() -> {
            List<Weighed> found =
                    database.sql(ACCOUNTS)
                            .param("tenant", tenant.value())
                            .param("after", after == null ? BEFORE_ALL : after.value())
                            .param("limit", ACCOUNTS_MAX)
                            .query((row, _) ->
                                    new Weighed(
                                            new AccountId(row.getObject(1, UUID.class)),
                                            row.getLong(2)))
                            .list();
            var page = new ArrayList<AccountId>();
            long records = 0;
            for (Weighed each : found) {
                if (records < RECORDS_MAX) {
                    page.add(each.account);
                    records += each.records;
                }
            }
            String[] ids = page.stream().map(id -> id.value().toString()).toArray(String[]::new);
            return new AccountPage(
                    booked.read(tenant, page),
                    totals.all(tenant, page),
                    rows.findings(tenant, ids),
                    page.size() < found.size() || found.size() == ACCOUNTS_MAX
                            ? page.getLast()
                            : null);
        });
    }

    /** A claim, and what is wrong with it. */
    private record Checked(String kind, String value, RecordId record, @Nullable String leadsTo) {
        String key() {
            return kind + '\n' + value;
        }

        Finding finding() {
            return Finding.of(
                            FindingCode.CLAIM_WITHOUT_RECORD,
                            record,
                            "claim " + kind + ' ' + value.replace('\n', ' '))
                    .with("what it claims", leadsTo);
        }
    }

    @Override
    public ClaimPage claims(TenantId tenant, @Nullable String after) {
        int end = after == null ? -1 : after.indexOf('\n');
        List<Checked> found =
                snapshots.read(() ->
                        database.sql(CLAIMS)
                                .param("tenant", tenant.value())
                                .param(
                                        "kind",
                                        after == null ? "" : after.substring(0, Math.max(end, 0)))
                                .param("value", after == null ? "" : after.substring(end + 1))
                                .param("limit", CLAIMS_MAX)
                                .query((row, _) -> checked(row))
                                .list());
        return new ClaimPage(
                found.size(),
                found.stream().filter(each -> each.leadsTo != null).map(Checked::finding).toList(),
                found.size() < CLAIMS_MAX ? null : found.getLast().key());
    }

    private static Checked checked(ResultSet row) throws SQLException {
        return new Checked(
                row.getString(1),
                row.getString(2),
                new RecordId(new AccountId(row.getObject(3, UUID.class)), row.getLong(4)),
                row.getString(5));
    }

    @Override
    public SealPage seals(TenantId tenant, long after) {
        return snapshots.read(() -> {
            Seal.Head before = after == 0 ? Seal.Head.START : seals.head(tenant, after);
            List<Seal> page = seals.behind(tenant, after, SEALS_MAX);
            var standing = new ArrayList<Standing>();
            for (Seal seal : page) {
                standing.addAll(hashes.between(tenant, seal.from(), seal.to()));
            }
            return new SealPage(before, page, standing, page.size() == SEALS_MAX);
        });
    }

    @Override
    public List<Finding> sums(TenantId tenant) {
        return snapshots.read(() -> sums.findings(tenant));
    }
}
