package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Gives a refusal of the member whom a body names the place where it names them. */
public final class MemberAtFault {
    private static final Set<ErrorCode> CODES =
            EnumSet.of(
                    ErrorCode.MEMBER_NOT_FOUND,
                    ErrorCode.MEMBER_BLOCKED,
                    ErrorCode.MEMBER_CLOSED,
                    ErrorCode.MEMBER_MERGED,
                    ErrorCode.MEMBER_IN_HOUSEHOLD,
                    ErrorCode.MEMBER_NOT_IN_HOUSEHOLD);

    private static final String FIELD = "/member";

    private MemberAtFault() {}

    /** The refusal of a request whose body names the member. */
    public static Refusal inBody(Refusal refusal) {
        return at(FIELD, refusal);
    }

    /** Does something with the member whom a field of the body names. */
    public static <T> T namedBy(String field, Supplier<T> doing) {
        try {
            return doing.get();
        } catch (LoyaltyException refused) {
            throw at(field, refused.refusal()).asException();
        }
    }

    private static Refusal at(String field, Refusal refusal) {
        return refusal.pointer() == null && CODES.contains(refusal.code())
                ? new Refusal(refusal.code(), refusal.detail(), field, refusal.facts())
                : refusal;
    }
}
