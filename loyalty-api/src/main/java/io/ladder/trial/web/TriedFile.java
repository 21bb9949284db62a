package io.ladder.trial.web;

import io.ladder.programme.ProgrammeDrafts;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The file that is to be tried: one that a request brings, or a draft that is kept. */
@Component
final class TriedFile {
    private final ProgrammeDrafts drafts;

    TriedFile(ProgrammeDrafts drafts) {
        this.drafts = drafts;
    }

    /**
     * Its text; null for the programme in force.
     *
     * @param programme the text that the request brings; null for none
     * @param draft the name of a draft; null for none
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field} where both are there, {@code
     *     draft_not_found}
     */
    @Nullable String source(TenantId tenant, @Nullable String programme, @Nullable String draft) {
        if (draft == null) {
            return programme;
        }
        if (programme != null) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/draft",
                            "What is tried is a file or a draft that is kept, not both.")
                    .asException();
        }
        ProgrammeDrafts.Draft kept = drafts.find(tenant, draft);
        if (kept == null) {
            throw Refusal.at(ErrorCode.DRAFT_NOT_FOUND, "/draft", "There is no such draft.")
                    .asException();
        }
        return kept.source();
    }
}
