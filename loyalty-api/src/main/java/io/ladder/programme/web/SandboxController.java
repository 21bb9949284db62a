package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.access.TenantClock;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The clock of a tenant; a sandbox's can be moved forward. */
@RestController
@Tag(name = "Sandbox", description = "A tenant for trying things, with a clock that can be moved")
final class SandboxController {
    private static final Duration ADVANCE_MAX = Duration.ofDays(3_650);

    private final TenantClock clock;

    SandboxController(TenantClock clock) {
        this.clock = clock;
    }

    @Schema(description = "How far to move the clock")
    record ClockRequest(
            @NotNull
                    @Schema(
                            description = "Forward, in ISO 8601, up to P3650D",
                            type = "string",
                            example = "P30D")
                    Duration advance) {}

    @Schema(description = "The tenant's time")
    record ClockResponse(Instant now) {}

    @GetMapping("/v1/sandbox/clock")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(summary = "Read the tenant's clock")
    ClockResponse readClock(Caller caller) {
        return new ClockResponse(clock.now(caller.tenant()));
    }

    @PostMapping("/v1/sandbox/clock")
    @RequiredScope(Scope.SANDBOX_WRITE)
    @Refuses(ErrorCode.CLOCK_NOT_MOVABLE)
    @Operation(
            summary = "Move the sandbox's clock",
            description = "Forward only: what falls due meanwhile happens.")
    ClockResponse moveClock(
            Caller caller, DryRun dryRun, @Valid @RequestBody ClockRequest request) {
        Duration advance = request.advance();
        if (!advance.isPositive() || advance.compareTo(ADVANCE_MAX) > 0) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/advance",
                            "The clock moves forward, by at most P3650D at once.")
                    .asException();
        }
        return new ClockResponse(
                dryRun.on()
                        ? clock.tryForward(caller.tenant(), advance)
                        : clock.moveForward(caller.tenant(), advance));
    }
}
