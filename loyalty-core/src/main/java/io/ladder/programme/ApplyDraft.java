package io.ladder.programme;

import io.ladder.journal.Call;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Plans a draft and applies it as the next version. The draft stays.
 *
 * <p>Refuses: {@code draft_not_found}, {@code stale} where the draft is not the one that was
 * planned, and whatever {@link ApplyProgramme} refuses.
 */
@UseCase
public final class ApplyDraft {
    private final ProgrammeDrafts drafts;
    private final PlanProgramme planning;
    private final ApplyProgramme applying;

    public ApplyDraft(ProgrammeDrafts drafts, PlanProgramme planning, ApplyProgramme applying) {
        this.drafts = drafts;
        this.planning = planning;
        this.applying = applying;
    }

    /** A draft and what it would change. */
    public record PlannedDraft(ProgrammeDrafts.Draft draft, PlanProgramme.Plan plan) {}

    /** Tells what a draft would change. */
    public PlannedDraft plan(TenantId tenant, String name) {
        ProgrammeDrafts.Draft draft = find(tenant, name);
        return new PlannedDraft(draft, planning.plan(tenant, draft.source()));
    }

    /**
     * Applies a draft.
     *
     * @param print of the draft that was planned
     * @param validFrom the first moment that it decides; null for now, and for the first version
     * @param expected what it was planned against
     * @param overriddenBy who answers for it if it is not feasible, by name; null for nobody
     */
    public ProgrammeVersions.Version apply(
            Call call,
            String name,
            String print,
            @Nullable Instant validFrom,
            ProgrammeVersions.Edition expected,
            @Nullable String overriddenBy) {
        ProgrammeDrafts.Draft draft = find(call.tenant(), name);
        if (!draft.print().equals(print)) {
            throw Refusal.of(
                            ErrorCode.STALE,
                            "The draft " + name + " is another one than was planned.")
                    .asException();
        }
        return applying.apply(call, draft.source(), validFrom, expected, overriddenBy);
    }

    private ProgrammeDrafts.Draft find(TenantId tenant, String name) {
        ProgrammeDrafts.Draft draft = drafts.find(tenant, name);
        if (draft == null) {
            throw Refusal.of(ErrorCode.DRAFT_NOT_FOUND, "There is no such draft.").asException();
        }
        return draft;
    }
}
