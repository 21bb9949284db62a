package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.config.Mistake;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.Params;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.programme.ApplyProgramme;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.ValidateProgramme;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
    private static final String YAML = "application/yaml";

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

    @Schema(description = "A version of the programme")
    record VersionResponse(
            int version,
            @Schema(description = "The first moment that it decides; absent for the first version")
                    @Nullable Instant validFrom,
            Instant recordedAt,
            @Schema(description = "The file; absent in lists") @Nullable String source) {}

    @GetMapping("/v1/programme")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Read the programme in force",
            description =
                    "The version that decides now, with its file; where it was corrected, with what it"
                            + " should have been. The ETag is that of the newest version, which"
                            + " the next one must name.")
    ResponseEntity<VersionResponse> readProgramme(Caller caller) {
        List<ProgrammeVersions.Version> all = versions.corrected(caller.tenant());
        if (all.isEmpty()) {
            throw Refusal.of(ErrorCode.PROGRAMME_NOT_FOUND, "No programme has been applied yet.")
                    .asException();
        }
        Instant now = programmes.now(caller.tenant());
        ProgrammeVersions.Version active = all.getFirst();
        for (ProgrammeVersions.Version version : all) {
            Instant from = version.validFrom();
            if (from != null && !from.isAfter(now)) {
                active = version;
            }
        }
        return ResponseEntity.ok().eTag(etag(all.size())).body(response(active, true));
    }

    private static String etag(int newest) {
        return "\"v" + newest + "\"";
    }

    private static VersionResponse response(ProgrammeVersions.Version version, boolean withSource) {
        return new VersionResponse(
                version.number(),
                version.validFrom(),
                version.recordedAt(),
                withSource ? version.source() : null);
    }

    @GetMapping("/v1/programme/versions")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "List the programme's versions",
            description = "Oldest first. The ETag is that of the newest version.")
    ResponseEntity<ListResponse<VersionResponse>> listVersions(Caller caller) {
        List<ProgrammeVersions.Version> all = versions.list(caller.tenant());
        return ResponseEntity.ok()
                .eTag(etag(all.size()))
                .body(
                        new ListResponse<>(
                                all.stream().map(each -> response(each, false)).toList(), null));
    }

    @Schema(description = "What is wrong with a programme file")
    record ValidationResponse(boolean valid, List<MistakeResponse> mistakes) {}

    @Schema(description = "A mistake in a programme file, and where")
    record MistakeResponse(
            int line,
            int column,
            @Schema(description = "The field, as a JSON pointer") String path,
            String detail,
            @Schema(description = "What may have been meant") @Nullable String suggestion) {
        static MistakeResponse of(Mistake mistake) {
            return new MistakeResponse(
                    mistake.line(),
                    mistake.column(),
                    mistake.path(),
                    mistake.detail(),
                    mistake.suggestion());
        }
    }

    @PostMapping(path = "/v1/programme/validate", consumes = YAML)
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(
            summary = "Check a programme file",
            description = "Tells all mistakes with line and field; nothing is applied.")
    ValidationResponse validateProgramme(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
                    @RequestBody
                    byte[] file) {
        List<Mistake> mistakes = validating.validate(ProgrammeText.of(file));
        return new ValidationResponse(
                mistakes.isEmpty(), mistakes.stream().map(MistakeResponse::of).toList());
    }

    @PostMapping(path = "/v1/programme/versions", consumes = YAML)
    @HarmlessTwice("a repetition names an ETag that is no longer the newest, and is refused")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({ErrorCode.PROGRAMME_INVALID, ErrorCode.STALE, ErrorCode.PRECONDITION_REQUIRED})
    @Operation(
            summary = "Apply the next version",
            description =
                    "From now on or from `valid_from` on. What was booked under earlier versions"
                            + " stays as it was.")
    ResponseEntity<VersionResponse> applyProgramme(
            Caller caller,
            DryRun dryRun,
            @Parameter(description = "The ETag of the newest version", example = "\"v1\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(
                            description = "The first moment that it decides; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(name = "valid_from", required = false)
                    @Nullable String validFrom,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
                    @RequestBody
                    byte[] file) {
        ProgrammeVersions.Version applied =
                applying.apply(
                        new Call(caller.tenant(), null, dryRun.on(), false),
                        ProgrammeText.of(file),
                        Params.optionalMoment("valid_from", validFrom),
                        expected(ifMatch));
        return ResponseEntity.status(dryRun.on() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(etag(dryRun.on() ? applied.number() - 1 : applied.number()))
                .body(response(applied, false));
    }

    private static int expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refusal.of(
                            ErrorCode.PRECONDITION_REQUIRED,
                            "Send the ETag of the newest version in the header If-Match; \"v0\""
                                    + " where there is none.")
                    .asException();
        }
        String tag = ifMatch.strip();
        try {
            if (tag.startsWith("\"v") && tag.endsWith("\"") && tag.length() > 3) {
                return Integer.parseInt(tag.substring(2, tag.length() - 1));
            }
        } catch (NumberFormatException none) {
            throw stale();
        }
        throw stale();
    }

    private static LoyaltyException stale() {
        return Refusal.of(ErrorCode.STALE, "That is no ETag of a version.").asException();
    }
}
