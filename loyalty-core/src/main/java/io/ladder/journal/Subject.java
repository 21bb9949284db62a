package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose activity it is. */
public sealed interface Subject {

    /** By which identity a member is named; null where by none. */
    default @Nullable Claim identity() {
        return null;
    }

    /** A member by id. A member's own account bears the same UUID. */
    record OfMember(MemberId member) implements Subject {}

    /** A member by something that identifies them. */
    record OfIdentity(Claim identity) implements Subject {}

    /** A member in an account, as an earlier record named them. */
    record OfAccount(AccountId account, MemberId member) implements Subject {
        /** A member in the account of their own. */
        public static OfAccount own(MemberId member) {
            return new OfAccount(new AccountId(member.value()), member);
        }
    }

    /**
     * Somebody who becomes a member by this activity.
     *
     * @param identities by which they can be found; none may be another member's
     * @param person personal data, which is written with the activity but apart from it
     */
    record Newcomer(MemberId member, List<Claim> identities, Person person) implements Subject {
        public Newcomer {
            identities = List.copyOf(identities);
        }
    }

    /**
     * A member by an identity or, where nobody has it yet, a new member who gets it. They are
     * enrolled, by a record of its own, at the moment of what they do.
     *
     * @param member the id that a new member gets
     */
    record Enrolled(MemberId member, Claim identity) implements Subject {}
}
