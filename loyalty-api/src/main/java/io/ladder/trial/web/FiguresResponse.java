package io.ladder.trial.web;

import io.ladder.http.MoneyValue;
import io.ladder.http.PublicId;
import io.ladder.ledger.PointCost;
import io.ladder.shared.Money;
import io.ladder.trial.BackTest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a back-test. */
@Schema(description = "What a draft would have brought in a period, and what was booked in it")
record FiguresResponse(
        @Schema(description = "Who ever did something before the end of the period") long members,
        @Schema(description = "Who got more or fewer points than were booked") long membersAffected,
        @Schema(description = "Purchases of the period") long purchases,
        @Schema(description = "What they cost; returns are not taken off") MoneyValue revenue,
        List<WalletFigure> wallets,
        @Schema(description = "Who stood where at the end of the period")
                List<LadderFigure> ladders,
        @Schema(description = "The budgets of the draft") List<BudgetFigure> budgets,
        @Schema(description = "What was booked and would not have been possible")
                List<RefusalFigure> refused) {

    @Schema(description = "Points by the draft and as booked, less those taken back")
    record PointsFigure(
            long draft,
            long booked,
            @Schema(description = "Absent where nobody says what points cost")
                    @Nullable MoneyValue draftCost,
            @Nullable MoneyValue bookedCost) {}

    @Schema(description = "The points of a wallet")
    record WalletFigure(
            String wallet,
            @Schema(description = "What its points are taken to cost; absent where nobody says")
                    @Nullable CostFigure cost,
            @Schema(description = "Given by rules in the period") PointsFigure issued,
            @Schema(description = "Owed to members at the end of the period") PointsFigure owed,
            @Schema(
                            description =
                                    "By rule; what returns and other corrections took back stands"
                                            + " under the names that entries give them")
                    List<NamedFigure> rules,
            @Schema(description = "By month, such as `2026-01`") List<NamedFigure> months,
            @Schema(description = "Who would have got most more, at most 20")
                    List<MemberFigure> gaining,
            @Schema(description = "Who would have got most less, at most 20")
                    List<MemberFigure> losing) {}

    @Schema(description = "So many points cost so much")
    record CostFigure(long points, MoneyValue amount) {}

    @Schema(description = "Points under a name")
    record NamedFigure(String name, PointsFigure points) {}

    @Schema(description = "Points of a member")
    record MemberFigure(String memberId, long draft, long booked) {}

    @Schema(description = "Who stands where on a ladder")
    record LadderFigure(String ladder, List<RungFigure> rungs) {}

    @Schema(description = "How many members stand on a rung")
    record RungFigure(String rung, long draft, long booked) {}

    @Schema(description = "A budget of the draft")
    record BudgetFigure(
            String id,
            String wallet,
            long points,
            @Schema(description = "Drawn since the beginning") long used,
            @Schema(description = "When nothing was left for the first time; absent for never")
                    @Nullable Instant ranOutAt) {}

    @Schema(description = "What would have been refused")
    record RefusalFigure(
            @Schema(example = "redemption") String activity,
            @Schema(example = "insufficient_points") String code,
            long count,
            @Schema(description = "When for the first time") Instant firstAt) {}

    static FiguresResponse of(BackTest.Figures figures) {
        String currency = figures.currency();
        return new FiguresResponse(
                figures.members(),
                figures.membersAffected(),
                figures.purchases(),
                money(figures.revenueMinor(), currency),
                figures.wallets().stream().map(each -> wallet(each, currency)).toList(),
                figures.ladders().stream()
                        .map(each ->
                                new LadderFigure(
                                        each.ladder(),
                                        each.rungs().stream()
                                                .map(rung ->
                                                        new RungFigure(
                                                                rung.rung(),
                                                                rung.draft(),
                                                                rung.booked()))
                                                .toList()))
                        .toList(),
                figures.budgets().stream()
                        .map(each ->
                                new BudgetFigure(
                                        each.budget(),
                                        each.wallet(),
                                        each.points(),
                                        each.used(),
                                        each.ranOutAt()))
                        .toList(),
                figures.refused().stream()
                        .map(each ->
                                new RefusalFigure(
                                        each.activity(), each.code(), each.count(), each.firstAt()))
                        .toList());
    }

    private static WalletFigure wallet(BackTest.WalletFigures figures, String currency) {
        PointCost cost = figures.cost();
        return new WalletFigure(
                figures.wallet(),
                cost == null ? null : new CostFigure(cost.points(), money(cost.minor(), currency)),
                points(figures.issued(), cost, currency),
                points(figures.owed(), cost, currency),
                named(figures.rules(), cost, currency),
                named(figures.months(), cost, currency),
                figures.gaining().stream().map(FiguresResponse::member).toList(),
                figures.losing().stream().map(FiguresResponse::member).toList());
    }

    private static List<NamedFigure> named(
            List<BackTest.Named> all, @Nullable PointCost cost, String currency) {
        return all.stream()
                .map(each -> new NamedFigure(each.name(), points(each.points(), cost, currency)))
                .toList();
    }

    private static PointsFigure points(
            BackTest.Given given, @Nullable PointCost cost, String currency) {
        return new PointsFigure(
                given.draft(),
                given.booked(),
                cost == null ? null : money(cost.of(given.draft()), currency),
                cost == null ? null : money(cost.of(given.booked()), currency));
    }

    private static MemberFigure member(BackTest.OfMember of) {
        return new MemberFigure(
                PublicId.of(of.member()), of.points().draft(), of.points().booked());
    }

    private static MoneyValue money(long minor, String currency) {
        return MoneyValue.of(Money.of(minor, currency));
    }
}
