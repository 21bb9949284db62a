package io.ladder.merge.web;

import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Relocation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that was merged into another one, or is one of its own again. */
@Schema(description = "A record of a person that counts as another, or no longer")
record MergeResponse(
        @Schema(example = "mbr_…") String memberId,
        @Schema(description = "As whom they count; absent where the merge was undone")
                @Nullable String mergedInto,
        Instant occurredAt,
        @Schema(description = "Of the account on which the member acts now, right after it")
                List<BalanceResponse> balances,
        @Schema(description = "By which the points left the account on which they acted before")
                List<MovementResponse> movements) {

    static MergeResponse of(JournalRecord record) {
        if (!(record.activity() instanceof Relocation.Departure departure)) {
            throw new IllegalStateException("record " + record.id() + " is no departure");
        }
        var as = departure.movers().getFirst().as();
        return new MergeResponse(
                PublicId.of(record.member()),
                as == null ? null : PublicId.of(as),
                departure.occurredAt(),
                Renderings.balances(record.outcome().receipt()),
                Renderings.movements(record.outcome().movements()));
    }
}
