package io.ladder.member.web;

import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.EarnedResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.http.Renderings.PlaceResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new member and what the enrolment brought. */
@Schema(description = "A new member and what the enrolment brought")
record EnrolmentResponse(
        @Schema(description = "Absent in a dry run", example = "mbr_…") @Nullable String id,
        Instant enrolledAt,
        @Nullable String externalId,
        @Nullable String card,
        @Schema(description = "What each rule gave, such as a welcome bonus")
                List<EarnedResponse> earned,
        List<BalanceResponse> balances,
        List<PlaceResponse> tiers,
        List<MovementResponse> movements) {}
