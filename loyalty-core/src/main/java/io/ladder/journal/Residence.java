package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out on which accounts members act now, and what speaks of older records there. */
public final class Residence {
    private Residence() {}

    /** The accounts as they stand. */
    public interface Books<E extends Exception> extends Relocation.Lookup<E> {
        /** The state of an account; null where it is not known. */
        @Nullable AccountState state(AccountId account) throws E;
    }

    /**
     * What is to be recorded, and where.
     *
     * @param other null where it concerns one account only
     */
    public record Located(
            Subject.OfAccount subject, Activity activity, Subject.@Nullable OfAccount other) {}

    /** Where to record an activity that was brought to an account, or speaks of records there. */
    public static <E extends Exception> Located locate(
            Subject.OfAccount subject,
            Activity activity,
            Subject.@Nullable OfAccount other,
            Books<E> books)
            throws E {
        if (activity instanceof Activity.Due) {
            // It is the account's, whoever is named.
            return new Located(subject, activity, other);
        }
        long number = References.of(activity);
        if (number == 0) {
            return new Located(now(subject, books), activity, now(activity, other, books));
        }
        RecordId current = current(subject, number, books);
        Activity here = References.renumbered(activity, _ -> current.sequence());
        var now = new Subject.OfAccount(current.account(), subject.member());
        if (here instanceof Transfer.TransferOutReversal reversal && other != null) {
            RecordId in = current(other, reversal.in().sequence(), books);
            return new Located(
                    now,
                    new Transfer.TransferOutReversal(
                            reversal.occurredAt(), reversal.out(), reversal.wallet(), in),
                    new Subject.OfAccount(in.account(), other.member()));
        }
        return new Located(now, here, other);
    }

    private static <E extends Exception> Subject.@Nullable OfAccount now(
            Activity activity, Subject.@Nullable OfAccount other, Books<E> books) throws E {
        boolean fixed =
                activity instanceof Relocation relocation
                        && relocation.reason() != Relocation.Reason.MERGE;
        return other == null || fixed ? other : now(other, books);
    }

    /** A member on the account on which they act now. */
    public static <E extends Exception> Subject.OfAccount now(
            Subject.OfAccount subject, Books<E> books) throws E {
        return new Subject.OfAccount(way(subject, books).getLast(), subject.member());
    }

    /**
     * The accounts over which a member came to act where they do now: that one is the last. It ends
     * where it would come round: accounts that are read one after the other, while they are not
     * locked, may each tell of another moment, and whoever reads them so locks them and asks again.
     */
    public static <E extends Exception> List<AccountId> way(
            Subject.OfAccount subject, Books<E> books) throws E {
        var way = new ArrayList<AccountId>(1);
        for (AccountId next = subject.account(); next != null && !way.contains(next); ) {
            way.add(next);
            AccountState state = books.state(next);
            next = state == null ? null : state.whereabouts().elsewhere(subject.member());
        }
        return way;
    }

    private static <E extends Exception> RecordId current(
            Subject.OfAccount of, long number, Books<E> books) throws E {
        return Relocation.current(
                new RecordId(of.account(), number),
                of.member(),
                new Relocation.Lookup<E>() {
                    @Override
                    public Relocation.@Nullable Departure departure(
                            AccountId account, MemberId member, long behind) throws E {
                        AccountState state = books.state(account);
                        return state == null || state.whereabouts().left() < behind
                                ? null
                                : books.departure(account, member, behind);
                    }

                    @Override
                    public Relocation.Arrival arrival(RecordId in) throws E {
                        return books.arrival(in);
                    }
                });
    }
}
