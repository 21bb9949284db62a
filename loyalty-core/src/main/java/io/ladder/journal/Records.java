package io.ladder.journal;

import io.ladder.ledger.Movement;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.tier.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal holds, for lists and screens. All lists are newest first, {@code before} is the
 * sequence number that the page ends before (null for the first page), {@code limit} is 1 to {@link
 * io.ladder.shared.Page#LIMIT_MAX}.
 */
public interface Records {

    /** The records of a kind of activity in an account. */
    List<JournalRecord> list(
            TenantId tenant,
            AccountId account,
            Class<? extends Activity> kind,
            @Nullable Long before,
            int limit);

    /**
     * The movements of an account. A page never splits the movements of one record.
     *
     * @param wallet null for all wallets
     * @param limit how many records, not movements, the page may span
     */
    List<Entry> entries(
            TenantId tenant,
            AccountId account,
            @Nullable String wallet,
            @Nullable Long before,
            int limit);

    /** A movement and the record that it belongs to. */
    record Entry(RecordId id, int ordinal, Instant recordedAt, Movement movement) {}

    /**
     * The moves of an account's members on their ladders. A page never splits the moves of one
     * record; its limit counts records.
     */
    List<RecordedMove> moves(TenantId tenant, AccountId account, @Nullable Long before, int limit);

    /** A move and the record that brought it. */
    record RecordedMove(RecordId id, MemberId member, Instant recordedAt, Move move) {}

    /** The redemption of that id; null where the tenant has none. */
    @Nullable RedemptionView redemption(TenantId tenant, RecordId id);

    /** The redemptions of an account. */
    List<RedemptionView> redemptions(
            TenantId tenant, AccountId account, @Nullable Long before, int limit);

    /**
     * A redemption and how far it has come.
     *
     * @param status as booked: one whose hold has run out may still be booked as held
     * @param holdUntil null where the points were spent at once
     */
    record RedemptionView(
            RecordId id,
            MemberId member,
            String reward,
            long points,
            RedemptionStatus status,
            @Nullable Instant holdUntil,
            Instant occurredAt) {}

    /** The payment of that id; null where the tenant has none. */
    @Nullable PaymentView payment(TenantId tenant, RecordId id);

    /** The payments of an account. */
    List<PaymentView> payments(
            TenantId tenant, AccountId account, @Nullable Long before, int limit);

    /**
     * A payment with points and how far it has come.
     *
     * @param change as booked: one whose hold has run out may still be booked as authorised
     */
    record PaymentView(
            RecordId id,
            MemberId member,
            String wallet,
            PaymentChange change,
            Instant holdUntil,
            Instant occurredAt) {}

    /**
     * The accounts of a tenant, in the order of their ids.
     *
     * @param after the account that the page begins after; null for the first page
     */
    List<AccountId> accounts(TenantId tenant, @Nullable AccountId after, int limit);

    /** How many members stand on each rung of a ladder at a moment, by the rung's name. */
    Map<String, Long> rungCounts(TenantId tenant, String scheme, Instant at);
}
