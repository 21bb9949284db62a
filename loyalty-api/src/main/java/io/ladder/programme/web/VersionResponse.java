package io.ladder.programme.web;

import io.ladder.journal.Actor;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.VersionLife;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "A version of the programme")
record VersionResponse(
        int version,
        @Schema(
                        description =
                                "scheduled where it is yet to begin, active where it decides, retired"
                                        + " where another one does; absent in a dry run",
                        example = "active")
                @Nullable String status,
        @Schema(description = "The first moment that it decides; absent for the first version")
                @Nullable Instant validFrom,
        @Schema(description = "The first moment that the next one decides; absent for ever")
                @Nullable Instant validUntil,
        Instant recordedAt,
        @Schema(description = "The key that applied it", example = "key_…")
                @Nullable String recordedBy,
        @Schema(description = "Who answers for it though it is not feasible; absent where it is")
                @Nullable String overriddenBy,
        @Schema(description = "The file; absent in lists") @Nullable String source) {

    static VersionResponse of(VersionLife life, boolean withSource) {
        return new VersionResponse(
                life.version().number(),
                life.status().text(),
                life.version().validFrom(),
                life.validUntil(),
                life.version().recordedAt(),
                idOf(life.version().by()),
                life.version().overriddenBy(),
                withSource ? life.version().source() : null);
    }

    static @Nullable String idOf(@Nullable Actor actor) {
        return actor == null ? null : actor.id();
    }

    /** A version that was applied just now, or would have been. */
    static VersionResponse of(
            ProgrammeVersions.Version version, List<VersionLife> lives, boolean dryRun) {
        return dryRun
                ? new VersionResponse(
                        version.number(),
                        null,
                        version.validFrom(),
                        null,
                        version.recordedAt(),
                        idOf(version.by()),
                        version.overriddenBy(),
                        null)
                : of(lives.get(version.number() - 1), false);
    }
}
