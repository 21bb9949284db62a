package io.ladder.accounting.persistence;

import io.ladder.accounting.FindingCode;
import java.util.List;

/**
 * Whether rows that change by their nature are as the records left them: redemptions, payments, and
 * adjustments that take a second person. Of those who left, the account that they went to tells.
 * What they say is compared as arrays in JSON, in which no two rows look alike.
 */
final class DeedChecks {
    /** Who left accounts, and when. */
    private static final String DEPARTED =
            """
            with departed as materialized (
                select account_id, sequence, json_array_elements(body -> 'movers') ->> 'member'
                    as member
                from activity
                where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                  and kind = 'Departure'
            )\
            """;

    private static final String DIFFERENT =
            """
            select account_id, sequence, null, '%s', told.said, held.said
            from told full join held using (account_id, sequence)
            where told.said is distinct from held.said
            order by account_id, sequence limit :limit
            """;

    private static final String REDEMPTIONS =
            DEPARTED
                    + """
                    , told as (
                        select distinct on (account_id, redemption) account_id,
                            redemption as sequence,
                            jsonb_build_array(reward, points, status) as said
                        from activity,
                            json_to_recordset(outcome -> 'redemptions')
                                as change(redemption bigint, reward text, points bigint, status text)
                        where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                          and not exists (select from departed
                            join activity as redeemed on redeemed.account_id = departed.account_id
                              and redeemed.sequence = redemption
                              and redeemed.member_id::text = departed.member
                            where departed.account_id = activity.account_id
                              and departed.sequence > redemption)
                        order by account_id, redemption, activity.sequence desc
                    ), held as (
                        select account_id, sequence,
                            jsonb_build_array(reward, points, status) as said
                        from redemption
                        where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                    )
                    """
                    + DIFFERENT.formatted("redemption");

    private static final String PAYMENTS =
            DEPARTED
                    + """
                    , told as (
                        select distinct on (account_id, payment) activity.account_id,
                            payment as sequence,
                            jsonb_build_array(authorised.body ->> 'wallet', points,
                                change.status, captured, refunded) as said
                        from activity
                        cross join json_to_recordset(outcome -> 'payments') as change(
                            payment bigint, points bigint, status text, captured bigint,
                            refunded bigint)
                        left join activity as authorised
                            on authorised.account_id = activity.account_id
                            and authorised.sequence = payment
                        where activity.tenant_id = :tenant
                          and activity.account_id = any(:accounts::uuid[])
                          and not exists (select from departed
                            where departed.account_id = activity.account_id
                              and departed.sequence > payment
                              and departed.member = authorised.member_id::text)
                        order by account_id, payment, activity.sequence desc
                    ), held as (
                        select account_id, sequence,
                            jsonb_build_array(wallet, points, status, captured, refunded) as said
                        from payment
                        where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                    )
                    """
                    + DIFFERENT.formatted("payment");

    private static final String PROPOSALS =
            DEPARTED
                    + """
                    , told as (
                        select asked.account_id, asked.sequence,
                            jsonb_build_array(asked.body ->> 'wallet',
                                asked.body -> 'points',
                                asked.body ->> 'reasonCode', asked.body -> 'document' ->> 'source',
                                asked.body -> 'document' ->> 'number',
                                asked.body -> 'clerk' ->> 'id', asked.occurred_at,
                                case settled.kind when 'AdjustmentApproval' then 'APPROVED'
                                    when 'AdjustmentRejection' then 'REJECTED'
                                    else 'AWAITING_APPROVAL' end,
                                settled.body -> 'approver' ->> 'id', settled.occurred_at) as said
                        from activity as asked
                        left join activity as settled on settled.account_id = asked.account_id
                            and settled.kind in ('AdjustmentApproval', 'AdjustmentRejection')
                            and settled.body ->> 'proposal' = asked.sequence::text
                        where asked.tenant_id = :tenant
                          and asked.account_id = any(:accounts::uuid[])
                          and asked.kind = 'AdjustmentProposal'
                          and not exists (select from departed
                            where departed.account_id = asked.account_id
                              and departed.sequence > asked.sequence
                              and departed.member = asked.member_id::text)
                    ), held as (
                        select account_id, sequence,
                            jsonb_build_array(wallet, points, reason_code, source, document_number,
                                clerk, proposed_at, status, settled_by, settled_at) as said
                        from adjustment_proposal
                        where tenant_id = :tenant and account_id = any(:accounts::uuid[])
                    )
                    """
                    + DIFFERENT.formatted("proposal of an adjustment");

    static final List<RowCheck> ALL =
            List.of(
                    new RowCheck(FindingCode.REDEMPTION_DIFFERS, REDEMPTIONS),
                    new RowCheck(FindingCode.PAYMENT_DIFFERS, PAYMENTS),
                    new RowCheck(FindingCode.PROPOSAL_DIFFERS, PROPOSALS));

    private DeedChecks() {}
}
