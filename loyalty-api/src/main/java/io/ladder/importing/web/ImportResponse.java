package io.ladder.importing.web;

import io.ladder.http.JobId;
import io.ladder.importing.ImportJob;
import io.ladder.importing.MappedLine;
import io.ladder.importing.TryImport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "A file of purchases on its way into the journal")
record ImportResponse(
        @Schema(
                        description = "Absent where it was only tried",
                        example = "imp_06AN3J9BQM4X7C2D5E8F1G0H3K")
                @Nullable String id,
        @Schema(description = "`waiting`, `running`, `paused`, `done`, `failed` or `tried`")
                String status,
        @Schema(example = "CDNOW_master.txt.gz") String fileName,
        @Schema(description = "How many lines the file has", example = "69660") long lines,
        @Schema(description = "How many of them are read") long linesDone,
        @Schema(description = "Purchases that were booked") long booked,
        @Schema(
                        description =
                                "Purchases that were booked before, by another import or by a run"
                                        + " of this one that was interrupted")
                long repeated,
        @Schema(description = "Lines that could not be booked") long bad,
        @Schema(description = "How many lines a second the present or last run takes") long rate,
        @Schema(description = "How long a running import will take from now")
                @Nullable Long secondsLeft,
        @Nullable Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(description = "Why the file cannot be read") @Nullable String failure,
        @Schema(description = "The bad lines, where it was only tried")
                @Nullable List<BadLineResponse> badLines) {
    private static final String TRIED = "tried";

    @Schema(description = "A line that could not be booked")
    record BadLineResponse(
            @Schema(description = "Its number in the file, from 1", example = "17") long line,
            @Schema(
                            description = "The field of the mapping at fault; `line` for all of it",
                            example = "occurred_at")
                    String field,
            @Schema(example = "This is no date in the form yyyyMMdd.") String reason) {

        static BadLineResponse of(MappedLine.BadLine bad) {
            return new BadLineResponse(bad.line(), bad.field(), bad.reason());
        }
    }

    static ImportResponse of(String fileName, TryImport.Preview preview) {
        return new ImportResponse(
                null,
                TRIED,
                fileName,
                preview.lines(),
                preview.linesTried(),
                preview.booked(),
                preview.repeated(),
                preview.bad().size(),
                0,
                null,
                null,
                null,
                null,
                preview.bad().stream().map(BadLineResponse::of).toList());
    }

    static ImportResponse of(ImportJob job) {
        Duration left = job.timeLeft();
        return new ImportResponse(
                JobId.IMPORT.of(job.id()),
                job.status().text(),
                job.fileName(),
                job.lines(),
                job.linesDone(),
                job.booked(),
                job.repeated(),
                job.bad(),
                job.linesPerSecond(),
                left == null ? null : left.toSeconds(),
                job.createdAt(),
                job.finishedAt(),
                job.failure(),
                null);
    }
}
