package io.ladder.household.persistence;

import io.ladder.household.Contributions;
import io.ladder.household.Household;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up entries by whose records they belong to. */
@Component
final class SqlContributions implements Contributions {
    private static final String SUMS =
            """
            select member_id, wallet,
                sum(points * case when from_place in ('ISSUED', 'ADJUSTED') then 1
                    when to_place in ('ISSUED', 'ADJUSTED') then -1 else 0 end),
                sum(points * case when to_place = 'REDEEMED' then 1
                    when from_place = 'REDEEMED' then -1 else 0 end)
            from entry
            join activity using (account_id, sequence)
            where entry.tenant_id = :tenant and activity.tenant_id = :tenant
              and account_id = :account
            group by member_id, wallet
            """;

    private final JdbcClient database;

    SqlContributions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Household.Contribution> of(TenantId tenant, AccountId account) {
        return database.sql(SUMS)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) ->
                        new Household.Contribution(
                                new MemberId(row.getObject(1, UUID.class)),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4)))
                .list();
    }
}
