package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Mistakes;
import io.ladder.config.Node;
import io.ladder.config.Value;
import io.ladder.feasibility.Feasibility;
import io.ladder.journal.Journal;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would change if a file were applied as the next version: against the newest one, as it
 * was corrected. Refuses nothing: mistakes are part of the answer, and nothing is written.
 */
@UseCase
public final class PlanProgramme {
    private final ProgrammeVersions versions;
    private final Programmes programmes;
    private final Journal journal;
    private final ProgrammeFiles files;
    private final ProgrammeCompiler compiler;

    public PlanProgramme(
            ProgrammeVersions versions,
            Programmes programmes,
            Journal journal,
            ConfigReader reader) {
        this.versions = versions;
        this.programmes = programmes;
        this.journal = journal;
        this.files = new ProgrammeFiles(reader);
        this.compiler = new ProgrammeCompiler(reader);
    }

    /**
     * What would change.
     *
     * @param against what the file was compared with; to be named when it is applied
     * @param mistakes all that is wrong with the file; it can be applied where there are none
     * @param changes of the file; none where it could not be read
     * @param consequences for what members have; none where the file has mistakes
     * @param feasibility what is to be expected from now on; null where the file states no
     *     assumptions, or has mistakes
     */
    public record Plan(
            ProgrammeVersions.Edition against,
            List<Mistake> mistakes,
            List<FileChange> changes,
            List<Consequence> consequences,
            @Nullable Feasibility feasibility) {
        public Plan {
            mistakes = List.copyOf(mistakes);
            changes = List.copyOf(changes);
            consequences = List.copyOf(consequences);
        }
    }

    /** Compares a file with the newest version of a tenant's programme. */
    public Plan plan(TenantId tenant, String source) {
        var corrections = versions.corrections(tenant);
        var applied = versions.list(tenant);
        var against = new ProgrammeVersions.Edition(applied.size(), corrections.size());
        ProgrammeVersions.Version newest = against.newest(applied, corrections);
        Succession succession = succession(tenant, applied, corrections);
        return switch (files.read(source)) {
            case ConfigReader.Parsed.Broken broken ->
                    new Plan(
                            against,
                            compiler.compile(broken, succession).mistakes(),
                            List.of(),
                            List.of(),
                            null);
            case ConfigReader.Parsed.Tree tree ->
                    plan(tenant, against, newest, succession, tree.root());
        };
    }

    private Plan plan(
            TenantId tenant,
            ProgrammeVersions.Edition against,
            ProgrammeVersions.@Nullable Version newest,
            Succession succession,
            Node file) {
        List<FileChange> changes =
                FileDifference.between(newest == null ? null : tree(newest), file);
        var timelines = new CompiledTimelines(compiler);
        return switch (compiler.compile(file, against.version() + 1, null, succession)) {
            case ProgrammeCompiler.Compilation.Faulty faulty ->
                    new Plan(against, faulty.mistakes(), changes, List.of(), null);
            case ProgrammeCompiler.Compilation.Compiled compiled -> {
                List<Consequence> consequences =
                        newest == null
                                ? List.of()
                                : consequences(
                                        tenant, timelines.compile(newest), compiled.programme());
                try {
                    yield new Plan(
                            against,
                            List.of(),
                            changes,
                            consequences,
                            compiled.feasibility(programmes.now(tenant)));
                } catch (LoyaltyException refused) {
                    if (refused.refusal().code() != ErrorCode.AMOUNT_OUT_OF_RANGE) {
                        throw refused;
                    }
                    yield new Plan(
                            against,
                            List.of(outOfRange(file, refused)),
                            changes,
                            consequences,
                            null);
                }
            }
        };
    }

    /** What it is refused for when it is applied. */
    private static Mistake outOfRange(Node file, LoyaltyException refused) {
        var mistakes = new Mistakes();
        Value expected = Value.root(file, mistakes).fields().find("feasibility");
        Objects.requireNonNull(expected).mistake(refused.refusal().detail());
        return mistakes.list().getFirst();
    }

    private Succession succession(
            TenantId tenant,
            List<ProgrammeVersions.Version> applied,
            List<ProgrammeVersions.Correction> corrections) {
        return applied.isEmpty()
                ? Succession.FIRST
                : Succession.following(
                        new CompiledTimelines(compiler)
                                .whole(tenant, programmes, applied, corrections));
    }

    private List<Consequence> consequences(TenantId tenant, Programme before, Programme next) {
        return Consequences.of(before, next, counter -> journal.used(tenant, counter));
    }

    /** The tree of a version, which could be read when it was applied. */
    private Node tree(ProgrammeVersions.Version version) {
        return switch (files.read(version.source())) {
            case ConfigReader.Parsed.Tree tree -> tree.root();
            case ConfigReader.Parsed.Broken broken ->
                    throw new IllegalStateException(
                            "version " + version.number() + ": " + broken.mistakes());
        };
    }
}
