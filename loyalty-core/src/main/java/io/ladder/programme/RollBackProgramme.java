package io.ladder.programme;

import io.ladder.journal.Call;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the file of an earlier version, as it was corrected, as the next one. Nothing that was
 * booked since is undone, and the next version keeps of the newest what any other would have to. A
 * dry run only tells what would change. What decided once is not asked again whether it is
 * feasible.
 *
 * <p>Refuses: {@code programme_not_found} for a version that there is not, and whatever {@link
 * ApplyProgramme} refuses.
 */
@UseCase
public final class RollBackProgramme {
    private final ProgrammeVersions versions;
    private final PlanProgramme planning;
    private final ApplyProgramme applying;

    public RollBackProgramme(
            ProgrammeVersions versions, PlanProgramme planning, ApplyProgramme applying) {
        this.versions = versions;
        this.planning = planning;
        this.applying = applying;
    }

    /** The next version, and what it changes of the one before. */
    public record RolledBack(ProgrammeVersions.Version version, PlanProgramme.Plan plan) {}

    /**
     * Goes back to a version.
     *
     * @param number of the version whose file is applied again
     * @param validFrom the first moment that the next version decides; null for now
     * @param expected what the caller knows of the programme
     */
    public RolledBack rollBack(
            Call call,
            int number,
            @Nullable Instant validFrom,
            ProgrammeVersions.Edition expected) {
        List<ProgrammeVersions.Version> standing = versions.corrected(call.tenant());
        if (number < 1 || number > standing.size()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "There is no version " + number + ".")
                    .asException();
        }
        String source = standing.get(number - 1).source();
        PlanProgramme.Plan plan = planning.plan(call.tenant(), source);
        return new RolledBack(
                applying.apply(
                        call, source, validFrom, expected, "rolled back to version " + number),
                plan);
    }
}
