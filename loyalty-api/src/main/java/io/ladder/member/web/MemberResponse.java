package io.ladder.member.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member with balances and standings as of now. */
@Schema(description = "A member; balances and tiers are there where one member is read")
record MemberResponse(
        @Schema(example = "mbr_…") String id,
        @Schema(description = "`active`, `blocked` or `closed`") String status,
        Instant enrolledAt,
        @Schema(
                        description =
                                "As whom they count, where their record turned out to be another"
                                        + " one's",
                        example = "mbr_…")
                @Nullable String mergedInto,
        @Schema(
                        description = "The household on whose account they act; where read alone",
                        example = "hh_…")
                @Nullable String householdId,
        @Nullable String externalId,
        @Nullable String card,
        @Schema(description = "Only for keys with the scope pii:read")
                @Nullable PersonResponse person,
        @Schema(
                        description =
                                "What rules may know beside what the member does; where read alone",
                        example = "{\"birthday\": \"05-17\"}")
                @Nullable Map<String, Object> attributes,
        @Schema(description = "As of now") @Nullable List<WalletResponse> balances,
        @Schema(description = "As of now") @Nullable List<TierResponse> tiers) {

    @Schema(description = "Who a member is as a person")
    record PersonResponse(
            @Schema(description = "E.164") @Nullable String phone,
            @Nullable String email,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable LocalDate birthDate,
            @Nullable String language) {}

    @Schema(description = "A wallet in figures, and what of it expires when")
    record WalletResponse(
            String wallet,
            long available,
            long pending,
            long held,
            long lifetime,
            @Schema(description = "Soonest first") List<ExpiringResponse> expiring) {}

    @Schema(description = "Points that expire at one moment")
    record ExpiringResponse(
            long points,
            @Schema(description = "The first moment without them") Instant expiresAt) {}

    @Schema(description = "Where the member stands on a ladder")
    record TierResponse(
            String scheme,
            String rung,
            @Schema(description = "Since when; absent where the member never moved")
                    @Nullable Instant since,
            @Schema(description = "Where an operator fixed the rung")
                    @Nullable PinnedRungResponse pinned,
            @Schema(description = "Where the rung's criteria are no longer met")
                    @Nullable FailingResponse failing,
            @Schema(
                            description =
                                    "Until when the rung is met if nothing more happens; absent for"
                                            + " ever")
                    @Nullable Instant securedUntil,
            @Schema(description = "Absent on the highest rung") @Nullable String nextRung,
            List<io.ladder.http.Renderings.MissingResponse> missing,
            @Schema(description = "The same in words") @Nullable String missingText) {}

    @Schema(description = "A rung that an operator fixed")
    record PinnedRungResponse(
            String rung,
            @Schema(description = "What evidence supports meanwhile") String earnedRung,
            Instant until,
            @Schema(description = "In an operator's words") @Nullable String reason,
            @Schema(description = "The same by a code of the house") @Nullable String reasonCode) {}

    @Schema(description = "A rung that is about to be lost")
    record FailingResponse(
            Instant since,
            @Schema(description = "When the member moves down if nothing more happens")
                    @Nullable Instant until) {}
}
