package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies a programme file as the next version. What was booked under earlier versions stays as it
 * was: a version begins behind all that is booked, except the first, which also decides what
 * happened before it was applied. A version keeps the currency, the time zone and the wallets of
 * the one before. A dry run only tells what would be applied.
 *
 * <p>Refuses: {@code programme_invalid} with all {@code mistakes} of the file, {@code stale} where
 * another version has been applied or corrected meanwhile, {@code invalid_field} for a beginning in
 * the past or not after the newest version's, {@code not_feasible} where it does not pass its own
 * assumptions and nobody answers for that, {@code busy}.
 */
@UseCase
public final class ApplyProgramme {
    private static final String VALID_FROM = "/valid_from";

    private final ProgrammeVersions versions;
    private final Programmes programmes;
    private final ProgrammeCompiler compiler;

    public ApplyProgramme(ProgrammeVersions versions, Programmes programmes, ConfigReader reader) {
        this.versions = versions;
        this.programmes = programmes;
        this.compiler = new ProgrammeCompiler(reader);
    }

    /**
     * Applies the file to a programme that nobody has corrected.
     *
     * @param validFrom the first moment that it decides; null for now, and for the first version
     * @param expectedVersion the number of the newest version that the caller knows; 0 for none
     */
    public ProgrammeVersions.Version apply(
            Call call, String source, @Nullable Instant validFrom, int expectedVersion) {
        return apply(call, source, validFrom, new ProgrammeVersions.Edition(expectedVersion, 0));
    }

    /** Applies the file, which must be feasible. */
    public ProgrammeVersions.Version apply(
            Call call,
            String source,
            @Nullable Instant validFrom,
            ProgrammeVersions.Edition expected) {
        return apply(call, source, validFrom, expected, null);
    }

    /**
     * Applies the file.
     *
     * @param validFrom the first moment that it decides; null for now, and for the first version
     * @param expected what the caller knows of the programme, such as what the file was planned
     *     against
     * @param overriddenBy who answers for it if it is not feasible, by name; null for nobody
     */
    public ProgrammeVersions.Version apply(
            Call call,
            String source,
            @Nullable Instant validFrom,
            ProgrammeVersions.Edition expected,
            @Nullable String overriddenBy) {
        List<ProgrammeVersions.Version> before = versions.list(call.tenant());
        var compiled = requireNoMistakes(call.tenant(), source, before);
        requireCurrent(call.tenant(), expected);
        String answering =
                compiled.answeredFor(
                        validFrom == null ? now(call.tenant(), Instant.EPOCH) : validFrom,
                        overriddenBy);
        Function<Instant, ProgrammeVersions.Version> next =
                booked -> {
                    // Nothing is applied and nothing corrected any more while this is looked at.
                    requireCurrent(call.tenant(), expected);
                    Instant now = now(call.tenant(), booked);
                    return new ProgrammeVersions.Version(
                            before.size() + 1,
                            beginning(before, validFrom, now),
                            now,
                            source,
                            call.actor(),
                            answering);
                };
        if (call.dryRun()) {
            return next.apply(Instant.EPOCH);
        }
        if (validFrom != null) {
            // A moment that is refused anyway is refused before anybody looks for what is booked.
            beginning(before, validFrom, now(call.tenant(), Instant.EPOCH));
        }
        return versions.add(call.tenant(), next);
    }

    private void requireCurrent(TenantId tenant, ProgrammeVersions.Edition expected) {
        ProgrammeVersions.Edition current = versions.edition(tenant);
        if (!current.equals(expected)) {
            throw Refusal.of(
                            ErrorCode.STALE,
                            "The newest version is "
                                    + current.version()
                                    + " with "
                                    + current.corrections()
                                    + " corrections, not "
                                    + expected.version()
                                    + " with "
                                    + expected.corrections()
                                    + ".")
                    .with("version", current.version())
                    .with("corrections", current.corrections())
                    .asException();
        }
    }

    /** Now, and behind what another instance has booked by a clock that runs ahead of ours. */
    private Instant now(TenantId tenant, Instant booked) {
        Instant now = programmes.now(tenant).truncatedTo(ChronoUnit.MICROS);
        return booked.isAfter(now) ? booked : now;
    }

    private ProgrammeCompiler.Compilation.Compiled requireNoMistakes(
            TenantId tenant, String source, List<ProgrammeVersions.Version> before) {
        Succession succession =
                before.isEmpty() ? Succession.FIRST : Succession.following(whole(tenant, before));
        return compiler.compile(source, before.size() + 1, null, succession).orThrowCompiled();
    }

    private Timeline whole(TenantId tenant, List<ProgrammeVersions.Version> applied) {
        return new CompiledTimelines(compiler)
                .whole(tenant, programmes, applied, versions.corrections(tenant));
    }

    private static @Nullable Instant beginning(
            List<ProgrammeVersions.Version> before, @Nullable Instant given, Instant now) {
        if (before.isEmpty()) {
            if (given != null) {
                throw Refusal.at(
                                ErrorCode.INVALID_FIELD,
                                VALID_FROM,
                                "The first version decides from the beginning; leave this out.")
                        .asException();
            }
            return null;
        }
        Instant newest = before.getLast().validFrom();
        if (given == null && now.equals(newest)) {
            return now.plus(1, ChronoUnit.MICROS);
        }
        Instant from = given == null ? now : given.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            VALID_FROM,
                            "A version does not begin in the past: the time is " + now + ".")
                    .with("now", now)
                    .asException();
        }
        if (newest != null && !from.isAfter(newest)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            VALID_FROM,
                            "It begins after the newest version, which begins at " + newest + ".")
                    .with("after", newest)
                    .asException();
        }
        return from;
    }
}
