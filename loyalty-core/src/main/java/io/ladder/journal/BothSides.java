package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.List;

/** Decides an activity that concerns two accounts; see {@link TwoSided}. */
public final class BothSides {
    private static final Refusal NO_MEMBER =
            Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.");

    private BothSides() {}

    /**
     * One of the accounts.
     *
     * @param state as it stands
     * @param now when what is decided is booked
     */
    public record Side<E extends Exception>(
            AccountId account,
            MemberId member,
            AccountState state,
            Instant now,
            Deciding<E> deciding) {
        RecordId next() {
            return new RecordId(account, state.sequence() + 1);
        }

        Decision decide(Activity activity, SharedCounters shared) throws E {
            return decide(activity, List.of(), shared);
        }

        Decision decide(Activity activity, List<JournalRecord> brought, SharedCounters shared)
                throws E {
            long sequence = state.sequence() + brought.size() + 1;
            return deciding.decide(new JournalEntry(sequence, member, activity), brought, shared);
        }
    }

    /** Decides on an account as it stands. */
    public interface Deciding<E extends Exception> {
        /**
         * Decides an entry.
         *
         * @param brought what comes to the account with it, right before it
         */
        Decision decide(JournalEntry entry, List<JournalRecord> brought, SharedCounters shared)
                throws E;

        /** All records of the account, in the order of their numbers. */
        List<JournalRecord> history() throws E;
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * It is done on both.
         *
         * @param brought facts that are booked on the other account before what is decided there
         */
        record Done(
                Activity here,
                Decision.Decided decidedHere,
                List<JournalRecord> brought,
                Activity there,
                Decision.Decided decidedThere)
                implements Result {}

        /** It is done on neither. */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Decides both sides, each against its account as it stands.
     *
     * @param here the account that the activity is brought to
     */
    public static <E extends Exception> Result decide(
            TwoSided activity, Side<E> here, Side<E> there, SharedCounters shared) throws E {
        if (activity instanceof Relocation.Departure departure) {
            return new Moving<>(departure, here, there).decide(shared);
        }
        var handing = (TwoSided.Handing) activity;
        if (here.account.equals(there.account)) {
            return refused(
                    activity,
                    Refusal.of(ErrorCode.TRANSFER_NOT_ALLOWED, "Both sides are the same account."));
        }
        Activity one = handing.facing(there.next());
        Decision first = here.decide(one, shared);
        if (!(first instanceof Decision.Decided decidedHere)) {
            return new Result.Refused(refusal(first));
        }
        Activity other = handing.otherSide(here.next(), here.member(), decidedHere.handed());
        Decision second = there.decide(other, after(decidedHere, shared));
        return second instanceof Decision.Decided decidedThere
                ? new Result.Done(one, decidedHere, List.of(), other, decidedThere)
                : refused(activity, refusal(second));
    }

    /** What is left of shared things after one side. */
    static SharedCounters after(Decision.Decided decided, SharedCounters shared) {
        return shared.behind(decided.outcome().counters());
    }

    /** The answer where nobody is on the other side. */
    public static Recorded noOtherSide(TwoSided activity) {
        return new Recorded.Refused(at(activity, NO_MEMBER));
    }

    static Refusal refusal(Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused.refusal();
            case Decision.NeedsHistory _, Decision.Decided _ ->
                    throw new IllegalStateException("whoever decides has the whole history");
        };
    }

    static Result refused(TwoSided activity, Refusal refusal) {
        return new Result.Refused(at(activity, refusal));
    }

    private static Refusal at(TwoSided activity, Refusal refusal) {
        String field = activity.otherField();
        return field == null || refusal.pointer() != null
                ? refusal
                : new Refusal(refusal.code(), refusal.detail(), field, refusal.facts());
    }
}
