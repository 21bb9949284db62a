package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

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
     * Compiles the versions of one tenant. Versions never change, so the answer can be kept for as
     * long as there is no further one.
     *
     * @param versions all of them, oldest first
     * @param corrections all of them, oldest first
     * @throws io.ladder.shared.LoyaltyException {@code programme_not_found} where there are none
     * @throws IllegalStateException where one no longer compiles, though it did when applied
     */
    public Timeline compile(
            List<ProgrammeVersions.Version> versions,
            List<ProgrammeVersions.Correction> corrections) {
        if (versions.isEmpty()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "No programme has been applied yet.")
                    .asException();
        }
        var programmes = new ArrayList<Programme>(versions.size());
        for (ProgrammeVersions.Version version : versions) {
            programmes.add(compile(version));
        }
        var timeline = new Timeline(programmes);
        for (ProgrammeVersions.Correction correction : corrections) {
            timeline = timeline.corrected(compile(correction.of(versions)));
        }
        return timeline;
    }

    /** One version by itself. */
    Programme compile(ProgrammeVersions.Version version) {
        return switch (compiler.compile(
                version.source(), version.number(), version.validFrom(), Succession.STORED)) {
            case ProgrammeCompiler.Compilation.Compiled compiled -> compiled.programme();
            case ProgrammeCompiler.Compilation.Faulty faulty ->
                    throw new IllegalStateException(
                            "version "
                                    + version.number()
                                    + " of the programme does not compile: "
                                    + faulty.mistakes());
        };
    }
}
