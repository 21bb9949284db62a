package io.ladder.journal.persistence;

/**
 * The statements that write the tables of the journal, each for any number of rows.
 *
 * <p>Rows that are changed are found by {@code = any (array[key])}, which says the same as {@code =
 * key}. A join by equality can be turned round: while a table is small, reading its whole index and
 * comparing each row costs no more than looking up ten keys, and that plan would be kept.
 */
final class JournalTables {
    private JournalTables() {}

    /**
     * Locks shared counters one after the other in the order of the rows, and makes those that
     * there are not yet. A row that is there is locked and left as it is.
     */
    static final String COUNTERS_LOCKED =
            """
            insert into shared_counter (tenant_id, key, used)
            select t, k, 0 from unnest(?::text[]::uuid[], ?::text[]) as wanted(t, k)
            on conflict (tenant_id, key) do update set used = 0 where false\
            """;

    static final TableStatement LOCKED_COUNTERS = new TableStatement(COUNTERS_LOCKED);

    static final TableStatement COUNTERS =
            new TableStatement(
                    """
                    with change as (
                        select * from unnest(?::text[]::uuid[], ?::text[], ?::bigint[])
                            as change(tenant_id, key, count)
                    ), known as (
                        update shared_counter set used = used + change.count from change
                        where shared_counter.tenant_id = any (array[change.tenant_id])
                        and shared_counter.key = change.key
                        returning shared_counter.tenant_id, shared_counter.key
                    )
                    insert into shared_counter (tenant_id, key, used)
                    select * from change where (tenant_id, key) not in (select * from known)
                    on conflict (tenant_id, key) do update
                    set used = shared_counter.used + excluded.used\
                    """);

    /** Fails where somebody else has one of the keys: whoever lost the race tries again. */
    static final TableStatement CLAIMS =
            new TableStatement(
                    """
                    insert into claim (tenant_id, kind, value, account_id, sequence, member_id, content, expires_at)
                    select * from unnest(?::text[]::uuid[], ?::text[], ?::text[],
                        ?::text[]::uuid[], ?::bigint[],
                        ?::text[]::uuid[], ?::text[]::uuid[], ?::text[]::timestamptz[])\
                    """);

    static final TableStatement FORGOTTEN_CLAIMS =
            new TableStatement(
                    """
                    delete from claim
                    using unnest(?::text[]::uuid[], ?::text[], ?::text[])
                        as gone(tenant_id, kind, value)
                    where claim.tenant_id = any (array[gone.tenant_id]) and claim.kind = gone.kind
                    and claim.value = gone.value\
                    """);

    static final TableStatement ACCOUNTS =
            new TableStatement(
                    """
                    insert into account (account_id, tenant_id, sequence, state, due_at, due_version,
                        lapses_at)
                    select * from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::bigint[],
                        ?::text[]::json[], ?::text[]::timestamptz[], ?::int[], ?::text[]::timestamptz[])
                    on conflict (account_id) do update
                    set sequence = excluded.sequence, state = excluded.state,
                        due_at = excluded.due_at, due_version = excluded.due_version,
                        lapses_at = excluded.lapses_at\
                    """);

    static final TableStatement WALLETS =
            new TableStatement(
                    """
                    insert into wallet (account_id, wallet, tenant_id, lot_points, lot_available_at,
                        lot_expires_at, debt, held, issued, redeemed, expired, adjusted, transferred)
                    select a, w, t, p::bigint[], v::bigint[], x::bigint[], d, h, i, r, e, j, f
                    from unnest(?::text[]::uuid[], ?::text[], ?::text[]::uuid[], ?::text[],
                        ?::text[], ?::text[],
                        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[],
                        ?::bigint[])
                        as new(a, w, t, p, v, x, d, h, i, r, e, j, f)
                    on conflict (account_id, wallet) do update
                    set lot_points = excluded.lot_points, lot_available_at = excluded.lot_available_at,
                        lot_expires_at = excluded.lot_expires_at, debt = excluded.debt,
                        held = excluded.held, issued = excluded.issued, redeemed = excluded.redeemed,
                        expired = excluded.expired, adjusted = excluded.adjusted,
                        transferred = excluded.transferred\
                    """);

    static final TableStatement ACTIVITIES =
            new TableStatement(
                    """
                    insert into activity (account_id, sequence, tenant_id, member_id, kind, occurred_at,
                        recorded_at, version, corrections, body, outcome)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[], ?::text[]::timestamptz[],
                        ?::text[]::timestamptz[], ?::int[], ?::int[], ?::text[]::json[],
                        ?::text[]::json[])\
                    """);

