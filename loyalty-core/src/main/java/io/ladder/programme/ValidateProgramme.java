package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.shared.UseCase;
import java.util.List;

/** Tells all that is wrong with a programme file. Refuses nothing: mistakes are the answer. */
@UseCase
public final class ValidateProgramme {
    private final ProgrammeCompiler compiler;

    public ValidateProgramme(ConfigReader reader) {
        this.compiler = new ProgrammeCompiler(reader);
    }

    /**
     * All mistakes, in the order of the file; none where it can be applied as a first version. What
     * a next one keeps of the one before, a dry run of applying it tells.
     */
    public List<Mistake> validate(String source) {
        return switch (compiler.compile(source, 1, null)) {
            case ProgrammeCompiler.Compilation.Compiled _ -> List.of();
            case ProgrammeCompiler.Compilation.Faulty faulty -> faulty.mistakes();
        };
    }
}
