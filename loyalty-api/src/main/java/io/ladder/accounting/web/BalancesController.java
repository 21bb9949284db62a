package io.ladder.accounting.web;

import io.ladder.access.Scope;
import io.ladder.accounting.ViewBalances;
import io.ladder.http.Caller;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Programmes;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What members had at a moment, or will have. */
@RestController
@Tag(name = "Books", description = "Balances as of any moment, statements, what is owed")
final class BalancesController {
    private static final Duration AHEAD_MAX = Duration.ofDays(3_660);

    private final ViewBalances balances;
    private final Programmes programmes;
    private final FindMember members;
    private final Subjects subjects;

    BalancesController(
            ViewBalances balances, Programmes programmes, FindMember members, Subjects subjects) {
        this.balances = balances;
        this.programmes = programmes;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "A member's wallets as of a moment")
    record BalancesResponse(String memberId, Instant at, List<WalletBalanceResponse> balances) {}

    @Schema(description = "A wallet in figures, as of a moment")
    record WalletBalanceResponse(
            String wallet,
            @Schema(description = "To spend; negative while there is debt") long available,
            @Schema(description = "Given, but not to be spent yet") long pending,
            @Schema(description = "Set aside for redemptions") long held,
            @Schema(description = "All that the member had ever got") long lifetime,
            @Schema(description = "Taken though it was no longer there; repaid first") long debt,
            @Schema(description = "What becomes available when, soonest first")
                    List<DatedPointsResponse> becomingAvailable,
            @Schema(description = "What expires when, soonest first")
                    List<DatedPointsResponse> expiring) {}

    @Schema(description = "Points that change at one moment")
    record DatedPointsResponse(long points, Instant at) {}

    @GetMapping("/v1/members/{ref}/balances")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "Read a member's balances as of a moment",
            description =
                    "For a moment in the past: the sum of the entries up to it, as the statement and"
                            + " the liability of that moment have it, by what is known now. What"
                            + " comes to light later stands where the account had come to, and"
                            + " changes nothing before. For a moment to come, up to ten years"
                            + " ahead: what will be there if nothing more happens.")
    BalancesResponse readBalances(
            Caller caller,
            @PathVariable String ref,
            @Parameter(
                            description = "As of when; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String at) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        Instant now = programmes.now(caller.tenant());
        Instant given = Params.optionalMoment("at", at);
        Instant moment = given == null ? now : given;
        if (moment.isAfter(now.plus(AHEAD_MAX))) {
            throw Params.invalid("at", "must be at most ten years ahead.");
        }
        return new BalancesResponse(
                PublicId.of(member.id()),
                moment,
                balances.at(caller.tenant(), member.account(), moment).entrySet().stream()
                        .map(each -> balance(each.getKey(), each.getValue()))
                        .toList());
    }

    private static WalletBalanceResponse balance(String wallet, WalletTotals totals) {
        return new WalletBalanceResponse(
                wallet,
                totals.at(Place.AVAILABLE),
                totals.at(Place.PENDING),
                totals.at(Place.HELD),
                totals.lifetime(),
                totals.debt(),
                dated(totals.lots(), Lot::availableAt),
                dated(totals.lots(), Lot::expiresAt));
    }

    private static List<DatedPointsResponse> dated(
            List<Lot> lots, Function<Lot, @Nullable Instant> date) {
        var points = new TreeMap<Instant, Long>();
        for (Lot lot : lots) {
            Instant at = date.apply(lot);
            if (at != null) {
                points.merge(at, lot.points(), Math::addExact);
            }
        }
        return points.entrySet().stream()
                .map(each -> new DatedPointsResponse(each.getValue(), each.getKey()))
                .toList();
    }
}
