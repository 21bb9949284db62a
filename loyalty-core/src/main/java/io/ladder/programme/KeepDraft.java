package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Value;
import io.ladder.journal.Programmes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a programme file that is worked on, mistakes and all.
 *
 * <p>Refuses: {@code invalid_field} for a name that is no id and for a file that is too long,
 * {@code stale} where the draft is another one by now, {@code draft_limit_reached}.
 */
@UseCase
public final class KeepDraft {
    private final ProgrammeDrafts drafts;
    private final Programmes programmes;

    public KeepDraft(ProgrammeDrafts drafts, Programmes programmes) {
        this.drafts = drafts;
        this.programmes = programmes;
    }

    /**
     * Keeps a draft.
     *
     * @param known the print of the draft that it replaces; null where the name is new
     */
    public ProgrammeDrafts.Draft keep(
            TenantId tenant, String name, String source, @Nullable String known) {
        if (!Value.ID.matcher(name).matches()) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/name",
                            "A draft's name has 1 to 64 of a-z, 0-9, _ and -, and begins with a"
                                    + " letter.")
                    .asException();
        }
        if (source.length() > ConfigReader.LENGTH_MAX || source.indexOf('\0') >= 0) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "",
                            "A file has at most "
                                    + ConfigReader.LENGTH_MAX
                                    + " characters, none of them NUL.")
                    .asException();
        }
        var draft =
                new ProgrammeDrafts.Draft(
                        name, programmes.now(tenant).truncatedTo(ChronoUnit.MICROS), source);
        drafts.keep(tenant, draft, known);
        return draft;
    }
}
