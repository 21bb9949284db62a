package io.ladder.trial.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.JobId;
import io.ladder.http.ListResponse;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.BackTests;
import io.ladder.trial.StartBackTest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Back-tests: drafts that are tried on what happened. */
@RestController
@Tag(name = "Trials", description = "Programmes tried before they go live; nothing is booked")
final class BacktestController {
    private static final String ID = "`bkt_…`";

    private final StartBackTest starting;
    private final BackTests tests;
    private final InstantSource clock;

    private final TriedFile tried;

    BacktestController(
            StartBackTest starting, BackTests tests, InstantSource clock, TriedFile tried) {
        this.starting = starting;
        this.tests = tests;
        this.clock = clock;
        this.tried = tried;
    }

    @PostMapping("/v1/backtests")
    @HarmlessTwice("a tenant tries one draft at a time, and nothing is booked")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.BACKTEST_RUNNING,
        ErrorCode.DRAFT_NOT_FOUND,
        ErrorCode.PROGRAMME_INVALID,
        ErrorCode.PROGRAMME_NOT_FOUND
    })
    @Operation(
            summary = "Try a draft on what happened",
            description =
                    "Lives all that happened once more by the draft, all members together in the"
                            + " order of time, and compares a period of it with what was booked."
                            + " Answers at once with a job; its progress and its figures are at"
                            + " `GET /v1/backtests/{id}`. Nothing is booked. The last 20 are"
                            + " kept.")
    ResponseEntity<BacktestResponse> startBacktest(
            Caller caller, @Valid @RequestBody BacktestRequest request) {
        BackTest test =
                starting.start(
                        caller.tenant(),
                        tried.source(caller.tenant(), request.programme(), request.draft()),
                        request.from(),
                        request.until(),
                        request.costsByWallet());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/backtests/" + JobId.BACK_TEST.of(test.id())))
                .body(BacktestResponse.of(test, true));
    }

    @GetMapping("/v1/backtests/{id}")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.BACKTEST_NOT_FOUND)
    @Operation(summary = "Read what came of a back-test, or how it gets on")
    BacktestResponse readBacktest(
            Caller caller, @Parameter(description = ID) @PathVariable String id) {
        return BacktestResponse.of(find(caller.tenant(), JobId.BACK_TEST.parse(id)), true);
    }

    private BackTest find(TenantId tenant, UUID id) {
        BackTest test = tests.find(tenant, id);
        if (test == null) {
            throw JobId.BACK_TEST.notFound();
        }
        return test;
    }

    @GetMapping("/v1/backtests")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "List the back-tests",
            description = "Newest first, without their figures; at most 20 are kept.")
    ListResponse<BacktestResponse> listBacktests(Caller caller) {
        return new ListResponse<>(
                tests.list(caller.tenant()).stream()
                        .map(each -> BacktestResponse.of(each, false))
                        .toList(),
                null);
    }

    @PostMapping("/v1/backtests/{id}/cancel")
    @HarmlessTwice("one that has ended stays as it ended")
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses(ErrorCode.BACKTEST_NOT_FOUND)
    @Operation(
            summary = "Cancel a back-test",
            description = "It stops within moments. One that has ended stays as it is.")
    BacktestResponse cancelBacktest(
            Caller caller, @Parameter(description = ID) @PathVariable String id) {
        UUID test = JobId.BACK_TEST.parse(id);
        find(caller.tenant(), test);
        tests.cancel(caller.tenant(), test, clock.instant());
        return BacktestResponse.of(find(caller.tenant(), test), true);
    }
}
