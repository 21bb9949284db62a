package io.ladder.household.web;

import io.ladder.household.Household;
import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Relocation;
import io.ladder.shared.AccountId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members who pool their points. */
@Schema(description = "Members who pool their points")
record HouseholdResponse(
        @Schema(example = "hh_…") String id,
        @Schema(description = "Of all together, as of now") List<BalanceResponse> balances,
        List<MemberResponse> members) {

    @Schema(description = "A member of a household")
    record MemberResponse(
            String memberId,
            @Schema(description = "What they did for each wallet")
                    List<ContributionResponse> contributions) {}

    @Schema(description = "What a member did for a wallet")
    record ContributionResponse(
            String wallet,
            @Schema(description = "What they were given, less what was taken back") long earned,
            @Schema(description = "Less what came back") long spent) {}

    static HouseholdResponse of(Household household) {
        return new HouseholdResponse(
                PublicId.of(household.account()),
                Renderings.balances(household.receipt()),
                household.members().stream().map(HouseholdResponse::member).toList());
    }

    private static MemberResponse member(Household.Member member) {
        return new MemberResponse(
                PublicId.of(member.id()),
                member.contributions().stream()
                        .map(each ->
                                new ContributionResponse(
                                        each.wallet(), each.earned(), each.spent()))
                        .toList());
    }

    /** Somebody who came to a household or left it. */
    @Schema(description = "A member who came to a household or left it")
    record MoveResponse(
            @Schema(description = "Absent in a dry run of founding one", example = "hh_…")
                    @Nullable String householdId,
            String memberId,
            Instant occurredAt,
            @Schema(description = "Of the account on which the member acts now, right after it")
                    List<BalanceResponse> balances,
            @Schema(
                            description =
                                    "By which the points left the account on which they acted"
                                            + " before")
                    List<MovementResponse> movements) {

        static MoveResponse of(JournalRecord record, @Nullable AccountId household) {
            return new MoveResponse(
                    household == null ? null : PublicId.of(household),
                    PublicId.of(record.member()),
                    record.activity().occurredAt(),
                    Renderings.balances(record.outcome().receipt()),
                    Renderings.movements(record.outcome().movements()));
        }
    }

    /** The household that a record tells of. */
    static AccountId household(JournalRecord record) {
        if (!(record.activity() instanceof Relocation.Departure departure)
                || departure.in() == null) {
            throw new IllegalStateException("record " + record.id() + " is no departure");
        }
        return departure.reason().pools() ? departure.in().account() : record.id().account();
    }
}
