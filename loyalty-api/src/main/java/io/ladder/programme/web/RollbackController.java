package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.RollBackProgramme;
import io.ladder.programme.VersionLife;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Back to what an earlier version said. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class RollbackController {
    private final RollBackProgramme rollingBack;
    private final ProgrammeVersions versions;
    private final Programmes programmes;

    RollbackController(
            RollBackProgramme rollingBack, ProgrammeVersions versions, Programmes programmes) {
        this.rollingBack = rollingBack;
        this.versions = versions;
        this.programmes = programmes;
    }

    @Schema(description = "The version to go back to")
    record RollbackRequest(
            @NotNull @Schema(description = "Whose file is applied again", example = "1")
                    Integer version,
            @Schema(
                            description =
                                    "The first moment that the next version decides; now where absent")
                    @Nullable Instant validFrom) {}

    @Schema(description = "The next version, which says what an earlier one said")
    record RollbackResponse(
            VersionResponse version,
            @Schema(description = "What it changes of the version before it") PlanResponse plan) {}

    @PostMapping("/v1/programme/rollback")
    @HarmlessTwice("a repetition names an ETag that is no longer the newest, and is refused")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.PROGRAMME_NOT_FOUND,
        ErrorCode.PROGRAMME_INVALID,
        ErrorCode.STALE,
        ErrorCode.NOT_FEASIBLE,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.PRECONDITION_REQUIRED
    })
    @Operation(
            summary = "Go back to an earlier version",
            description =
                    "Applies its file, as it was corrected, as the next version. What was booked"
                            + " since stays as it was. It is refused where that file lacks what"
                            + " members have by now, such as a wallet. Who answered for that version"
                            + " does so for the next, where nobody else is named. A dry run tells"
                            + " what would change.")
    ResponseEntity<RollbackResponse> rollBack(
            Caller caller,
            DryRun dryRun,
            @Parameter(description = "The ETag of the newest version", example = "\"v2\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(description = OverriddenBy.DESCRIPTION, example = OverriddenBy.EXAMPLE)
                    @RequestHeader(name = OverriddenBy.HEADER, required = false)
                    @Nullable String overriddenBy,
            @Valid @RequestBody RollbackRequest request) {
        ProgrammeVersions.Edition expected = EditionTag.expected(ifMatch);
        RollBackProgramme.RolledBack done =
                rollingBack.rollBack(
                        new Call(caller.tenant(), null, dryRun.on(), false, caller.actor()),
                        request.version(),
                        request.validFrom(),
                        expected,
                        OverriddenBy.read(overriddenBy));
        var lives = VersionLife.at(programmes.now(caller.tenant()), versions.list(caller.tenant()));
        return ResponseEntity.status(dryRun.on() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(EditionTag.after(expected, done.version(), dryRun))
                .body(
                        new RollbackResponse(
                                VersionResponse.of(done.version(), lives, dryRun.on()),
                                PlanResponse.of(done.plan())));
    }
}
