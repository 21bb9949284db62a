package io.ladder.reward;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.Visit;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how rewards stand to a member now: what they have, how often they may still have it, and
 * why not.
 *
 * <p>Refuses: {@code member_not_found}; {@code reward_not_found} where one is asked for.
 */
@UseCase
public final class ViewRewards {
    private final FindMember finding;
    private final Journal journal;
    private final Programmes programmes;
    private final ReadCodes codes;

    public ViewRewards(Members members, Journal journal, Programmes programmes, ReadCodes codes) {
        this.finding = new FindMember(members, journal);
        this.journal = journal;
        this.programmes = programmes;
        this.codes = codes;
    }

    /**
     * A reward and a member.
     *
     * @param used how many were taken from its stock by all; 0 where it has none
     * @param codesLeft how many codes are left to be handed out; null where none are
     */
    public record View(Reward.Standing standing, long used, @Nullable Long codesLeft) {}

    /** All rewards of the programme in force, in the order of the file. */
    public List<View> all(TenantId tenant, Subject subject) {
        return view(tenant, subject, null);
    }

    /** One reward. */
    public View one(TenantId tenant, Subject subject, String reward) {
        return view(tenant, subject, reward).getFirst();
    }

    private List<View> view(TenantId tenant, Subject subject, @Nullable String only) {
        MemberView member = finding.find(tenant, subject);
        AccountState state = journal.state(tenant, member.account());
        if (state == null) {
            throw FindMember.notFound();
        }
        Timeline timeline = programmes.timeline(tenant);
        Instant now = programmes.now(tenant);
        RewardCatalogue catalogue = RewardCatalogue.of(timeline.at(now));
        List<Reward> rewards = rewards(catalogue, only);
        Map<String, Long> used = journal.used(tenant, countersOf(rewards));
        Map<String, Long> left = codes.left(tenant, rewards);
        return Visit.of(
                timeline,
                state,
                member.id(),
                now,
                key -> used.getOrDefault(key, 0L),
                turn ->
                        rewards.stream()
                                .map(reward ->
                                        view(
                                                catalogue.standing(reward, turn),
                                                used.getOrDefault(reward.counter(), 0L),
                                                left.get(reward.id())))
                                .toList());
    }

    private static View view(Reward.Standing standing, long used, @Nullable Long codesLeft) {
        if (codesLeft == null || codesLeft > 0) {
            return new View(standing, used, codesLeft);
        }
        var obstacles = new ArrayList<>(standing.obstacles());
        obstacles.add(Refusal.of(ErrorCode.OUT_OF_STOCK, "No code of this reward is left."));
        return new View(
                new Reward.Standing(standing.reward(), obstacles, standing.left()), used, 0L);
    }

    private static List<Reward> rewards(RewardCatalogue catalogue, @Nullable String only) {
        if (only == null) {
            return catalogue.rewards();
        }
        Reward reward = catalogue.reward(only);
        if (reward == null) {
            throw Refusal.of(ErrorCode.REWARD_NOT_FOUND, "The programme has no such reward.")
                    .asException();
        }
        return List.of(reward);
    }

    /** The counters of those of which there is a stock. */
    public static List<String> countersOf(List<Reward> rewards) {
        return rewards.stream()
                .filter(reward -> reward.stock() != null)
                .map(Reward::counter)
                .toList();
    }
}
