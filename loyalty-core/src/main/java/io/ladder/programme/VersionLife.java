package io.ladder.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version and when it decides.
 *
 * @param validUntil the first moment at which the next version decides; null where there is none
 */
public record VersionLife(
        ProgrammeVersions.Version version, @Nullable Instant validUntil, Status status) {

    /** How a version stands at a moment. */
    public enum Status {
        /** It is yet to begin. */
        SCHEDULED,
        /** It decides. */
        ACTIVE,
        /** Another one decides; this one still decides what happened in its time. */
        RETIRED;

        /** As answers name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The number of the version that decides at a moment; 0 where there is none yet. */
    public static int active(Instant now, List<ProgrammeVersions.Version> versions) {
        return at(now, versions).stream()
                .filter(life -> life.status == Status.ACTIVE)
                .mapToInt(life -> life.version.number())
                .findFirst()
                .orElse(0);
    }

    /**
     * How versions stand at a moment.
     *
     * @param versions all of them, oldest first
     */
    public static List<VersionLife> at(Instant now, List<ProgrammeVersions.Version> versions) {
        var lives = new ArrayList<VersionLife>();
        for (int index = 0; index < versions.size(); index++) {
            ProgrammeVersions.Version version = versions.get(index);
            Instant from = version.validFrom();
            Instant until =
                    index + 1 < versions.size() ? versions.get(index + 1).validFrom() : null;
            Status status = Status.ACTIVE;
            if (from != null && from.isAfter(now)) {
                status = Status.SCHEDULED;
            } else if (until != null && !until.isAfter(now)) {
                status = Status.RETIRED;
            }
            lives.add(new VersionLife(version, until, status));
        }
        return lives;
    }
}
