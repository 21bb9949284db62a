package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.programme.PlanProgramme;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a programme file would change. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class PlanController {
    private final PlanProgramme planning;

    PlanController(PlanProgramme planning) {
        this.planning = planning;
    }

    @PostMapping(path = "/v1/programme/plan", consumes = ProgrammeText.YAML)
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.AMOUNT_OUT_OF_RANGE)
    @Operation(
            summary = "Plan the next version",
            description =
                    "Tells how a file differs from the newest version, as it was corrected, and"
                            + " what that means for what members have; or all its mistakes."
                            + " Nothing is applied. Whoever applies it names the ETag of this"
                            + " answer, and is refused where another version or a correction has"
                            + " come meanwhile.")
    ResponseEntity<PlanResponse> planProgramme(
            Caller caller,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = ProgrammeText.YAML,
                                            schema = @Schema(type = "string")))
                    @RequestBody(required = false)
                    byte @Nullable [] file) {
        PlanProgramme.Plan plan = planning.plan(caller.tenant(), ProgrammeText.of(file));
        return ResponseEntity.ok().eTag(EditionTag.of(plan.against())).body(PlanResponse.of(plan));
    }
}
