package io.ladder.member;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Receipt;
import io.ladder.journal.Records;
import io.ladder.journal.Remarks;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.Map;

/**
 * Shows a member with balances and standings as they are at this moment, whether or not what fell
 * due has been booked.
 *
 * <p>Refuses: {@code member_not_found}.
 */
@UseCase
public final class ViewMember {
    private final FindMember finding;
    private final Journal journal;
    private final Programmes programmes;
    private final PinReasons reasons;

    public ViewMember(
            Members members,
            Journal journal,
            Programmes programmes,
            Records records,
            Remarks remarks) {
        this.finding = new FindMember(members, journal);
        this.journal = journal;
        this.programmes = programmes;
        this.reasons = new PinReasons(records, remarks);
    }

    /**
     * A member at a moment.
     *
     * @param state the account, advanced to the moment
     * @param pinReasons why rungs are pinned, in an operator's words, by ladder
     */
    public record Overview(
            MemberView member,
            AccountState state,
            Receipt receipt,
            Timeline timeline,
            Map<String, String> pinReasons,
            Instant at) {}

    public Overview view(TenantId tenant, Subject subject) {
        MemberView member = finding.find(tenant, subject);
        AccountState state = journal.state(tenant, member.account());
        if (state == null) {
            throw FindMember.notFound();
        }
        Timeline timeline = programmes.timeline(tenant);
        Instant now = programmes.now(tenant);
        AccountState current = timeline.advance(state, now);
        return new Overview(
                member,
                current,
                timeline.receipt(current, member.id(), now),
                timeline,
                reasons.of(tenant, member, current),
                now);
    }
}
