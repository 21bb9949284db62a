package io.ladder.reward.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberState;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Receipt;
import io.ladder.member.ViewMember;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.tier.Ladder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of rewards, for all and for one member. */
@RestController
@Tag(name = "Rewards", description = "What members get for points")
final class RewardController {
    private final Programmes programmes;
    private final Journal journal;
    private final ViewMember members;
    private final Subjects subjects;

    RewardController(
            Programmes programmes, Journal journal, ViewMember members, Subjects subjects) {
        this.programmes = programmes;
        this.journal = journal;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "A reward of the programme")
    record RewardResponse(
            String id,
            String name,
            String wallet,
            @Schema(description = "In points of its wallet") long cost,
            @Schema(description = "How many there are in all; absent without limit")
                    @Nullable Long stock,
            @Schema(description = "How many are left; absent without limit")
                    @Nullable Long stockLeft,
            @Nullable Instant validFrom,
            @Schema(description = "The first moment at which it is no longer offered")
                    @Nullable Instant validUntil,
            @Nullable String scheme,
            @Schema(description = "The lowest rung that may have it") @Nullable String rungMin,
            @Schema(description = "How many a member may have") @Nullable Integer perMemberMax) {}

    @Schema(description = "Whether a member can have a reward, and why not")
    record AvailabilityResponse(
            RewardResponse reward,
            boolean available,
            @Schema(description = "Empty where it is available")
                    List<ObstacleResponse> obstacles) {}

    @Schema(description = "A reason why a member cannot have a reward")
    record ObstacleResponse(
            String code, String detail, @Nullable Object available, @Nullable Object required) {}

    @GetMapping("/v1/rewards")
    @RequiredScope(Scope.REWARDS_READ)
    @Operation(
            summary = "List the rewards",
            description = "All rewards of the programme in force, with what is left of each.")
    ListResponse<RewardResponse> listRewards(Caller caller) {
        Programme programme =
                programmes.timeline(caller.tenant()).at(programmes.now(caller.tenant()));
        List<Reward> rewards = rewards(programme);
        Map<String, Long> used = used(caller.tenant(), rewards);
        return new ListResponse<>(
                rewards.stream().map(reward -> response(reward, of(reward, used))).toList(), null);
    }

    @GetMapping("/v1/members/{ref}/rewards")
    @RequiredScope(Scope.REWARDS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List the rewards for a member",
            description =
                    "Each reward with whether the member can have it now, and every reason why"
                            + " not.")
    ListResponse<AvailabilityResponse> listMemberRewards(Caller caller, @PathVariable String ref) {
        TenantId tenant = caller.tenant();
        ViewMember.Overview overview = members.view(tenant, subjects.inPath(tenant, ref));
        List<Reward> rewards = rewards(overview.timeline().at(overview.at()));
        Map<String, Long> used = used(tenant, rewards);
        return new ListResponse<>(
                rewards.stream()
                        .map(reward -> availability(reward, overview, of(reward, used)))
                        .toList(),
                null);
    }

    private static List<Reward> rewards(Programme programme) {
        RewardCatalogue catalogue = programme.mechanic(RewardCatalogue.class);
        return catalogue == null ? List.of() : catalogue.rewards();
    }

    private Map<String, Long> used(TenantId tenant, List<Reward> rewards) {
        return journal.used(
                tenant,
                rewards.stream()
                        .filter(reward -> reward.stock() != null)
                        .map(Reward::counter)
                        .toList());
    }

    private static long of(Reward reward, Map<String, Long> used) {
        return used.getOrDefault(reward.counter(), 0L);
    }

    private static RewardResponse response(Reward reward, long used) {
        Long stock = reward.stock();
        Ladder ladder = reward.ladder();
        return new RewardResponse(
                reward.id(),
                reward.name(),
                reward.wallet(),
                reward.cost(),
                stock,
                stock == null ? null : Math.max(0, stock - used),
                reward.validFrom(),
                reward.validUntil(),
                ladder == null ? null : ladder.id(),
                reward.rungMin(),
                reward.perMemberMax());
    }

    private static AvailabilityResponse availability(
            Reward reward, ViewMember.Overview overview, long used) {
        MemberState state = overview.state().member(overview.member().id());
        var applicant =
                new Reward.Applicant(
                        overview.member().status(),
                        rung(reward, overview.receipt()),
                        overview.state().wallet(reward.wallet()).available(),
                        RewardCatalogue.taken(
                                state == null
                                        ? null
                                        : state.slots().get(RewardCatalogue.slotOf(reward.id()))),
                        used,
                        overview.at());
        List<ObstacleResponse> obstacles =
                reward.obstacles(applicant).stream().map(RewardController::obstacle).toList();
        return new AvailabilityResponse(response(reward, used), obstacles.isEmpty(), obstacles);
    }

    private static @Nullable String rung(Reward reward, Receipt receipt) {
        Ladder ladder = reward.ladder();
        for (Receipt.Place place : receipt.standings()) {
            if (ladder != null && place.scheme().equals(ladder.id())) {
                return place.rung();
            }
        }
        return null;
    }

    private static ObstacleResponse obstacle(Refusal refusal) {
        return new ObstacleResponse(
                refusal.code().text(),
                refusal.detail(),
                refusal.facts().get("available"),
                refusal.facts().get("required"));
    }
}
