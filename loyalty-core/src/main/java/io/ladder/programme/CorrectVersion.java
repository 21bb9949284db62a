package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.journal.Call;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says what a version of the programme should have been, for the whole period in which it decides.
 * The version stays as it was applied; accounts go on with it until they are rated again, see
 * {@link RateAgain}. A correction keeps the wallets and the ladders of the version, and its rewards
 * at their cost. A dry run only tells what would be corrected.
 *
 * <p>Refuses: {@code programme_not_found} for a version that there is not, {@code
 * programme_invalid} with all {@code mistakes} of the file, {@code stale} where another correction
 * has been made meanwhile, {@code correction_limit_reached} after {@link #CORRECTIONS_MAX}, {@code
 * not_feasible} where it does not pass its own assumptions and nobody answers for that, {@code
 * busy}.
 */
@UseCase
public final class CorrectVersion {
    /**
     * So many corrections all versions of a programme have together: each is a timeline that
     * accounts may go by, and is kept at hand.
     */
    public static final int CORRECTIONS_MAX = 100;

    private final ProgrammeVersions versions;
    private final Programmes programmes;
    private final ProgrammeCompiler compiler;

    public CorrectVersion(ProgrammeVersions versions, Programmes programmes, ConfigReader reader) {
        this.versions = versions;
        this.programmes = programmes;
        this.compiler = new ProgrammeCompiler(reader);
    }

    /**
     * What came of it.
     *
     * @param programme the version as it should have been
     */
    public record Corrected(ProgrammeVersions.Correction correction, Programme programme) {}

    /**
     * Corrects a version.
     *
     * @param number of the version
     * @param reason why, without personal data
     * @param expected how many corrections the caller knows
     * @param overriddenBy who answers for it if it is not feasible, by name; null for nobody
     */
    public Corrected correct(
            Call call,
            int number,
            String source,
            String reason,
            int expected,
            @Nullable String overriddenBy) {
        var corrections = versions.corrections(call.tenant());
        var standing = versions.corrected(call.tenant());
        if (number < 1 || number > standing.size()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "There is no version " + number + ".")
                    .asException();
        }
        ProgrammeVersions.Version wrong = standing.get(number - 1);
        var timeline =
                new CompiledTimelines(compiler)
                        .whole(
                                call.tenant(),
                                programmes,
                                versions.list(call.tenant()),
                                corrections);
        var compiled = compiled(source, wrong, timeline);
        if (expected != corrections.size()) {
            throw Refusal.of(
                            ErrorCode.STALE,
                            "There are "
                                    + corrections.size()
                                    + " corrections, not "
                                    + expected
                                    + ".")
                    .with("corrections", corrections.size())
                    .asException();
        }
        if (corrections.size() >= CORRECTIONS_MAX) {
            throw Refusal.of(
                            ErrorCode.CORRECTION_LIMIT_REACHED,
                            "The programme has been corrected as often as it may be; apply the"
                                    + " next version instead.")
                    .with("limit", CORRECTIONS_MAX)
                    .asException();
        }
        Instant now = programmes.now(call.tenant()).truncatedTo(ChronoUnit.MICROS);
        Instant from = wrong.validFrom();
        var correction =
                new ProgrammeVersions.Correction(
                        corrections.size() + 1,
                        number,
                        now,
                        reason,
                        source,
                        call.actor(),
                        compiled.answeredFor(from == null ? now : from, overriddenBy));
        if (!call.dryRun()) {
            versions.add(call.tenant(), correction);
        }
        return new Corrected(correction, compiled.programme());
    }

    private ProgrammeCompiler.Compilation.Compiled compiled(
            String source, ProgrammeVersions.Version wrong, Timeline timeline) {
        var succession = Succession.correcting(timeline, wrong.number());
        return compiler.compile(source, wrong.number(), wrong.validFrom(), succession)
                .orThrowCompiled();
    }
}
