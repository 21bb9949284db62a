package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of all activities, and the only door to the ledger.
 *
 * <p>Recording is atomic and exactly once: an activity, its movements, moves, redemptions and
 * claims are written together or not at all, and an activity under a key that is in the journal
 * already is answered from there, or refused with {@code idempotency_key_reused} where its content
 * or its member differs. Activities of one account are decided one after the other, whoever calls;
 * calls that wait at the same moment are written together. A refusal writes nothing and uses no
 * key. When a call returns, what it recorded survives a crash.
 *
 * <p>A journal that cannot take more for now, or whose storage is away, refuses with {@code busy}.
 * That is the one refusal after which the activity may be in the journal all the same, now or a
 * moment later: a commit can be done though its answer was lost. It is harmless where the activity
 * has a key. The caller sends it again, and gets the answer of the first attempt if that was
 * written, or has it written now; it cannot be written twice.
 */
public interface Journal {
    /** The most activities that one call may bring. */
    int BATCH_MAX = 1_000;

    /** Records one activity. */
    Recorded record(Recording recording);

    /**
     * Records many activities, each by itself: one that is refused does not keep the others. Those
     * of one account are taken in the order of the list.
     *
     * @param recordings at most {@link #BATCH_MAX}
     * @return one result for each, in the same order
     */
    List<Recorded> recordAll(List<Recording> recordings);

    /** What recording it now would bring; nothing is written. */
    Recorded preview(Recording recording, boolean explained);

    /** Records an activity, or only previews it where the call is a dry run; throws a refusal. */
    default Recorded.Booked carryOut(Call call, Recording recording) {
        Recorded recorded =
                call.dryRun() ? preview(recording, call.explained()) : record(recording);
        return recorded.orThrow();
    }

    /** The state of an account as of its newest record; null where the tenant has none. */
    @Nullable AccountState state(TenantId tenant, AccountId account);

    /** The states of those accounts that the tenant has, as of their newest records. */
    default Map<AccountId, AccountState> states(TenantId tenant, Collection<AccountId> accounts) {
        var states = new HashMap<AccountId, AccountState>();
        for (AccountId account : accounts) {
            AccountState state = state(tenant, account);
            if (state != null) {
                states.put(account, state);
            }
        }
        return states;
    }

    /** The record of that id; null where the tenant has none. */
    default @Nullable JournalRecord find(TenantId tenant, RecordId id) {
        return find(tenant, List.of(id)).get(id);
    }

    /** The records of those ids that the tenant has. */
    Map<RecordId, JournalRecord> find(TenantId tenant, Collection<RecordId> ids);

    /**
     * Where a record stands as what its member did, now that they may have moved to another
     * account; itself where they have not, or where there is no such record.
     */
    RecordId current(TenantId tenant, RecordId id);

    /** The record of that natural key; null where the tenant has none. */
    default @Nullable JournalRecord find(TenantId tenant, Document document) {
        return recordOf(tenant, new Claim(ClaimKind.DOCUMENT, document.key()));
    }

    /** The record that claimed something that is no identity; null where none did. */
    @Nullable JournalRecord recordOf(TenantId tenant, Claim key);

    /** Who has that identity, and the account on which they act; null where nobody does. */
    Subject.@Nullable OfAccount find(TenantId tenant, Claim identity);

    /** Whom a subject names who is a member; null where an identity is nobody's. */
    default Subject.@Nullable OfAccount resolve(TenantId tenant, Subject subject) {
        return switch (subject) {
            case Subject.OfAccount of -> now(tenant, of);
            case Subject.OfMember of -> now(tenant, Subject.OfAccount.own(of.member()));
            case Subject.OfIdentity of -> find(tenant, of.identity());
            case Subject.Enrolled of -> find(tenant, of.identity());
            case Subject.Newcomer of -> Subject.OfAccount.own(of.member());
        };
    }

    /** A member on the account on which they act now. */
    default Subject.OfAccount now(TenantId tenant, Subject.OfAccount of) {
        AccountId account = of.account();
        for (AccountId next = account; next != null; ) {
            account = next;
            AccountState state = state(tenant, account);
            next = state == null ? null : state.whereabouts().elsewhere(of.member());
        }
        return new Subject.OfAccount(account, of.member());
    }

    /** All records of an account, in the order of their numbers. */
    List<JournalRecord> history(TenantId tenant, AccountId account);

    /** How much of a shared thing is used. */
    default long used(TenantId tenant, String counter) {
        return used(tenant, List.of(counter)).getOrDefault(counter, 0L);
    }

    /** How much of shared things is used, by key, as of one moment; nothing of those left out. */
    Map<String, Long> used(TenantId tenant, Collection<String> counters);
}
