package io.ladder.trial.web;

import io.ladder.http.JobId;
import io.ladder.http.Renderings;
import io.ladder.trial.BackTest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A back-test, and how it gets on. */
@Schema(description = "A draft that is tried on what happened, and how that gets on")
record BacktestResponse(
        String id,
        @Schema(description = "`waiting`, `running`, `done`, `failed` or `cancelled`")
                String status,
        @Schema(description = "The first moment that counts; absent for the beginning")
                @Nullable Instant from,
        @Schema(description = "The first moment that no longer counts") Instant until,
        @Schema(description = "Whether it tries a draft, or the programme as it is") boolean draft,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(description = "How many activities there are to go through; 0 until it has begun")
                long activities,
        @Schema(description = "How many it has gone through") long done,
        @Schema(description = "Why it failed; absent unless it did") @Nullable String failure,
        @Schema(description = "What came of it; absent until it is done, and in lists")
                @Nullable FiguresResponse figures) {

    static BacktestResponse of(BackTest test, boolean whole) {
        BackTest.Figures figures = test.figures();
        return new BacktestResponse(
                JobId.BACK_TEST.of(test.id()),
                Renderings.text(test.status()),
                test.wanted().from(),
                test.wanted().until(),
                test.wanted().source() != null,
                test.createdAt(),
                test.finishedAt(),
                test.activities(),
                test.done(),
                test.failure(),
                whole && figures != null ? FiguresResponse.of(figures) : null);
    }
}
