package io.ladder.journal.persistence;

import io.ladder.journal.Relocation;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;

/** The rows that go with members who move: on which account they act, and what they had open. */
final class MovedRows {
    private static final String NUMBERS =
            """
            from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[], ?::bigint[])
                as moved(from_account, from_number, to_account, to_number)
            """;

    private static final TableStatement MEMBERS =
            new TableStatement(
                    """
                    update member
                    set account_id = moved.account_id, merged_into = moved.merged_into,
                        version = version + 1
                    from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[]::uuid[],
                        ?::text[]::uuid[])
                        as moved(member_id, tenant_id, account_id, merged_into)
                    where member.member_id = any (array[moved.member_id])
                      and member.tenant_id = any (array[moved.tenant_id])\
                    """);

    private static final List<TableStatement> NUMBERED =
            List.of(
                    moving("redemption"),
                    moving("payment"),
                    moving("answer"),
                    moving("adjustment_proposal"),
                    // Words stay with what they were said of, too: it can still be read.
                    new TableStatement(
                            """
                            insert into remark (account_id, sequence, tenant_id, member_id, words)
                            select to_account, to_number, tenant_id, member_id, words
                            %s
                            cross join lateral (
                                select tenant_id, member_id, words from remark
                                where account_id = from_account and sequence = from_number
                                offset 0) as remark\
                            """
                                    .formatted(NUMBERS)));

    private final TableRows members = new TableRows(MEMBERS);
    private final List<TableRows> numbered = NUMBERED.stream().map(TableRows::new).toList();

    private static TableStatement moving(String table) {
        return new TableStatement(
                """
                update %1$s set account_id = to_account, sequence = to_number
                %2$s
                where %1$s.account_id = any (array[from_account]) and %1$s.sequence = from_number\
                """
                        .formatted(table, NUMBERS));
    }

    /** The rows that follow an arrival. */
    MovedRows(TenantId tenant, RecordId in, Relocation.Arrival arrival) {
        AccountId account = in.account();
        for (Relocation.Mover mover : arrival.movers()) {
            var as = mover.as();
            members.add(
                    mover.member().value(),
                    tenant.value(),
                    account.value(),
                    as == null ? null : as.value());
        }
        for (Relocation.Range range : arrival.facts()) {
            for (long former = range.first(); former <= range.last(); former++) {
                for (TableRows table : numbered) {
                    table.add(
                            arrival.out().account().value(),
                            former,
                            account.value(),
                            arrival.numberOf(former));
                }
            }
        }
    }

    /** The rows, to be written before those of what is settled. */
    List<TableRows> tables() {
        var tables = new ArrayList<TableRows>(numbered);
        tables.add(members);
        return tables;
    }
}
