package io.ladder.insight.web;

import io.ladder.insight.Difference;
import io.ladder.insight.ReadExperiment;
import io.ladder.insight.ReadExperiment.Comparison;
import io.ladder.insight.Sample;
import io.ladder.journal.Experiment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an experiment. */
@Schema(description = "Members who got what rules give, and a control group that got nothing of it")
record ExperimentResponse(
        String id,
        @Schema(description = "How many percent of the members are in the control group")
                BigDecimal share,
        @Schema(description = "What the control group is drawn by, with the member's id")
                String salt,
        @Schema(description = "What the control group gets nothing of; empty for all rules")
                List<String> rules,
        @Schema(description = "The first moment that counts; absent for the beginning of all")
                @Nullable Instant from,
        @Schema(description = "The first moment that no longer counts; absent where it goes on")
                @Nullable Instant until,
        @Schema(description = "How many each of them made; absent in lists")
                @Nullable ComparisonResponse purchases,
        @Schema(description = "What they cost, in minor units; what came back counts")
                @Nullable ComparisonResponse revenue,
        @Schema(
                        description =
                                "What the points are taken to cost, in minor units; absent where no"
                                        + " wallet says")
                @Nullable ComparisonResponse cost,
        @Schema(description = "Points that rules gave, less those taken back; absent in lists")
                @Nullable List<WalletComparisonResponse> points) {
    private static final int DECIMALS = 4;
    private static final int PERCENT_DECIMALS = 2;

    @Schema(description = "The same number of each member, in both groups")
    record ComparisonResponse(
            GroupResponse treated,
            GroupResponse control,
            @Schema(
                            description =
                                    "By how much the means differ; absent where too few members"
                                            + " tell")
                    @Nullable DifferenceResponse difference) {
        static ComparisonResponse of(Comparison comparison) {
            Difference difference = comparison.difference();
            return new ComparisonResponse(
                    GroupResponse.of(comparison.treated()),
                    GroupResponse.of(comparison.control()),
                    difference == null ? null : DifferenceResponse.of(difference));
        }
    }

    @Schema(description = "The numbers of a group")
    record GroupResponse(long members, BigInteger sum, BigDecimal mean) {
        static GroupResponse of(Sample sample) {
            return new GroupResponse(sample.count(), sample.sum(), rounded(sample.mean()));
        }
    }

    @Schema(description = "Treated less control, with its 95 % confidence interval by Welch")
    record DifferenceResponse(BigDecimal mean, BigDecimal low, BigDecimal high) {
        static DifferenceResponse of(Difference difference) {
            return new DifferenceResponse(
                    rounded(difference.mean()),
                    rounded(difference.low()),
                    rounded(difference.high()));
        }
    }

    @Schema(description = "The points of a wallet")
    record WalletComparisonResponse(
            String wallet,
            GroupResponse treated,
            GroupResponse control,
            @Nullable DifferenceResponse difference) {
        static WalletComparisonResponse of(ReadExperiment.OfWallet each) {
            ComparisonResponse points = ComparisonResponse.of(each.points());
            return new WalletComparisonResponse(
                    each.wallet(), points.treated, points.control, points.difference);
        }
    }

    static ExperimentResponse of(Experiment experiment) {
        return new ExperimentResponse(
                experiment.id(),
                share(experiment),
                experiment.salt(),
                experiment.rules().stream().sorted().toList(),
                experiment.from(),
                experiment.until(),
                null,
                null,
                null,
                null);
    }

    static ExperimentResponse of(ReadExperiment.Report report) {
        Comparison cost = report.costMinor();
        return new ExperimentResponse(
                report.experiment().id(),
                share(report.experiment()),
                report.experiment().salt(),
                report.experiment().rules().stream().sorted().toList(),
                report.experiment().from(),
                report.experiment().until(),
                ComparisonResponse.of(report.purchases()),
                ComparisonResponse.of(report.revenueMinor()),
                cost == null ? null : ComparisonResponse.of(cost),
                report.points().stream().map(WalletComparisonResponse::of).toList());
    }

    private static BigDecimal share(Experiment experiment) {
        return BigDecimal.valueOf(experiment.share(), PERCENT_DECIMALS);
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
