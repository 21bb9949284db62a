package io.ladder.importing.web;

import io.ladder.importing.ImportJob;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(description = "A file of purchases on its way into the journal")
record ImportResponse(
        @Schema(example = "imp_06AN3J9BQM4X7C2D5E8F1G0H3K") String id,
        @Schema(description = "`waiting`, `running`, `paused`, `done` or `failed`") String status,
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
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(description = "Why the file cannot be read") @Nullable String failure) {

    static ImportResponse of(ImportJob job) {
        Duration left = job.timeLeft();
        return new ImportResponse(
                ImportId.of(job.id()),
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
                job.failure());
    }
}
