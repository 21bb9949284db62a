package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;

/** Decides an activity that concerns two accounts; see {@link TwoSided}. */
public final class BothSides {
    private static final Refusal SAME_ACCOUNT =
            Refusal.of(ErrorCode.TRANSFER_NOT_ALLOWED, "Both sides are the same account.");

    private static final Refusal NO_MEMBER =
            Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.");

    private BothSides() {}

    /**
     * One of the accounts.
     *
     * @param sequence the number of its newest record
     */
    public record Side<E extends Exception>(
            AccountId account, MemberId member, long sequence, Deciding<E> deciding) {
        RecordId next() {
            return new RecordId(account, sequence + 1);
        }

        private Decision decide(Activity activity, SharedCounters shared) throws E {
            return deciding.decide(new JournalEntry(sequence + 1, member, activity), shared);
        }
    }

    /** Decides on an account as it stands. */
    public interface Deciding<E extends Exception> {
        Decision decide(JournalEntry entry, SharedCounters shared) throws E;
    }

    /** What came of it. */
    public sealed interface Result {

        /** It is done on both. */
        record Done(
                Activity here,
                Decision.Decided decidedHere,
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
        if (here.account.equals(there.account)) {
            return new Result.Refused(at(activity, SAME_ACCOUNT));
        }
        Activity one = activity.facing(there.next());
        Decision first = here.decide(one, shared);
        if (!(first instanceof Decision.Decided decidedHere)) {
            return new Result.Refused(refusal(first));
        }
        SharedCounters left =
                key -> shared.used(key) + decidedHere.outcome().counters().getOrDefault(key, 0L);
        Activity other = activity.otherSide(here.next(), here.member(), decidedHere.handed());
        Decision second = there.decide(other, left);
        return second instanceof Decision.Decided decidedThere
                ? new Result.Done(one, decidedHere, other, decidedThere)
                : new Result.Refused(at(activity, refusal(second)));
    }

    /** The answer where nobody is on the other side. */
    public static Recorded noOtherSide(TwoSided activity) {
        return new Recorded.Refused(at(activity, NO_MEMBER));
    }

    private static Refusal refusal(Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused.refusal();
            case Decision.NeedsHistory _, Decision.Decided _ ->
                    throw new IllegalStateException("whoever decides has the whole history");
        };
    }

    private static Refusal at(TwoSided activity, Refusal refusal) {
        String field = activity.otherField();
        return field == null || refusal.pointer() != null
                ? refusal
                : new Refusal(refusal.code(), refusal.detail(), field, refusal.facts());
    }
}
