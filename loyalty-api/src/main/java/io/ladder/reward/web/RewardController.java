package io.ladder.reward.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.reward.Allowance;
import io.ladder.reward.CodeTerms;
import io.ladder.reward.Offer;
import io.ladder.reward.ReadCodes;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.reward.ViewRewards;
import io.ladder.rule.Condition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of rewards, for all and for one member. */
@RestController
@Tag(name = "Rewards", description = "What members get, for points or as a benefit")
final class RewardController {
    private final Programmes programmes;
    private final Journal journal;
    private final ViewRewards viewing;
    private final ReadCodes codes;
    private final Subjects subjects;

    RewardController(
            Programmes programmes,
            Journal journal,
            ViewRewards viewing,
            ReadCodes codes,
            Subjects subjects) {
        this.programmes = programmes;
        this.journal = journal;
        this.viewing = viewing;
        this.codes = codes;
        this.subjects = subjects;
    }

    @Schema(description = "A reward of the programme")
    record RewardResponse(
            String id,
            String name,
            @Schema(description = "What it is worth, in words") @Nullable String value,
            @Schema(
                            description =
                                    "`redeem` where it is taken and used up with that, `check` where it"
                                            + " is only asked for")
                    String use,
            String wallet,
            @Schema(description = "In points of its wallet; a benefit costs 0") long cost,
            @Schema(description = "How many there are in all; absent without limit")
                    @Nullable Long stock,
            @Schema(description = "How many are left; absent without limit")
                    @Nullable Long stockLeft,
            @Schema(
                            description =
                                    "`presented` where a code is shown for it, `handed_out` where one"
                                            + " comes with it, `made` where one is made for it; absent"
                                            + " without codes")
                    @Nullable String code,
            @Nullable Instant validFrom,
            @Schema(description = "The first moment at which it is no longer offered")
                    @Nullable Instant validUntil,
            @Nullable String scheme,
            @Schema(description = "The lowest rung that may have it") @Nullable String rungMin,
            @Schema(description = "How many a member may have") @Nullable Integer perMemberMax,
            @Schema(description = "How many a member may have in a period; absent without limit")
                    @Nullable PerMemberResponse perMember,
            @Schema(
                            description =
                                    "On which conditions it is offered, in words; absent where there"
                                            + " are none")
                    @Nullable List<String> conditions) {}

    @Schema(description = "How many rewards of a kind a member may have in a period")
    record PerMemberResponse(
            int count,
            @Schema(description = "`day`, `week`, `month`, `quarter` or `year`") String per) {}

    @Schema(description = "Whether a member can have a reward, and why not")
    record AvailabilityResponse(
            RewardResponse reward,
            boolean available,
            @Schema(description = "How often the member may still have it; absent without limit")
                    @Nullable Long usesLeft,
            @Schema(
                            description =
                                    "The day from which the member may have it anew, in the"
                                            + " programme's time zone; absent where that never comes")
                    @Nullable LocalDate usesRenewOn,
            @Schema(description = "Empty where it is available")
                    List<ObstacleResponse> obstacles) {}

    @Schema(
            description =
                    "A reason why a member cannot have a reward, with what the refusal of its"
                            + " redemption would name")
    record ObstacleResponse(
            String code,
            String detail,
            @Nullable Object available,
            @Nullable Object required,
            @Schema(description = "How often a member may have it") @Nullable Long limit,
            @Schema(description = "The id of the guard rail that leaves no room")
                    @Nullable String guardRail,
            @Schema(description = "How much the guard rail allows") @Nullable Long allowed,
            @Schema(description = "How much of that was given") @Nullable Long given,
            @Schema(description = "How much this reward would add") @Nullable Long asked,
            @Schema(description = "What the member brought in, where a share of it is allowed")
                    @Nullable Long broughtIn) {
        static ObstacleResponse of(Refusal refusal) {
            Map<String, Object> facts = refusal.facts();
            return new ObstacleResponse(
                    refusal.code().text(),
                    refusal.detail(),
                    facts.get("available"),
                    facts.get("required"),
                    figure(facts, "limit"),
                    (String) facts.get("guard_rail"),
                    figure(facts, "allowed"),
                    figure(facts, "given"),
                    figure(facts, "asked"),
                    figure(facts, "brought_in"));
        }

        private static @Nullable Long figure(Map<String, Object> facts, String name) {
            return facts.get(name) instanceof Number figure ? figure.longValue() : null;
        }
    }

