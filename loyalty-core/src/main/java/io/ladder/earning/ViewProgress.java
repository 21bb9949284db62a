package io.ladder.earning;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberState;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Receipt;
import io.ladder.journal.Slot;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.reward.Reward;
import io.ladder.reward.ViewRewards;
import io.ladder.rule.Outlook;
import io.ladder.rule.RuleBook;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows what a member lacks for what rules give next and for rewards, at this moment and by the
 * version that decides now.
 *
 * <p>Refuses: {@code member_not_found}.
 */
@UseCase
public final class ViewProgress {
    private final FindMember finding;
    private final Journal journal;
    private final Programmes programmes;
    private final ViewRewards rewards;

    public ViewProgress(
            FindMember finding, Journal journal, Programmes programmes, ViewRewards rewards) {
        this.finding = finding;
        this.journal = journal;
        this.programmes = programmes;
        this.rewards = rewards;
    }

    /**
     * A member's progress.
     *
     * @param programme the version that decides now
     * @param rules in the order of the file
     * @param rewards in the order of the file
     */
    public record Overview(
            Instant at,
            Programme programme,
            List<RuleBook.RuleProgress> rules,
            List<MissingPoints> rewards) {}

    /** How many points are missing for a reward; 0 where they suffice. */
    public record MissingPoints(Reward reward, long missing) {}

    public Overview view(TenantId tenant, Subject subject) {
        MemberView member = finding.find(tenant, subject);
        AccountState booked = journal.state(tenant, member.account());
        if (booked == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        Timeline timeline = programmes.timeline(tenant);
        Instant now = programmes.now(tenant);
        AccountState state = timeline.advance(booked, now);
        MemberState known = state.member(member.id());
        Receipt receipt = timeline.receipt(state, member.id(), now);
        Programme programme = timeline.asOf(state.corrections()).at(now);
        Map<String, Slot> slots = known == null ? Map.of() : known.slots();
        return new Overview(
                now,
                programme,
                rules(programme, receipt, slots, now),
                rewards(tenant, subject, receipt));
    }

    private static List<RuleBook.RuleProgress> rules(
            Programme programme, Receipt receipt, Map<String, Slot> slots, Instant now) {
        RuleBook book = programme.mechanic(RuleBook.class);
        Map<String, String> rungs =
                receipt.standings().stream()
                        .collect(Collectors.toMap(Receipt.Place::scheme, Receipt.Place::rung));
        return book == null
                ? List.of()
                : book.progress(new Outlook(now.atZone(programme.zone()), rungs, slots));
    }

    /** Of each that costs points, and that nothing but points keeps the member from. */
    private List<MissingPoints> rewards(TenantId tenant, Subject subject, Receipt receipt) {
        var missing = new ArrayList<MissingPoints>();
        for (ViewRewards.View view : rewards.all(tenant, subject)) {
            Reward reward = view.standing().reward();
            if (reward.cost() > 0
                    && view.standing().obstacles().stream()
                            .allMatch(each -> each.code() == ErrorCode.INSUFFICIENT_POINTS)) {
                missing.add(new MissingPoints(reward, missing(reward, receipt)));
            }
        }
        return missing;
    }

    private static long missing(Reward reward, Receipt receipt) {
        for (Receipt.Balance balance : receipt.balances()) {
            if (balance.wallet().equals(reward.wallet())) {
                return Math.max(0, Math.subtractExact(reward.cost(), balance.available()));
            }
        }
        return reward.cost();
    }
}
