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
            select t, k, 0 from unnest(?::uuid[], ?::text[]) as wanted(t, k)
            on conflict (tenant_id, key) do update set used = 0 where false\
            """;

    static final TableStatement LOCKED_COUNTERS = TableStatement.of(COUNTERS_LOCKED, "uuid text");

    static final TableStatement COUNTERS =
            TableStatement.of(
                    """
                    with change as (
                        select * from unnest(?::uuid[], ?::text[], ?::bigint[])
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
                    """,
                    "uuid text bigint");

    /** Fails where somebody else has one of the keys: whoever lost the race tries again. */
    static final TableStatement CLAIMS =
            TableStatement.of(
                    """
                    insert into claim (tenant_id, kind, value, account_id, sequence, member_id, content, expires_at)
                    select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::bigint[],
                        ?::uuid[], ?::uuid[], ?::timestamptz[])\
                    """,
                    "uuid text text uuid bigint uuid uuid timestamptz");

    static final TableStatement FORGOTTEN_CLAIMS =
            TableStatement.of(
                    """
                    delete from claim
                    using unnest(?::uuid[], ?::text[], ?::text[]) as gone(tenant_id, kind, value)
                    where claim.tenant_id = any (array[gone.tenant_id]) and claim.kind = gone.kind
                    and claim.value = gone.value\
                    """,
                    "uuid text text");

    static final TableStatement ACCOUNTS =
            TableStatement.of(
                    """
                    insert into account (account_id, tenant_id, sequence, state, due_at)
                    select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::json[], ?::timestamptz[])
                    on conflict (account_id) do update
                    set sequence = excluded.sequence, state = excluded.state, due_at = excluded.due_at\
                    """,
                    "uuid uuid bigint json timestamptz");

    static final TableStatement WALLETS =
            TableStatement.of(
                    """
                    insert into wallet (account_id, wallet, tenant_id, lot_points, lot_available_at,
                        lot_expires_at, debt, held, issued, redeemed, expired, adjusted, transferred)
                    select a, w, t, p::bigint[], v::bigint[], x::bigint[], d, h, i, r, e, j, f
                    from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[])
                        as new(a, w, t, p, v, x, d, h, i, r, e, j, f)
                    on conflict (account_id, wallet) do update
                    set lot_points = excluded.lot_points, lot_available_at = excluded.lot_available_at,
                        lot_expires_at = excluded.lot_expires_at, debt = excluded.debt,
                        held = excluded.held, issued = excluded.issued, redeemed = excluded.redeemed,
                        expired = excluded.expired, adjusted = excluded.adjusted,
                        transferred = excluded.transferred\
                    """,
                    "uuid text uuid text text text bigint bigint bigint bigint bigint bigint bigint");

    static final TableStatement ACTIVITIES =
            TableStatement.of(
                    """
                    insert into activity (account_id, sequence, tenant_id, member_id, kind, occurred_at,
                        recorded_at, version, corrections, body, outcome)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[], ?::json[],
                        ?::json[])\
                    """,
                    "uuid bigint uuid uuid text timestamptz timestamptz int int json json");

    static final TableStatement ENTRIES =
            TableStatement.of(
                    """
                    insert into entry (account_id, sequence, ordinal, tenant_id, wallet, from_place,
                        to_place, points, lot_points, lot_available_at, lot_expires_at, debt,
                        available_after, cause, occurred_at, recorded_at)
                    select a, s, o, t, w, f, g, n, p::bigint[], v::bigint[], x::bigint[], d, b, c, y, z
                    from unnest(?::uuid[], ?::bigint[], ?::int[], ?::uuid[], ?::text[], ?::text[],
                        ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                        as new(a, s, o, t, w, f, g, n, p, v, x, d, b, c, y, z)\
                    """,
                    "uuid bigint int uuid text text text bigint text text text bigint bigint text timestamptz timestamptz");

    static final TableStatement STANDINGS =
            TableStatement.of(
                    """
                    insert into standing (account_id, member_id, scheme, tenant_id, rung)
                    select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                    on conflict (account_id, member_id, scheme) do update set rung = excluded.rung\
                    """,
                    "uuid uuid text uuid text");

    static final TableStatement LEFT_STANDINGS =
            TableStatement.of(
                    """
                    delete from standing
                    using unnest(?::uuid[], ?::uuid[]) as gone(account_id, member_id)
                    where standing.account_id = any (array[gone.account_id])
                    and standing.member_id = gone.member_id\
                    """,
                    "uuid uuid");

    static final TableStatement MEMBERS =
            TableStatement.of(
                    """
                    insert into member (member_id, tenant_id, account_id, status, enrolled_at, external_id, card)
                    select m, t, a, 'ACTIVE', e, x, c
                    from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
                        as new(m, t, a, e, x, c)\
                    """,
                    "uuid uuid uuid timestamptz text text");

    static final TableStatement STATUSES =
            TableStatement.of(
                    """
                    update member set status = new.status, version = version + 1
                    from unnest(?::uuid[], ?::text[]) as new(member_id, status)
                    where member.member_id = any (array[new.member_id])\
                    """,
                    "uuid text");

    static final TableStatement PERSONS =
            TableStatement.of(
                    """
                    insert into person (member_id, tenant_id, given_name, family_name, email, phone,
                        birth_date, language)
                    select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::date[], ?::text[])\
                    """,
                    "uuid uuid text text text text date text");

    static final TableStatement MOVES =
            TableStatement.of(
                    """
                    insert into tier_move (account_id, sequence, ordinal, tenant_id, member_id, scheme,
                        from_rung, to_rung, occurred_at, recorded_at, reason, evidence)
                    select a, s, o, t, m, c, f, g, y, z, r, e::bigint[]
                    from unnest(?::uuid[], ?::bigint[], ?::int[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                        as new(a, s, o, t, m, c, f, g, y, z, r, e)\
                    """,
                    "uuid bigint int uuid uuid text text text timestamptz timestamptz text text");

    static final TableStatement REDEMPTIONS =
            TableStatement.of(
                    """
                    insert into redemption (account_id, sequence, tenant_id, member_id, reward, points,
                        status, hold_until, occurred_at)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])\
                    """,
                    "uuid bigint uuid uuid text bigint text timestamptz timestamptz");

    static final TableStatement SETTLEMENTS =
            TableStatement.of(
                    """
                    update redemption set status = new.status
                    from unnest(?::uuid[], ?::bigint[], ?::text[]) as new(account_id, sequence, status)
                    where redemption.account_id = any (array[new.account_id])
                    and redemption.sequence = new.sequence\
                    """,
                    "uuid bigint text");

    static final TableStatement PAYMENTS =
            TableStatement.of(
                    """
                    insert into payment (account_id, sequence, tenant_id, member_id, wallet, points,
                        status, hold_until, occurred_at)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])\
                    """,
                    "uuid bigint uuid uuid text bigint text timestamptz timestamptz");

    static final TableStatement PAYMENT_CHANGES =
            TableStatement.of(
                    """
                    update payment
                    set status = new.status, captured = new.captured, refunded = new.refunded
                    from unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                        as new(account_id, sequence, status, captured, refunded)
                    where payment.account_id = any (array[new.account_id])
                    and payment.sequence = new.sequence\
                    """,
                    "uuid bigint text bigint bigint");

    static final TableStatement ANSWERS =
            TableStatement.of(
                    """
                    insert into answer (account_id, sequence, tenant_id, member_id, score, shop, occurred_at)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::int[],
                        ?::text[], ?::timestamptz[])\
                    """,
                    "uuid bigint uuid uuid int text timestamptz");

    static final TableStatement WITHDRAWALS =
            TableStatement.of(
                    """
                    update answer set withdrawn = true
                    from unnest(?::uuid[], ?::bigint[]) as gone(account_id, sequence)
                    where answer.account_id = any (array[gone.account_id])
                    and answer.sequence = gone.sequence\
                    """,
                    "uuid bigint");

    static final TableStatement REMARKS =
            TableStatement.of(
                    """
                    insert into remark (account_id, sequence, tenant_id, member_id, words)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[])\
                    """,
                    "uuid bigint uuid uuid text");
}
