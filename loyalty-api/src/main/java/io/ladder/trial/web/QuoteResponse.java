package io.ladder.trial.web;

import io.ladder.http.MoneyValue;
import io.ladder.http.Renderings;
import io.ladder.http.Renderings.BalanceResponse;
import io.ladder.http.Renderings.EarnedInResponse;
import io.ladder.http.Renderings.EarnedResponse;
import io.ladder.http.Renderings.MoveResponse;
import io.ladder.http.Renderings.MovementResponse;
import io.ladder.http.Renderings.PlaceResponse;
import io.ladder.http.Renderings.ReasonResponse;
import io.ladder.journal.Line;
import io.ladder.journal.Outcome;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Discounts;
import io.ladder.shared.Money;
import io.ladder.trial.QuoteBasket;
import io.ladder.wording.ReceiptLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a basket would bring. */
@Schema(description = "What a basket would bring, as a purchase's answer tells it")
record QuoteResponse(
        Instant occurredAt,
        @Schema(description = "The version that decided; of a draft, the one that it would be")
                int programmeVersion,
        @Schema(description = "What it would cost, less the programme's discounts")
                MoneyValue total,
        @Schema(
                        description =
                                "What it would cost without any: lines that name a list amount, at"
                                        + " that")
                MoneyValue totalBeforeDiscounts,
        @Schema(
                        description =
                                "What the programme's discounts take off these, each by itself; what"
                                        + " the till took off a line counts towards it")
                List<DiscountResponse> discounts,
        @Schema(description = "Lines that cost less than before, as the purchase is to name them")
                List<CheaperLineResponse> cheaperLines,
        @Schema(
                        description =
                                "What it would earn in the programme's first wallet; in all of"
                                        + " them: `earned_by_wallet`")
                long pointsEarned,
        @Schema(description = "What each rule would give") List<EarnedResponse> earned,
        @Schema(description = "What it would earn in each wallet; without those that get nothing")
                List<EarnedInResponse> earnedByWallet,
        @Schema(description = "Right after it") List<BalanceResponse> balances,
        @Schema(description = "Right after it") List<PlaceResponse> tiers,
        @Schema(description = "Moves that it would bring") List<MoveResponse> moves,
        @Schema(description = "What points, rung and date would suffice for")
                List<QuotedRewardResponse> rewards,
        @Schema(
                        description =
                                "To print on the receipt: the first wallet, each other one that gets"
                                        + " points, and the rung")
                String receiptLine,
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

    @Schema(description = "What a discount takes off")
    record DiscountResponse(
            String discount,
            @Schema(description = "Off all lines together") MoneyValue amount,
            @Schema(description = "Off each line that becomes cheaper")
                    List<LineShareResponse> lines) {
        static DiscountResponse of(Discounts.Granted granted) {
            return new DiscountResponse(
                    granted.discount(),
                    MoneyValue.of(granted.amount()),
                    granted.shares().stream()
                            .map(share ->
                                    new LineShareResponse(
                                            share.line(), MoneyValue.of(share.amount())))
                            .toList());
        }
    }

    @Schema(description = "What is taken off a line")
    record LineShareResponse(String line, MoneyValue amount) {}

    @Schema(description = "A line that costs less than before")
    record CheaperLineResponse(
            String id,
            @Schema(description = "What it costs now") MoneyValue amount,
            @Schema(description = "What it cost before") MoneyValue listAmount) {}

    private static List<CheaperLineResponse> cheaper(QuoteBasket.Quote quote) {
        var cheaper = new ArrayList<CheaperLineResponse>();
        for (Line line : quote.price().lines()) {
            Money before = line.undiscounted().amount();
            if (!before.equals(line.amount())) {
                cheaper.add(
                        new CheaperLineResponse(
                                line.id(), MoneyValue.of(line.amount()), MoneyValue.of(before)));
            }
        }
        return cheaper;
    }

    static QuoteResponse of(QuoteBasket.Quote quote) {
        Outcome outcome = quote.outcome();
        String main = quote.programme().wallets().getFirst().code();
        return new QuoteResponse(
                quote.asked().occurredAt(),
                quote.programme().version(),
                MoneyValue.of(quote.price().total()),
                MoneyValue.of(quote.price().before()),
                quote.price().granted().stream().map(DiscountResponse::of).toList(),
                cheaper(quote),
                outcome.awarded(main),
                Renderings.earned(outcome.awards()),
                Renderings.earnedByWallet(outcome),
                Renderings.balances(outcome.receipt()),
                Renderings.places(outcome.receipt()),
                Renderings.moves(outcome.moves()),
                rewards(quote),
                ReceiptLine.of(outcome, main, quote.programme(), Renderings::missingText),
                Renderings.movements(outcome.movements()),
                Renderings.reasons(quote.reasons()));
    }

    private static List<QuotedRewardResponse> rewards(QuoteBasket.Quote quote) {
        return RewardCatalogue.of(quote.programme())
                .withinReach(quote.outcome().receipt(), quote.asked().occurredAt())
                .stream()
                .limit(REWARDS_MAX)
                .map(QuotedRewardResponse::of)
                .toList();
    }
}
