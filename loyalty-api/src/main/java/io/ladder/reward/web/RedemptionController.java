package io.ladder.reward.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.ReasonCode;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.journal.Why;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.reward.ReadCodes;
import io.ladder.reward.RedeemReward;
import io.ladder.reward.SettleRedemption;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rewards that members take: held, captured, cancelled. */
@RestController
@Tag(name = "Redemptions", description = "Rewards that members take: hold, capture, cancel")
final class RedemptionController {
    private final RedeemReward redeeming;
    private final SettleRedemption settling;
    private final ReadCodes codes;
    private final GuessBrake brake;
    private final RedemptionMapper mapper;
    private final Records records;
    private final Programmes programmes;
    private final FindMember members;
    private final Subjects subjects;

    RedemptionController(
            RedeemReward redeeming,
            SettleRedemption settling,
            ReadCodes codes,
            GuessBrake brake,
            RedemptionMapper mapper,
            Records records,
            Programmes programmes,
            FindMember members,
            Subjects subjects) {
        this.redeeming = redeeming;
        this.settling = settling;
        this.codes = codes;
        this.brake = brake;
        this.mapper = mapper;
        this.records = records;
        this.programmes = programmes;
        this.members = members;
        this.subjects = subjects;
    }

    @PostMapping("/v1/redemptions")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.REWARDS_REDEEM)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.REWARD_NOT_FOUND,
        ErrorCode.REWARD_NOT_OFFERED,
        ErrorCode.REWARD_NOT_USED_UP,
        ErrorCode.RUNG_TOO_LOW,
        ErrorCode.NOT_ENTITLED,
        ErrorCode.REWARD_LIMIT_REACHED,
        ErrorCode.OUT_OF_STOCK,
        ErrorCode.INSUFFICIENT_POINTS,
        ErrorCode.GUARD_RAIL_REACHED,
        ErrorCode.HOLD_LIMIT_REACHED,
        ErrorCode.CODE_NOT_FOUND,
        ErrorCode.CODE_REQUIRED,
        ErrorCode.CODE_NOT_VALID,
        ErrorCode.CODE_USED,
        ErrorCode.TOO_MANY_UNKNOWN_CODES
    })
    @Operation(
            summary = "Redeem a reward",
            description =
                    "Spends the points at once, or uses up a benefit, which costs none. With `capture=false` they are only held, for 15"
                            + " minutes or as long as `hold` says (up to 30 days), and spent when"
                            + " the redemption is captured. Where a code is made for it, it is held"
                            + " for as long as the code is good; what a code is shown for may be"
                            + " named by the code alone.")
    ResponseEntity<RedemptionResponse> redeemReward(
            Call call, @Valid @RequestBody RedemptionRequest request) {
        Recorded.Booked booked =
                request.code() == null
                        ? redeem(call, request)
                        : brake.guard(call.actor(), () -> redeem(call, request));
        return BookingAnswer.created(
                call,
                booked,
                each -> "/v1/redemptions/" + PublicId.REDEMPTION.of(each.record().id()),
                mapper.toResponse(
                        booked.record(),
                        !call.dryRun() || booked.replayed(),
                        codes.codesOf(call.tenant(), List.of(booked.record()))
                                .get(booked.record().id())));
    }

    private Recorded.Booked redeem(Call call, RedemptionRequest request) {
        return redeeming.redeem(
                call,
                subjects.inBody(call.tenant(), request.member(), "/member"),
                new Document(request.source(), request.documentNumber()),
                new RedeemReward.Wish(
                        request.reward(), request.code(), hold(request), request.device()));
    }

    private static @Nullable Duration hold(RedemptionRequest request) {
        Duration hold = request.hold();
        if (!Boolean.FALSE.equals(request.capture())) {
            if (hold != null) {
                throw Refusal.at(
                                ErrorCode.INVALID_FIELD,
                                "/hold",
                                "Points are held only with capture=false.")
                        .asException();
            }
            return null;
        }
        if (hold == null) {
            return RedeemReward.HOLD_DEFAULT;
        }
        if (hold.compareTo(Duration.ofSeconds(1)) < 0
                || hold.compareTo(RedeemReward.HOLD_MAX) > 0) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/hold",
                            "Points are held from PT1S to " + RedeemReward.HOLD_MAX + ".")
                    .with("limit", RedeemReward.HOLD_MAX.toString())
                    .asException();
        }
        return hold;
    }

    @PostMapping("/v1/redemptions/{id}/capture")
    @RequiredScope(Scope.REWARDS_REDEEM)
    @Refuses({
        ErrorCode.REDEMPTION_NOT_FOUND,
        ErrorCode.REDEMPTION_SETTLED,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED
    })
    @Operation(
            summary = "Capture a redemption",
            description =
                    "The reward is handed over: its held points are spent. Refused while the"
                            + " member is blocked, and once the membership is closed.")
    ResponseEntity<RedemptionResponse> captureRedemption(Call call, @PathVariable String id) {
        return settle(call, id, null);
    }

    @PostMapping("/v1/redemptions/{id}/cancel")
    @RequiredScope(Scope.REWARDS_REDEEM)
    @Refuses({ErrorCode.REDEMPTION_NOT_FOUND, ErrorCode.REDEMPTION_SETTLED})
    @Operation(
            summary = "Cancel a redemption",
            description =
                    "The points go back to the lots that they came from, whether they were held or"
                            + " spent; for blocked and closed members too.")
    ResponseEntity<RedemptionResponse> cancelRedemption(
            Call call, @PathVariable String id, @Valid @RequestBody CancellationRequest request) {
        return settle(call, id, ReasonCode.with(request.reasonCode(), request.reason()));
    }

    private ResponseEntity<RedemptionResponse> settle(
            Call call, String id, @Nullable Why cancelled) {
        Recorded.Booked booked = settling.settle(call, parse(id), cancelled);
        Records.RedemptionView redemption = find(call.tenant(), id);
        return BookingAnswer.done(
                booked,
                mapper.toResponse(booked.record(), redemption, code(call.tenant(), redemption)));
    }

    @GetMapping("/v1/redemptions/{id}")
    @RequiredScope(Scope.REWARDS_READ)
    @Refuses(ErrorCode.REDEMPTION_NOT_FOUND)
    @Operation(
            summary = "Read a redemption",
            description = "With its status as of now: a hold that has run out has lapsed.")
    RedemptionResponse readRedemption(Caller caller, @PathVariable String id) {
        TenantId tenant = caller.tenant();
        Records.RedemptionView redemption = find(tenant, id);
        return mapper.toResponse(redemption, programmes.now(tenant), code(tenant, redemption));
    }

    private @Nullable String code(TenantId tenant, Records.RedemptionView redemption) {
        return codes.codesOfIds(tenant, List.of(redemption.id())).get(redemption.id());
    }

    private Records.RedemptionView find(TenantId tenant, String id) {
        Records.RedemptionView redemption = records.redemption(tenant, parse(id));
        if (redemption == null) {
            throw Refusal.of(ErrorCode.REDEMPTION_NOT_FOUND, "There is no such redemption.")
                    .asException();
        }
        return redemption;
    }

    private static RecordId parse(String id) {
        return PublicId.REDEMPTION.parse(id, ErrorCode.REDEMPTION_NOT_FOUND);
    }

    @GetMapping("/v1/members/{ref}/redemptions")
    @RequiredScope(Scope.REWARDS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(summary = "List a member's redemptions", description = "Newest first.")
    ListResponse<RedemptionResponse> listRedemptions(
            Caller caller, @PathVariable String ref, PageQuery query) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("redemptions", member.id().toString());
        Instant now = programmes.now(caller.tenant());
        List<Records.RedemptionView> found =
                records.redemptions(caller.tenant(), member.account(), page.number(), page.limit());
        Map<RecordId, String> shown =
                codes.codesOfIds(
                        caller.tenant(), found.stream().map(Records.RedemptionView::id).toList());
        return page.answer(
                found,
                redemption -> redemption.id().sequence(),
                redemption -> mapper.toResponse(redemption, now, shown.get(redemption.id())));
    }
}
