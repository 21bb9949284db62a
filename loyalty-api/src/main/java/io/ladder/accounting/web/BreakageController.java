package io.ladder.accounting.web;

import io.ladder.access.Scope;
import io.ladder.accounting.Breakage;
import io.ladder.accounting.ReportBreakage;
import io.ladder.http.Caller;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many points nobody spends in time. */
@RestController
@Tag(name = "Books")
final class BreakageController {
    private final ReportBreakage reporting;
    private final Programmes programmes;

    BreakageController(ReportBreakage reporting, Programmes programmes) {
        this.reporting = reporting;
        this.programmes = programmes;
    }

    @Schema(description = "How many points nobody spent in time")
    record BreakageResponse(
            @Schema(description = "Whose months they are") String timeZone,
            List<WalletBreakageResponse> wallets) {}

    @Schema(description = "How many points of one wallet nobody spent in time")
    record WalletBreakageResponse(String wallet, List<CohortResponse> cohorts) {}

    @Schema(
            description =
                    "Points that have their last moment in one month: issued + corrected - spent -"
                            + " expired = left")
    record CohortResponse(
            @Schema(description = "Absent for points that never lapse", example = "2026-01")
                    @Nullable String lastMonth,
            @Schema(description = "Given by rules, less what was taken back") long issued,
            @Schema(
                            description =
                                    "Given less taken by clerks and other members, and points that"
                                            + " got this month or another in place of theirs")
                    long corrected,
            @Schema(description = "Spent or held, less what was given back") long spent,
            @Schema(description = "Lapsed, less what came back to life") long expired,
            @Schema(description = "What may still be spent") long left,
            @Schema(
                            description =
                                    "What has lapsed so far of issued + corrected, rounded half up",
                            example = "0.1250")
                    @Nullable String breakage) {}

    @GetMapping("/v1/ledger/breakage")
    @RequiredScope(Scope.LEDGER_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Report how many points nobody spends in time",
            description =
                    "For each wallet, by cohorts of points that have their last moment in the same"
                            + " month of the programme's time zone. `Accept: text/csv` or"
                            + " `format=csv` gives a line for each wallet and cohort.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BreakageResponse.class)))
    ResponseEntity<Object> reportBreakage(
            Caller caller,
            HttpServletRequest request,
            @Parameter(description = "Only this wallet; all where absent")
                    @RequestParam(required = false)
                    @Nullable String wallet,
            @Parameter(description = "`json` or `csv`; what `Accept` says where absent")
                    @RequestParam(required = false)
                    @Nullable String format) {
        Programme programme = programmes.inForce(caller.tenant());
        List<String> wallets =
                ReportParams.wallets(wallet, programme).stream().map(WalletRules::code).toList();
        boolean asCsv = ReportParams.asCsv(format, request.getHeader(HttpHeaders.ACCEPT));
        List<Breakage> report = reporting.report(caller.tenant(), wallets);
        return ReportParams.answer(
                asCsv,
                () -> table(report),
                () ->
                        new BreakageResponse(
                                programme.zone().getId(),
                                report.stream().map(BreakageController::response).toList()));
    }

    private static WalletBreakageResponse response(Breakage breakage) {
        return new WalletBreakageResponse(
                breakage.wallet(),
                breakage.cohorts().stream().map(BreakageController::response).toList());
    }

    private static CohortResponse response(Breakage.Cohort cohort) {
        return new CohortResponse(
                cohort.lastMonth(),
                cohort.issued(),
                cohort.corrected(),
                cohort.spent(),
                cohort.expired(),
                cohort.left(),
                rate(cohort));
    }

    private static @Nullable String rate(Breakage.Cohort cohort) {
        BigDecimal rate = cohort.rate();
        return rate == null ? null : rate.toPlainString();
    }

    private static Csv table(List<Breakage> report) {
        var table =
                new Csv(
                        "wallet",
                        "last_month",
                        "issued",
                        "corrected",
                        "spent",
                        "expired",
                        "left",
                        "breakage");
        for (Breakage breakage : report) {
            for (Breakage.Cohort cohort : breakage.cohorts()) {
                table.add(
                        breakage.wallet(),
                        cohort.lastMonth(),
                        cohort.issued(),
                        cohort.corrected(),
                        cohort.spent(),
                        cohort.expired(),
                        cohort.left(),
                        rate(cohort));
            }
        }
        return table;
    }
}
