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
 * dry run only tells what would change. Whoever answers for the version that is gone back to goes
 * on to, where nobody else does.
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
     * @param overriddenBy who answers for it if it is not feasible, by name; null for whoever did
     */
    public RolledBack rollBack(
            Call call,
            int number,
            @Nullable Instant validFrom,
            ProgrammeVersions.Edition expected,
            @Nullable String overriddenBy) {
        List<ProgrammeVersions.Version> standing = versions.corrected(call.tenant());
        if (number < 1 || number > standing.size()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "There is no version " + number + ".")
                    .asException();
        }
        ProgrammeVersions.Version former = standing.get(number - 1);
        String source = former.source();
        PlanProgramme.Plan plan = planning.plan(call.tenant(), source);
        return new RolledBack(
                applying.apply(
                        call,
                        source,
                        validFrom,
                        expected,
                        overriddenBy == null ? former.overriddenBy() : overriddenBy),
                plan);
    }
}
