package io.ladder.programme.web;

import io.ladder.programme.Consequence;
import io.ladder.programme.FileChange;
import io.ladder.programme.PlanProgramme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "What would change if a file were applied")
record PlanResponse(
        @Schema(description = "The newest version, which it was compared with; 0 for none")
                int against,
        @Schema(description = "Whether it can be applied") boolean valid,
        List<MistakeResponse> mistakes,
        @Schema(description = "What the file says otherwise") List<ChangeResponse> changes,
        @Schema(description = "What that means for what members have")
                List<ConsequenceResponse> consequences,
        @Schema(description = "What is to be expected; absent where the file assumes nothing")
                @Nullable FeasibilityResponse feasibility) {

    @Schema(name = "FileChange", description = "A difference between two files")
    record ChangeResponse(
            @Schema(description = "added, removed, changed or reordered", example = "changed")
                    String kind,
            @Schema(description = "The field of the file that it is in", example = "rewards")
                    String section,
            @Schema(description = "Of what in it", example = "mug") @Nullable String id,
            @Schema(description = "Absent where all of it differs", example = "cost")
                    @Nullable String field,
            @Schema(description = "Absent where there was nothing") @Nullable String before,
            @Schema(description = "Absent where there is nothing") @Nullable String after,
            String words) {
        static ChangeResponse of(FileChange change) {
            return new ChangeResponse(
                    change.kind().text(),
                    change.section(),
                    change.id(),
                    change.field(),
                    change.before(),
                    change.after(),
                    change.words());
        }
    }

    @Schema(name = "PlanConsequence", description = "What a version means for what members have")
    record ConsequenceResponse(String section, String id, String words) {
        static ConsequenceResponse of(Consequence consequence) {
            return new ConsequenceResponse(
                    consequence.section(), consequence.id(), consequence.words());
        }
    }

    static PlanResponse of(PlanProgramme.Plan plan) {
        return new PlanResponse(
                plan.against().version(),
                plan.mistakes().isEmpty(),
                MistakeResponse.of(plan.mistakes()),
                plan.changes().stream().map(ChangeResponse::of).toList(),
                plan.consequences().stream().map(ConsequenceResponse::of).toList(),
                plan.feasibility() == null ? null : FeasibilityResponse.of(plan.feasibility()));
    }
}
