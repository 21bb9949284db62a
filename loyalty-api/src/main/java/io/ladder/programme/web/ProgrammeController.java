package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.config.Mistake;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.programme.ApplyProgramme;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.ValidateProgramme;
import io.ladder.programme.VersionLife;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programme: one file for each version, checked before it is applied. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class ProgrammeController {
    private static final String YAML = ProgrammeText.YAML;

    private final ProgrammeVersions versions;
    private final Programmes programmes;
    private final ValidateProgramme validating;
    private final ApplyProgramme applying;

    ProgrammeController(
            ProgrammeVersions versions,
            Programmes programmes,
            ValidateProgramme validating,
            ApplyProgramme applying) {
        this.versions = versions;
        this.programmes = programmes;
        this.validating = validating;
        this.applying = applying;
    }

    @GetMapping("/v1/programme")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Read the programme in force",
            description =
                    "The version that decides now, with its file; where it was corrected, with what it"
                            + " should have been. The ETag is that of the newest version and its"
                            + " corrections, which the next one must name.")
    ResponseEntity<VersionResponse> readProgramme(Caller caller) {
        // Read first: whoever goes by it knows no more than what is told.
        ProgrammeVersions.Edition edition = versions.edition(caller.tenant());
        List<ProgrammeVersions.Version> all = versions.corrected(caller.tenant());
        if (all.isEmpty()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "No programme has been applied yet.")
                    .asException();
        }
        VersionLife active = lives(caller, all).get(VersionLife.active(now(caller), all) - 1);
        return ResponseEntity.ok()
                .eTag(EditionTag.of(edition, active.version().number()))
                .body(VersionResponse.of(active, true));
    }

    private Instant now(Caller caller) {
        return programmes.now(caller.tenant());
    }

    private List<VersionLife> lives(Caller caller, List<ProgrammeVersions.Version> all) {
        return VersionLife.at(now(caller), all);
    }

    @GetMapping("/v1/programme/versions")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "List the programme's versions",
            description = "Oldest first. The ETag of each page is that of the newest version.")
    ResponseEntity<ListResponse<VersionResponse>> listVersions(Caller caller, PageQuery query) {
        var page = query.in("versions");
        Long after = page.number();
        // Read first: whoever goes by it knows no more than what is listed.
        ProgrammeVersions.Edition edition = versions.edition(caller.tenant());
        List<ProgrammeVersions.Version> all = versions.list(caller.tenant());
        List<VersionLife> found =
                lives(caller, all).stream()
                        .filter(life -> after == null || life.version().number() > after)
                        .limit(page.limit())
                        .toList();
        return ResponseEntity.ok()
                .eTag(EditionTag.of(edition, VersionLife.active(now(caller), all)))
                .body(
                        page.answer(
                                found,
                                life -> life.version().number(),
                                life -> VersionResponse.of(life, false)));
    }

    @GetMapping("/v1/programme/versions/{version}")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Read a version",
            description = "As it was applied; corrections are listed apart.")
    VersionResponse readVersion(Caller caller, @PathVariable int version) {
        return VersionResponse.of(find(caller, version), true);
    }

    @GetMapping(path = "/v1/programme/versions/{version}/file", produces = YAML)
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Export a version",
            description =
                    "The file, byte for byte as it was applied. Applied to another tenant, it is"
                            + " the same programme there.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    byte[] exportVersion(Caller caller, @PathVariable int version) {
        return find(caller, version).version().source().getBytes(StandardCharsets.UTF_8);
    }

    private VersionLife find(Caller caller, int version) {
        List<VersionLife> all = lives(caller, versions.list(caller.tenant()));
        if (version < 1 || version > all.size()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "There is no version " + version + ".")
                    .asException();
        }
        return all.get(version - 1);
    }

    @Schema(description = "What is wrong with a programme file")
    record ValidationResponse(boolean valid, List<MistakeResponse> mistakes) {}

    @PostMapping(path = "/v1/programme/validate", consumes = YAML)
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "Check a programme file",
            description = "Tells all mistakes with line and field; nothing is applied.")
    ValidationResponse validateProgramme(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
                    @RequestBody(required = false)
                    byte @Nullable [] file) {
        List<Mistake> mistakes = validating.validate(ProgrammeText.of(file));
        return new ValidationResponse(mistakes.isEmpty(), MistakeResponse.of(mistakes));
    }

    @PostMapping(path = "/v1/programme/versions", consumes = YAML)
    @HarmlessTwice("a repetition names an ETag that is no longer the newest, and is refused")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.PROGRAMME_INVALID,
        ErrorCode.STALE,
        ErrorCode.PRECONDITION_REQUIRED,
        ErrorCode.NOT_FEASIBLE,
        ErrorCode.AMOUNT_OUT_OF_RANGE
    })
    @Operation(
            summary = "Apply the next version",
            description =
                    "From now on or from `valid_from` on. What was booked under earlier versions"
                            + " stays as it was.")
    ResponseEntity<VersionResponse> applyProgramme(
            Caller caller,
            DryRun dryRun,
            @Parameter(
                            description = "The ETag of the plan, or of the newest version",
                            example = "\"v1\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(
                            description = "The first moment that it decides; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(name = "valid_from", required = false)
                    @Nullable String validFrom,
            @Parameter(description = OverriddenBy.DESCRIPTION, example = OverriddenBy.EXAMPLE)
                    @RequestHeader(name = OverriddenBy.HEADER, required = false)
                    @Nullable String overriddenBy,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
                    @RequestBody(required = false)
                    byte @Nullable [] file) {
        ProgrammeVersions.Edition expected = EditionTag.expected(ifMatch);
        ProgrammeVersions.Version applied =
                applying.apply(
                        new Call(caller.tenant(), null, dryRun.on(), false, caller.actor()),
                        ProgrammeText.of(file),
                        Params.optionalMoment("valid_from", validFrom),
                        expected,
                        OverriddenBy.read(overriddenBy));
        return ResponseEntity.status(dryRun.on() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(EditionTag.after(expected, applied, dryRun))
                .body(
                        VersionResponse.of(
                                applied,
                                lives(caller, versions.list(caller.tenant())),
                                dryRun.on()));
    }
}
