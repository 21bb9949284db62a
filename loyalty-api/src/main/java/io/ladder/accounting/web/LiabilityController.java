package io.ladder.accounting.web;

import io.ladder.access.Scope;
import io.ladder.accounting.Liability;
import io.ladder.accounting.ReportLiability;
import io.ladder.http.Caller;
import io.ladder.http.Params;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the house owes in points. */
@RestController
@Tag(name = "Books", description = "Balances as of any moment, statements, what is owed")
final class LiabilityController {
    private static final int MONTHS_DEFAULT = 12;
    private static final int MONTHS_MAX = 120;

    private final ReportLiability reporting;
    private final Programmes programmes;

    LiabilityController(ReportLiability reporting, Programmes programmes) {
        this.reporting = reporting;
        this.programmes = programmes;
    }

    @Schema(description = "What the house owed in points, month by month")
    record LiabilityResponse(
            @Schema(example = "2026-01") String from,
            @Schema(example = "2026-06") String until,
            @Schema(description = "Whose months they are") String timeZone,
            @Schema(description = "What costs are in", example = "EUR") String currency,
            List<WalletLiabilityResponse> wallets) {}

    @Schema(description = "What the house owed in the points of one wallet")
    record WalletLiabilityResponse(
            String wallet,
            @Schema(description = "By the programme in force; absent where it does not say")
                    @Nullable CostResponse cost,
            List<MonthResponse> months) {}

    @Schema(description = "What points cost the house")
    record CostResponse(
            @Schema(description = "So many points", example = "100") long points,
            @Schema(description = "cost so many minor units", example = "80") long minor) {}

    @Schema(
            description =
                    "A month: opening + issued - redeemed - expired + corrected = closing, in points")
    record MonthResponse(
            @Schema(example = "2026-01") String month,
            @Schema(description = "Pending, available less debt, and held, before it") long opening,
            @Schema(description = "Given by rules") long issued,
            @Schema(description = "Spent, less what was given back") long redeemed,
            @Schema(description = "Lapsed, less what came back to life") long expired,
            @Schema(description = "Given less taken by clerks and corrections") long corrected,
            long closing,
            @Schema(
                            description =
                                    "The same at cost, in minor units, each figure rounded half"
                                            + " away from zero by itself")
                    Liability.@Nullable Costs costs) {}

    @GetMapping("/v1/ledger/liability")
    @RequiredScope(Scope.LEDGER_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Report what the house owes in points",
            description =
                    "For each wallet and month of the programme's time zone, at most ten years, as"
                            + " it is booked. `Accept: text/csv` or `format=csv` gives a line for"
                            + " each wallet and month.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LiabilityResponse.class)))
    ResponseEntity<Object> reportLiability(
            Caller caller,
            HttpServletRequest request,
            @Parameter(
                            description = "The first month; eleven before the last where absent",
                            example = "2026-01")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last month; this one where absent", example = "2026-06")
                    @RequestParam(required = false)
                    @Nullable String until,
            @Parameter(description = "Only this wallet; all where absent")
                    @RequestParam(required = false)
                    @Nullable String wallet,
            @Parameter(description = "`json` or `csv`; what `Accept` says where absent")
                    @RequestParam(required = false)
                    @Nullable String format) {
        var now = programmes.now(caller.tenant());
        Programme programme = programmes.timeline(caller.tenant()).at(now);
        YearMonth last = last(until, YearMonth.from(now.atZone(programme.zone())));
        YearMonth first = first(from, last);
        List<WalletRules> wallets = ReportParams.wallets(wallet, programme);
        boolean asCsv = ReportParams.asCsv(format, request.getHeader(HttpHeaders.ACCEPT));
        List<Liability> report = reporting.report(caller.tenant(), wallets, first, last);
        return ReportParams.answer(
                asCsv,
                () -> table(report),
                () ->
                        new LiabilityResponse(
                                first.toString(),
                                last.toString(),
                                programme.zone().getId(),
                                programme.currency().getCurrencyCode(),
                                report.stream().map(LiabilityController::response).toList()));
    }

    private static YearMonth last(@Nullable String until, YearMonth current) {
        YearMonth given = Params.optionalMonth("until", until);
        YearMonth last = given == null ? current : given;
        if (last.isAfter(current)) {
            throw Params.invalid(
                    "until", "must not be after this month, which is " + current + ".");
        }
        return last;
    }

    private static YearMonth first(@Nullable String from, YearMonth last) {
        YearMonth given = Params.optionalMonth("from", from);
        YearMonth first = given == null ? last.minusMonths(MONTHS_DEFAULT - 1) : given;
        if (first.isAfter(last)) {
            throw Params.invalid("from", "must not be after until.");
        } else if (!first.isAfter(last.minusMonths(MONTHS_MAX))) {
            throw Params.invalid("from", "must be less than ten years before until.");
        }
        return first;
    }

    private static WalletLiabilityResponse response(Liability liability) {
        PointCost cost = liability.cost();
        return new WalletLiabilityResponse(
                liability.wallet(),
                cost == null ? null : new CostResponse(cost.points(), cost.minor()),
                liability.months().stream()
                        .map(each ->
                                new MonthResponse(
                                        each.month().toString(),
                                        each.opening(),
                                        each.issued(),
                                        each.redeemed(),
                                        each.expired(),
                                        each.corrected(),
                                        each.closing(),
                                        cost == null ? null : each.at(cost)))
                        .toList());
    }

    private static Csv table(List<Liability> report) {
        var table =
                new Csv(
                        "wallet",
                        "month",
                        "opening",
                        "issued",
                        "redeemed",
                        "expired",
                        "corrected",
                        "closing",
                        "opening_cost",
                        "issued_cost",
                        "redeemed_cost",
                        "expired_cost",
                        "corrected_cost",
                        "closing_cost");
        for (Liability liability : report) {
            PointCost cost = liability.cost();
            for (Liability.Month month : liability.months()) {
                Liability.Costs costs = cost == null ? null : month.at(cost);
                table.add(
                        liability.wallet(),
                        month.month(),
                        month.opening(),
                        month.issued(),
                        month.redeemed(),
                        month.expired(),
                        month.corrected(),
                        month.closing(),
                        costs == null ? null : costs.opening(),
                        costs == null ? null : costs.issued(),
                        costs == null ? null : costs.redeemed(),
                        costs == null ? null : costs.expired(),
                        costs == null ? null : costs.corrected(),
                        costs == null ? null : costs.closing());
            }
        }
        return table;
    }
}
