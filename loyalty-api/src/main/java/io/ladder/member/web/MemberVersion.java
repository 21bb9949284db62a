package io.ladder.member.web;

import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** The version of a member's fields, as the ETag that a change must bring back. */
final class MemberVersion {
    private MemberVersion() {}

    static String etag(MemberView member) {
        return "\"v" + member.version() + "\"";
    }

    /**
     * Lets a change go on that was made from the present version.
     *
     * @throws io.ladder.shared.LoyaltyException {@code precondition_required}, {@code stale}
     */
    static void require(@Nullable String ifMatch, MemberView member) {
        if (ifMatch == null) {
            throw Refusal.of(
                            ErrorCode.PRECONDITION_REQUIRED,
                            "Send the member's ETag in the header If-Match.")
                    .asException();
        }
        if (!ifMatch.strip().equals(etag(member))) {
            throw Refusal.of(
                            ErrorCode.STALE,
                            "The member has changed since; read it again and repeat the change.")
                    .asException();
        }
    }
}
