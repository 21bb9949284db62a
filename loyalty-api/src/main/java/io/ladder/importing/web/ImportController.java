package io.ladder.importing.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.JobId;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.importing.ImportJob;
import io.ladder.importing.ImportJobs;
import io.ladder.importing.MappedLine;
import io.ladder.importing.StartImport;
import io.ladder.importing.TryImport;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports: files of purchases that are booked by and by. */
@RestController
@Tag(name = "Imports", description = "Files of purchases, booked line by line")
final class ImportController {
    private static final String ID = "`imp_…`";

    private final StartImport starting;
    private final TryImport trying;
    private final ImportJobs jobs;

    ImportController(StartImport starting, TryImport trying, ImportJobs jobs) {
        this.starting = starting;
        this.trying = trying;
        this.jobs = jobs;
    }

    @PostMapping(path = "/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @HarmlessTwice("the same file with the same mapping is the same import")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiredScope(Scope.IMPORTS_WRITE)
    @Refuses(ErrorCode.BODY_TOO_LARGE)
    @Operation(
            summary = "Import a file of purchases",
            description =
                    "Answers at once with a job; its progress is at `GET /v1/imports/{id}`. Buyers"
                            + " whom nobody knows are enrolled by their external id. The same file"
                            + " with the same mapping goes on where it was interrupted or paused,"
                            + " and books nothing twice once it is done. With `dry_run=true` the"
                            + " first 1,000 lines are tried, and nothing is written.")
    ResponseEntity<ImportResponse> startImport(
            Caller caller,
            @Parameter(description = "The file, plain or packed by gzip, of at most 64 MB")
                    @RequestPart("file")
                    MultipartFile file,
            @Parameter(description = "How its lines become purchases, in YAML")
                    @RequestPart("mapping")
                    MultipartFile mapping,
            @Parameter(description = "Whether only to tell what the first lines would bring")
                    @RequestParam(name = "dry_run", defaultValue = "false")
                    boolean dryRun)
            throws IOException {
        String given = file.getOriginalFilename();
        String name = given == null ? "" : given;
        String text = new String(mapping.getBytes(), StandardCharsets.UTF_8);
        if (dryRun) {
            TryImport.Preview preview = trying.preview(caller.tenant(), file::getInputStream, text);
            return ResponseEntity.ok(ImportResponse.of(name, preview));
        }
        ImportJob job = starting.start(caller.tenant(), name, file::getInputStream, text);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + JobId.IMPORT.of(job.id())))
                .body(ImportResponse.of(job));
    }

    @GetMapping("/v1/imports/{id}")
    @RequiredScope(Scope.IMPORTS_WRITE)
    @Refuses(ErrorCode.IMPORT_NOT_FOUND)
    @Operation(summary = "Read how an import gets on")
    ImportResponse readImport(Caller caller, @Parameter(description = ID) @PathVariable String id) {
        return ImportResponse.of(find(caller.tenant(), JobId.IMPORT.parse(id)));
    }

    private ImportJob find(TenantId tenant, UUID id) {
        ImportJob job = jobs.find(tenant, id);
        if (job == null) {
            throw JobId.IMPORT.notFound();
        }
        return job;
    }

    @PostMapping("/v1/imports/{id}/pause")
    @HarmlessTwice("an import that is paused stays paused")
    @RequiredScope(Scope.IMPORTS_WRITE)
    @Refuses(ErrorCode.IMPORT_NOT_FOUND)
    @Operation(
            summary = "Pause an import",
            description =
                    "It stops after the lines that are being booked; sending the same file with"
                            + " the same mapping goes on. An import that is finished stays so.")
    ImportResponse pauseImport(
            Caller caller, @Parameter(description = ID) @PathVariable String id) {
        UUID job = JobId.IMPORT.parse(id);
        find(caller.tenant(), job);
        jobs.pause(caller.tenant(), job);
        return ImportResponse.of(find(caller.tenant(), job));
    }

    @GetMapping("/v1/imports/{id}/bad-lines")
    @RequiredScope(Scope.IMPORTS_WRITE)
    @Refuses(ErrorCode.IMPORT_NOT_FOUND)
    @Operation(summary = "List the lines of an import that could not be booked")
    ListResponse<ImportResponse.BadLineResponse> listBadLines(
            Caller caller, @Parameter(description = ID) @PathVariable String id, PageQuery query) {
        UUID job = JobId.IMPORT.parse(id);
        find(caller.tenant(), job);
        var page = query.in("bad-lines", id);
        Long after = page.number();
        List<MappedLine.BadLine> found =
                jobs.badLines(caller.tenant(), job, after == null ? 0 : after, page.limit());
        return page.answer(found, MappedLine.BadLine::line, ImportResponse.BadLineResponse::of);
    }
}
