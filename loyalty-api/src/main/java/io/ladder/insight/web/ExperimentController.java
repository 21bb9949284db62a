package io.ladder.insight.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.insight.ReadExperiment;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Experiments: what rules are worth, measured against a control group. */
@RestController
@Tag(name = "Trials", description = "Programmes tried before they go live; nothing is booked")
final class ExperimentController {
    private final ReadExperiment reading;

    ExperimentController(ReadExperiment reading) {
        this.reading = reading;
    }

    @GetMapping("/v1/experiments")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "List the experiments",
            description = "Those of the programme in force, in the order of its file; 16 at most.")
    ListResponse<ExperimentResponse> listExperiments(Caller caller) {
        return new ListResponse<>(
                reading.list(caller.tenant()).stream().map(ExperimentResponse::of).toList(), null);
    }

    @GetMapping("/v1/experiments/{id}")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses({ErrorCode.EXPERIMENT_NOT_FOUND, ErrorCode.PROGRAMME_NOT_FOUND})
    @Operation(
            summary = "Read what came of an experiment",
            description =
                    "Sums up what all members did while it has run, and compares those who got"
                            + " what its rules give with the control group. A tenant is answered one"
                            + " such request at a time, within a minute, or else `busy`.")
    ExperimentResponse readExperiment(
            Caller caller,
            @Parameter(description = "The id in the programme file") @PathVariable String id) {
        return ExperimentResponse.of(reading.read(caller.tenant(), id));
    }
}
