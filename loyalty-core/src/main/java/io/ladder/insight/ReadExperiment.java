package io.ladder.insight;

import io.ladder.journal.Experiment;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the members of an experiment who got all with those who got nothing.
 *
 * <p>Refuses: {@code programme_not_found}, {@code experiment_not_found}, and {@code busy} while an
 * experiment of the tenant is read already, or of too many others, or where that takes longer than
 * a minute.
 */
@UseCase
public final class ReadExperiment {
    private final Programmes programmes;
    private final MemberTotals totals;
    private final LongReads reads = new LongReads();

    public ReadExperiment(Programmes programmes, MemberTotals totals) {
        this.programmes = programmes;
        this.totals = totals;
    }

    /**
     * What came of an experiment.
     *
     * @param from the first moment that is counted
     * @param until the first moment that is not
     * @param points by wallet
     */
    public record Report(
            Experiment experiment,
            Instant from,
            Instant until,
            String currency,
            Comparison purchases,
            Comparison revenueMinor,
            @Nullable Comparison costMinor,
            List<OfWallet> points) {
        public Report {
            points = List.copyOf(points);
        }
    }

    /** Points that rules gave in a wallet. */
    public record OfWallet(String wallet, Comparison points) {}

    /** A number of each member of both groups. */
    public record Comparison(Sample treated, Sample control) {
        private static final Comparison NONE = new Comparison(Sample.NONE, Sample.NONE);

        private Comparison with(boolean controlled, long number) {
            return controlled
                    ? new Comparison(treated, control.with(number))
                    : new Comparison(treated.with(number), control);
        }

        /** By how much members who got all differ from those who got nothing. */
        public @Nullable Difference difference() {
            return Difference.between(treated, control);
        }
    }

    /** The experiments of the programme in force. */
    public List<Experiment> list(TenantId tenant) {
        return programmes.inForce(tenant).experiments();
    }

    /** Sums up what members did while the experiment ran, up to now. */
    public Report read(TenantId tenant, String id) {
        Instant now = programmes.now(tenant);
        Programme programme = programmes.timeline(tenant).at(now);
        Experiment experiment = programme.experiment(id);
        if (experiment == null) {
            throw Refusal.of(
                            ErrorCode.EXPERIMENT_NOT_FOUND,
                            "The programme in force has no such experiment.")
                    .asException();
        }
        Instant from = experiment.from() == null ? Instant.EPOCH : experiment.from();
        Instant end = experiment.until();
        Instant until = end == null || end.isAfter(now) ? now : end;
        var sums = new Sums(experiment, programme);
        return reads.alone(
                tenant,
                _ -> {
                    totals.forEach(tenant, from, until, LongReads.LASTS_MAX, sums::add);
                    return sums.report(from, until);
                });
    }

    private static final class Sums {
        private final Experiment experiment;
        private final Programme programme;
        private final boolean costed;
        private final Comparison[] points;
        private Comparison purchases = Comparison.NONE;
        private Comparison revenue = Comparison.NONE;
        private Comparison cost = Comparison.NONE;

        Sums(Experiment experiment, Programme programme) {
            this.experiment = experiment;
            this.programme = programme;
            this.costed = programme.wallets().stream().anyMatch(rules -> rules.cost() != null);
            this.points = new Comparison[programme.wallets().size()];
            Arrays.fill(points, Comparison.NONE);
        }

        void add(MemberTotals.Total total) {
            boolean controlled = experiment.controls(total.member());
            purchases = purchases.with(controlled, total.purchases());
            revenue = revenue.with(controlled, total.revenueMinor());
            long minor = 0;
            for (int index = 0; index < points.length; index++) {
                WalletRules rules = programme.wallets().get(index);
                long issued = total.issued().getOrDefault(rules.code(), 0L);
                points[index] = points[index].with(controlled, issued);
                PointCost each = rules.cost();
                minor = each == null ? minor : Math.addExact(minor, each.of(issued));
            }
            cost = cost.with(controlled, minor);
        }

        Report report(Instant from, Instant until) {
            var byWallet = new ArrayList<OfWallet>();
            for (int index = 0; index < points.length; index++) {
                byWallet.add(new OfWallet(programme.wallets().get(index).code(), points[index]));
            }
            return new Report(
                    experiment,
                    from,
                    until,
                    programme.currency().getCurrencyCode(),
                    purchases,
                    revenue,
                    costed ? cost : null,
                    byWallet);
        }
    }
}