    @GetMapping("/v1/rewards")
    @RequiredScope(Scope.REWARDS_READ)
    @Operation(
            summary = "List the rewards",
            description = "All rewards of the programme in force, with what is left of each.")
    ListResponse<RewardResponse> listRewards(Caller caller) {
        List<Reward> rewards = RewardCatalogue.of(programmes.inForce(caller.tenant())).rewards();
        Map<String, Long> used = journal.used(caller.tenant(), ViewRewards.countersOf(rewards));
        Map<String, Long> left = codes.left(caller.tenant(), rewards);
        return new ListResponse<>(
                rewards.stream()
                        .map(reward -> response(reward, of(reward, used), left.get(reward.id())))
                        .toList(),
                null);
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
        return new ListResponse<>(
                viewing.all(tenant, subjects.inPath(tenant, ref)).stream()
                        .map(RewardController::availability)
                        .toList(),
                null);
    }

    @GetMapping("/v1/members/{ref}/rewards/{id}")
    @RequiredScope(Scope.REWARDS_READ)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.REWARD_NOT_FOUND})
    @Operation(
            summary = "Check a reward for a member",
            description =
                    "Whether the member can have it now, and every reason why not: for a till or a"
                            + " door. Nothing is used up.")
    AvailabilityResponse checkMemberReward(
            Caller caller, @PathVariable String ref, @PathVariable String id) {
        TenantId tenant = caller.tenant();
        return availability(viewing.one(tenant, subjects.inPath(tenant, ref), id));
    }

    private static long of(Reward reward, Map<String, Long> used) {
        return used.getOrDefault(reward.counter(), 0L);
    }

    private static RewardResponse response(Reward reward, long used, @Nullable Long codesLeft) {
        Long stock = reward.stock();
        CodeTerms code = reward.code();
        Offer offer = reward.offer();
        Ladder ladder = offer.ladder();
        return new RewardResponse(
                reward.id(),
                reward.name(),
                reward.value(),
                reward.use().text(),
                reward.wallet(),
                reward.cost(),
                stock,
                left(stock, used, codesLeft),
                code == null ? null : code.kind().text(),
                offer.from(),
                offer.until(),
                ladder == null ? null : ladder.id(),
                offer.rungMin(),
                reward.perMember().in(Period.EVER),
                perMember(reward.perMember()),
                offer.when().isEmpty()
                        ? null
                        : offer.when().stream().map(Condition::words).toList());
    }

    private static @Nullable Long left(@Nullable Long stock, long used, @Nullable Long codesLeft) {
        Long pieces = stock == null ? null : Math.max(0, stock - used);
        if (pieces == null || codesLeft == null) {
            return pieces == null ? codesLeft : pieces;
        }
        return Math.min(pieces, codesLeft);
    }

    private static @Nullable PerMemberResponse perMember(Allowance allowance) {
        Period period = allowance.period();
        Integer count = period == null ? null : allowance.in(period);
        return period == null || count == null ? null : new PerMemberResponse(count, period.text());
    }

    private static AvailabilityResponse availability(ViewRewards.View view) {
        Reward.Standing standing = view.standing();
        Allowance.Left left = standing.left();
        return new AvailabilityResponse(
                response(standing.reward(), view.used(), view.codesLeft()),
                standing.obstacles().isEmpty(),
                left == null ? null : left.count(),
                left == null ? null : left.renewal(),
                standing.obstacles().stream().map(ObstacleResponse::of).toList());
    }
}