    static final TableStatement ENTRIES =
            new TableStatement(
                    """
                    insert into entry (account_id, sequence, ordinal, tenant_id, wallet, from_place,
                        to_place, points, lot_points, lot_available_at, lot_expires_at, debt,
                        available_after, cause, occurred_at, recorded_at)
                    select a, s, o, t, w, f, g, n, p::bigint[], v::bigint[], x::bigint[], d, b, c, y, z
                    from unnest(?::text[]::uuid[], ?::bigint[], ?::int[], ?::text[]::uuid[],
                        ?::text[], ?::text[],
                        ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                        as new(a, s, o, t, w, f, g, n, p, v, x, d, b, c, y, z)\
                    """);

    static final TableStatement STANDINGS =
            new TableStatement(
                    """
                    insert into standing (account_id, member_id, scheme, tenant_id, rung)
                    select * from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[],
                        ?::text[]::uuid[], ?::text[])
                    on conflict (account_id, member_id, scheme) do update set rung = excluded.rung\
                    """);

    static final TableStatement LEFT_STANDINGS =
            new TableStatement(
                    """
                    delete from standing
                    using unnest(?::text[]::uuid[], ?::text[]::uuid[])
                        as gone(account_id, member_id)
                    where standing.account_id = any (array[gone.account_id])
                    and standing.member_id = gone.member_id\
                    """);

    static final TableStatement MEMBERS =
            new TableStatement(
                    """
                    insert into member (member_id, tenant_id, account_id, status, enrolled_at, external_id, card)
                    select m, t, a, 'ACTIVE', e, x, c
                    from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[]::uuid[],
                        ?::text[]::timestamptz[], ?::text[], ?::text[])
                        as new(m, t, a, e, x, c)\
                    """);

    static final TableStatement STATUSES =
            new TableStatement(
                    """
                    update member set status = new.status, version = version + 1
                    from unnest(?::text[]::uuid[], ?::text[]) as new(member_id, status)
                    where member.member_id = any (array[new.member_id])\
                    """);

    static final TableStatement PERSONS =
            new TableStatement(
                    """
                    insert into person (member_id, tenant_id, given_name, family_name, email, phone,
                        birth_date, language)
                    select * from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[],
                        ?::text[], ?::text[],
                        ?::text[], ?::text[]::date[], ?::text[])\
                    """);

    static final TableStatement MOVES =
            new TableStatement(
                    """
                    insert into tier_move (account_id, sequence, ordinal, tenant_id, member_id, scheme,
                        from_rung, to_rung, occurred_at, recorded_at, reason, evidence)
                    select a, s, o, t, m, c, f, g, y, z, r, e::bigint[]
                    from unnest(?::text[]::uuid[], ?::bigint[], ?::int[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[],
                        ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                        ?::text[], ?::text[])
                        as new(a, s, o, t, m, c, f, g, y, z, r, e)\
                    """);

    static final TableStatement REDEMPTIONS =
            new TableStatement(
                    """
                    insert into redemption (account_id, sequence, tenant_id, member_id, reward, points,
                        status, hold_until, occurred_at, code, code_batch)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[],
                        ?::bigint[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                        ?::text[], ?::int[])\
                    """);

    static final TableStatement SETTLEMENTS =
            new TableStatement(
                    """
                    update redemption set status = new.status
                    from unnest(?::text[]::uuid[], ?::bigint[], ?::text[])
                        as new(account_id, sequence, status)
                    where redemption.account_id = any (array[new.account_id])
                    and redemption.sequence = new.sequence\
                    """);

    static final TableStatement PAYMENTS =
            new TableStatement(
                    """
                    insert into payment (account_id, sequence, tenant_id, member_id, wallet, points,
                        status, hold_until, occurred_at)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[],
                        ?::bigint[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[])\
                    """);

    static final TableStatement PAYMENT_CHANGES =
            new TableStatement(
                    """
                    update payment
                    set status = new.status, captured = new.captured, refunded = new.refunded
                    from unnest(?::text[]::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                        as new(account_id, sequence, status, captured, refunded)
                    where payment.account_id = any (array[new.account_id])
                    and payment.sequence = new.sequence\
                    """);

    static final TableStatement ANSWERS =
            new TableStatement(
                    """
                    insert into answer (account_id, sequence, tenant_id, member_id, score, shop, occurred_at)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::int[],
                        ?::text[], ?::text[]::timestamptz[])\
                    """);

    static final TableStatement WITHDRAWALS =
            new TableStatement(
                    """
                    update answer set withdrawn = true
                    from unnest(?::text[]::uuid[], ?::bigint[]) as gone(account_id, sequence)
                    where answer.account_id = any (array[gone.account_id])
                    and answer.sequence = gone.sequence\
                    """);

    static final TableStatement REMARKS =
            new TableStatement(
                    """
                    insert into remark (account_id, sequence, tenant_id, member_id, words)
                    select * from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]::uuid[],
                        ?::text[]::uuid[], ?::text[])\
                    """);
}
