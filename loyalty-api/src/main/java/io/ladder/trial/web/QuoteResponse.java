package io.ladder.trial.web;

import io.ladder.http.MoneyValue;
import io.ladder.http.ReceiptLine;
import io.ladder.http.Renderings;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.EarnedResponse;
import io.ladder.http.Renderings.MoveResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.http.Renderings.PlaceResponse;
import io.ladder.http.Renderings.ReasonResponse;
import io.ladder.journal.Outcome;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.trial.QuoteBasket;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a basket would bring. */
@Schema(description = "What a basket would bring, as a purchase's answer tells it")
record QuoteResponse(
        Instant occurredAt,
        @Schema(description = "The version that decided; of a draft, the one that it would be")
                int programmeVersion,
        MoneyValue total,
        @Schema(description = "What it would earn in the programme's first wallet")
                long pointsEarned,
        @Schema(description = "What each rule would give") List<EarnedResponse> earned,
        @Schema(description = "Right after it") List<BalanceResponse> balances,
        @Schema(description = "Right after it") List<PlaceResponse> tiers,
        @Schema(description = "Moves that it would bring") List<MoveResponse> moves,
        @Schema(description = "What points, rung and date would suffice for")
                List<QuotedRewardResponse> rewards,
        @Schema(description = "To print on the receipt") String receiptLine,
        List<MovementResponse> movements,
        @Schema(description = "Of each rule, why it would or would not apply")
                List<ReasonResponse> reasons) {
    private static final int REWARDS_MAX = 20;

    @Schema(description = "A reward that would be within reach")
    record QuotedRewardResponse(String id, String name, String wallet, long cost) {
        static QuotedRewardResponse of(Reward reward) {
            return new QuotedRewardResponse(
                    reward.id(), reward.name(), reward.wallet(), reward.cost());
        }
    }

    static QuoteResponse of(QuoteBasket.Quote quote) {
        Outcome outcome = quote.outcome();
        String main = quote.programme().wallets().getFirst().code();
        return new QuoteResponse(
                quote.purchase().occurredAt(),
                quote.programme().version(),
                MoneyValue.of(quote.purchase().total()),
                outcome.awarded(main),
                Renderings.earned(outcome.awards()),
                Renderings.balances(outcome.receipt()),
                Renderings.places(outcome.receipt()),
                Renderings.moves(outcome.moves()),
                rewards(quote),
                ReceiptLine.of(outcome, main),
                Renderings.movements(outcome.movements()),
                Renderings.reasons(quote.reasons()));
    }

    private static List<QuotedRewardResponse> rewards(QuoteBasket.Quote quote) {
        RewardCatalogue catalogue = quote.programme().mechanic(RewardCatalogue.class);
        return catalogue == null
                ? List.of()
                : catalogue
                        .withinReach(quote.outcome().receipt(), quote.purchase().occurredAt())
                        .stream()
                        .limit(REWARDS_MAX)
                        .map(QuotedRewardResponse::of)
                        .toList();
    }
}
