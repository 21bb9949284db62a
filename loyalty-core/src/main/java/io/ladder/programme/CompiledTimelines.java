package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the timeline that decides of the versions of a programme as they were applied. */
public final class CompiledTimelines {
    private final ProgrammeCompiler compiler;

    public CompiledTimelines(ConfigReader reader) {
        this(new ProgrammeCompiler(reader));
    }

    CompiledTimelines(ProgrammeCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Compiles the versions of one tenant.
     *
     * @param versions all of them, oldest first
     * @param corrections all of them, oldest first
     * @throws io.ladder.shared.LoyaltyException {@code programme_not_found} where there are none
     * @throws IllegalStateException where one no longer compiles, though it did when applied
     */
    public Timeline compile(
            List<ProgrammeVersions.Version> versions,
            List<ProgrammeVersions.Correction> corrections) {
        return compile(null, versions, corrections);
    }

    /**
     * Compiles what came to the versions of one tenant. Versions and corrections are added and
     * never change, so what is compiled of them stays.
     *
     * @param before what was compiled already; null for nothing
     * @param versions those that it lacks, oldest first
     * @param corrections those that it lacks, oldest first, of versions that are there by then
     * @throws io.ladder.shared.LoyaltyException {@code programme_not_found} where there are none
     * @throws IllegalStateException where one no longer compiles, though it did when applied
     */
    public Timeline compile(
            @Nullable Timeline before,
            List<ProgrammeVersions.Version> versions,
            List<ProgrammeVersions.Correction> corrections) {
        Timeline timeline = before == null ? first(versions) : before;
        if (before != null) {
            for (ProgrammeVersions.Version version : versions) {
                timeline = timeline.followedBy(compile(version));
            }
        }
        for (ProgrammeVersions.Correction correction : corrections) {
            Instant from = timeline.version(correction.number()).validFrom();
            timeline = timeline.corrected(compile(correction.source(), correction.number(), from));
        }
        return timeline;
    }

    /**
     * The timeline of a tenant who has applied something, with all that was applied.
     *
     * @param programmes what may lack the newest
     * @param versions all of them, oldest first
     * @param corrections all of them, oldest first
     */
    Timeline whole(
            TenantId tenant,
            Programmes programmes,
            List<ProgrammeVersions.Version> versions,
            List<ProgrammeVersions.Correction> corrections) {
        Timeline known = programmes.timeline(tenant);
        return compile(
                known,
                behind(versions, known.versions().size()),
                behind(corrections, known.corrections()));
    }

    private static <T> List<T> behind(List<T> all, int known) {
        return all.subList(Math.min(known, all.size()), all.size());
    }

    private Timeline first(List<ProgrammeVersions.Version> versions) {
        if (versions.isEmpty()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "No programme has been applied yet.")
                    .asException();
        }
        return new Timeline(versions.stream().map(this::compile).toList());
    }

    /** One version by itself. */
    Programme compile(ProgrammeVersions.Version version) {
        return compile(version.source(), version.number(), version.validFrom());
    }

    private Programme compile(String source, int number, @Nullable Instant validFrom) {
        return switch (compiler.compile(source, number, validFrom, Succession.STORED)) {
            case ProgrammeCompiler.Compilation.Compiled compiled -> compiled.programme();
            case ProgrammeCompiler.Compilation.Faulty faulty ->
                    throw new IllegalStateException(
                            "version "
                                    + number
                                    + " of the programme does not compile: "
                                    + faulty.mistakes());
        };
    }
}
