package io.ladder.member;

import io.ladder.journal.Journal;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import org.jspecify.annotations.Nullable;

/**
 * Finds a member as people edit and browse one.
 *
 * <p>Refuses: {@code member_not_found}.
 */
@UseCase
public final class FindMember {
    private final Members members;
    private final Journal journal;

    public FindMember(Members members, Journal journal) {
        this.members = members;
        this.journal = journal;
    }

    public MemberView find(TenantId tenant, Subject subject) {
        MemberView member = members.find(tenant, resolve(tenant, subject));
        if (member == null) {
            throw notFound();
        }
        return member;
    }

    private MemberId resolve(TenantId tenant, Subject subject) {
        return switch (subject) {
            case Subject.OfMember of -> of.member();
            case Subject.OfAccount of -> of.member();
            case Subject.Newcomer of -> of.member();
            case Subject.OfIdentity of -> found(journal.find(tenant, of.identity()));
            case Subject.Enrolled of -> found(journal.find(tenant, of.identity()));
        };
    }

    private static MemberId found(Subject.@Nullable OfAccount owner) {
        if (owner == null) {
            throw notFound();
        }
        return owner.member();
    }

    /** What is said where there is no such member. */
    public static LoyaltyException notFound() {
        return Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
    }
}
