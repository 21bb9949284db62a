package io.ladder.member;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Receipt;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows a member with balances and standings as they are at this moment, whether or not what fell
 * due has been booked.
 *
 * <p>Refuses: {@code member_not_found}.
 */
@UseCase
public final class ViewMember {
    private final Members members;
    private final Journal journal;
    private final Programmes programmes;

    public ViewMember(Members members, Journal journal, Programmes programmes) {
        this.members = members;
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * A member at a moment.
     *
     * @param state the account, advanced to the moment
     */
    public record Overview(
            MemberView member,
            AccountState state,
            Receipt receipt,
            Timeline timeline,
            Instant at) {}

    public Overview view(TenantId tenant, Subject subject) {
        MemberView member = members.find(tenant, resolve(tenant, subject));
        AccountState state = member == null ? null : journal.state(tenant, member.account());
        if (member == null || state == null) {
            throw notFound();
        }
        Timeline timeline = programmes.timeline(tenant);
        Instant now = programmes.now(tenant);
        AccountState current = timeline.advance(state, now);
        return new Overview(
                member, current, timeline.receipt(current, member.id(), now), timeline, now);
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

    private static LoyaltyException notFound() {
        return Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
    }
}
