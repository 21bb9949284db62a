package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.Params;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.programme.ApplyDraft;
import io.ladder.programme.KeepDraft;
import io.ladder.programme.ProgrammeDrafts;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.VersionLife;
import io.ladder.shared.ErrorCode;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programme files that are worked on. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class DraftController {
    private static final String DRAFTS = "/v1/programme/drafts";
    private static final String DRAFT = DRAFTS + "/{name}";

    private final ProgrammeDrafts drafts;
    private final KeepDraft keeping;
    private final ApplyDraft applying;
    private final ProgrammeVersions versions;
    private final Programmes programmes;

    DraftController(
            ProgrammeDrafts drafts,
            KeepDraft keeping,
            ApplyDraft applying,
            ProgrammeVersions versions,
            Programmes programmes) {
        this.drafts = drafts;
        this.keeping = keeping;
        this.applying = applying;
        this.versions = versions;
        this.programmes = programmes;
    }

    @Schema(description = "A programme file that is worked on")
    record DraftResponse(
            String name,
            @Schema(description = "When it was kept last") Instant recordedAt,
            @Schema(description = "Whether it can be applied; absent in lists")
                    @Nullable Boolean valid,
            @Schema(description = "Absent in lists") @Nullable List<MistakeResponse> mistakes,
            @Schema(description = "The file; absent in lists") @Nullable String source) {
        static DraftResponse of(ApplyDraft.PlannedDraft planned) {
            return new DraftResponse(
                    planned.draft().name(),
                    planned.draft().recordedAt(),
                    planned.plan().mistakes().isEmpty(),
                    MistakeResponse.of(planned.plan().mistakes()),
                    planned.draft().source());
        }
    }

    @PutMapping(path = DRAFT, consumes = ProgrammeText.YAML)
    @HarmlessTwice("a repetition keeps the same, or is refused")
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.INVALID_FIELD,
        ErrorCode.STALE,
        ErrorCode.PRECONDITION_REQUIRED,
        ErrorCode.DRAFT_LIMIT_REACHED
    })
    @Operation(
            summary = "Keep a draft",
            description =
                    "A file under a name, mistakes and all, which the answer tells. Whoever"
                            + " replaces a draft names its ETag; a new one is kept without."
                            + " A tenant has at most 20.")
    ResponseEntity<DraftResponse> keepDraft(
            Caller caller,
            @Parameter(description = "An id", example = "summer") @PathVariable String name,
            @Parameter(
                            description = "The ETag of the draft that is replaced",
                            example = "\"v1-d…\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = ProgrammeText.YAML,
                                            schema = @Schema(type = "string")))
                    @RequestBody
                    byte[] file) {
        if (ifMatch == null && drafts.find(caller.tenant(), name) != null) {
            throw DraftTag.missing();
        }
        keeping.keep(
                caller.tenant(),
                name,
                ProgrammeText.of(file),
                ifMatch == null ? null : DraftTag.expected(ifMatch));
        return answer(applying.plan(caller.tenant(), name));
    }

    private static ResponseEntity<DraftResponse> answer(ApplyDraft.PlannedDraft planned) {
        return ResponseEntity.ok()
                .eTag(DraftTag.of(planned.plan().against(), planned.draft()))
                .body(DraftResponse.of(planned));
    }

    @GetMapping(DRAFTS)
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(summary = "List the drafts", description = "By name, without their files.")
    ListResponse<DraftResponse> listDrafts(Caller caller) {
        return new ListResponse<>(
                drafts.list(caller.tenant()).stream()
                        .map(draft ->
                                new DraftResponse(
                                        draft.name(), draft.recordedAt(), null, null, null))
                        .toList(),
                null);
    }

    @GetMapping(DRAFT)
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.DRAFT_NOT_FOUND)
    @Operation(summary = "Read a draft", description = "With its file, and all its mistakes.")
    ResponseEntity<DraftResponse> readDraft(Caller caller, @PathVariable String name) {
        return answer(applying.plan(caller.tenant(), name));
    }

    @DeleteMapping(DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({ErrorCode.DRAFT_NOT_FOUND, ErrorCode.STALE, ErrorCode.PRECONDITION_REQUIRED})
    @Operation(summary = "Delete a draft", description = "Versions that were applied from it stay.")
    void deleteDraft(
            Caller caller,
            @PathVariable String name,
            @Parameter(description = "The ETag of the draft", example = "\"v1-d…\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        drafts.delete(caller.tenant(), name, DraftTag.expected(ifMatch));
    }

    @PostMapping(DRAFT + "/plan")
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.DRAFT_NOT_FOUND)
    @Operation(
            summary = "Plan a draft",
            description =
                    "As any file is planned; the ETag names the draft as well, so that nobody"
                            + " applies another than was planned.")
    ResponseEntity<PlanResponse> planDraft(Caller caller, @PathVariable String name) {
        ApplyDraft.PlannedDraft planned = applying.plan(caller.tenant(), name);
        return ResponseEntity.ok()
                .eTag(DraftTag.of(planned.plan().against(), planned.draft()))
                .body(PlanResponse.of(planned.plan()));
    }

    @PostMapping(DRAFT + "/apply")
    @HarmlessTwice("a repetition names an ETag that is no longer the newest, and is refused")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.DRAFT_NOT_FOUND,
        ErrorCode.PROGRAMME_INVALID,
        ErrorCode.STALE,
        ErrorCode.NOT_FEASIBLE,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.PRECONDITION_REQUIRED
    })
    @Operation(
            summary = "Apply a draft",
            description = "As the next version. The draft stays, and can be worked on.")
    ResponseEntity<VersionResponse> applyDraft(
            Caller caller,
            DryRun dryRun,
            @PathVariable String name,
            @Parameter(description = "The ETag of the draft's plan", example = "\"v1-d…\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(
                            description = "The first moment that it decides; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(name = "valid_from", required = false)
                    @Nullable String validFrom,
            @Parameter(description = OverriddenBy.DESCRIPTION, example = OverriddenBy.EXAMPLE)
                    @RequestHeader(name = OverriddenBy.HEADER, required = false)
                    @Nullable String overriddenBy) {
        DraftTag.Planned planned = DraftTag.planned(ifMatch);
        ProgrammeVersions.Version applied =
                applying.apply(
                        new Call(caller.tenant(), null, dryRun.on(), false, caller.actor()),
                        name,
                        planned.print(),
                        Params.optionalMoment("valid_from", validFrom),
                        planned.against(),
                        OverriddenBy.read(overriddenBy));
        var lives = VersionLife.at(programmes.now(caller.tenant()), versions.list(caller.tenant()));
        return ResponseEntity.status(dryRun.on() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(EditionTag.after(planned.against(), applied, dryRun))
                .body(VersionResponse.of(applied, lives, dryRun.on()));
    }
}
