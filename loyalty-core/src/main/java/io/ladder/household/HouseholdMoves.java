package io.ladder.household;

import io.ladder.journal.AccountState;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;

/**
 * Lets members found households, join and leave them. Whoever comes brings all that they did;
 * whoever leaves takes along what they did, and what they spent.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked}, {@code member_closed}, {@code
 * member_merged}, {@code member_in_household}, {@code member_not_in_household}, {@code
 * household_not_found}, {@code household_not_allowed}, {@code household_full}, {@code
 * household_too_soon}, {@code history_too_long}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class HouseholdMoves {
    private final Journal journal;
    private final Programmes programmes;
    private final IdSource ids;

    public HouseholdMoves(Journal journal, Programmes programmes, IdSource ids) {
        this.journal = journal;
        this.programmes = programmes;
        this.ids = ids;
    }

    /** A member founds a household. */
    public Recorded.Booked found(Call call, Subject member) {
        return move(call, member, Relocation.Reason.FOUNDING, new AccountId(ids.next()));
    }

    /** A member joins a household. */
    public Recorded.Booked join(Call call, Subject member, AccountId household) {
        requireHousehold(journal, call.tenant(), household);
        return move(call, member, Relocation.Reason.JOINING, household);
    }

    /** A member leaves a household. */
    public Recorded.Booked leave(Call call, Subject member, AccountId household) {
        return move(call, member, Relocation.Reason.LEAVING, household);
    }

    private Recorded.Booked move(
            Call call, Subject named, Relocation.Reason reason, AccountId household) {
        Subject.OfAccount member = journal.resolve(call.tenant(), named);
        if (member == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        boolean leaving = reason == Relocation.Reason.LEAVING;
        if (leaving) {
            requireEverThere(call.tenant(), member.member(), household);
        }
        // Whoever says that somebody leaves a household that they are not in means another one.
        Subject.OfAccount from =
                leaving ? new Subject.OfAccount(household, member.member()) : member;
        Subject.OfAccount to =
                leaving
                        ? Subject.OfAccount.own(member.member())
                        : new Subject.OfAccount(household, member.member());
        Content content = Content.of("household").with("reason", reason);
        if (reason != Relocation.Reason.FOUNDING) {
            content.with("household", household.value());
        }
        var departure =
                new Relocation.Departure(
                        Occurrence.of(null, programmes.now(call.tenant())),
                        reason,
                        new Relocation.Mover(member.member(), null));
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        from,
                        departure,
                        content.toString(),
                        null,
                        call.idempotencyKey(),
                        to));
    }

    /** Whoever was there may have left already, by the very same request. */
    private void requireEverThere(TenantId tenant, MemberId member, AccountId household) {
        AccountState state = requireHousehold(journal, tenant, household);
        if (state.member(member) == null && state.whereabouts().elsewhere(member) == null) {
            throw Refusal.of(
                            ErrorCode.MEMBER_NOT_IN_HOUSEHOLD,
                            "The member is not in this household.")
                    .asException();
        }
    }

    /** The state of a household. */
    static AccountState requireHousehold(Journal journal, TenantId tenant, AccountId household) {
        AccountState state = journal.state(tenant, household);
        JournalRecord first =
                state == null ? null : journal.find(tenant, new RecordId(household, 1));
        // A member's own account bears the member's id.
        if (state == null
                || first == null
                || first.member().equals(new MemberId(household.value()))) {
            throw Refusal.of(ErrorCode.HOUSEHOLD_NOT_FOUND, "There is no such household.")
                    .asException();
        }
        return state;
    }
}
