package io.ladder.trial;

import io.ladder.ledger.PointCost;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is tried on what really happened, as a job.
 *
 * @param activities how many there are to live again; 0 until it has begun
 * @param done how many were lived again
 * @param failure why it ended without figures; null unless it failed
 * @param figures what came of it; null until it is done
 */
public record BackTest(
        UUID id,
        TenantId tenant,
        Wanted wanted,
        Status status,
        Instant createdAt,
        long activities,
        long done,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Figures figures) {

    /** How far it has come. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more will come of it. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * What is to be tried.
     *
     * @param source the draft; null for the programme as it is, with all its versions
     * @param from the first moment that counts; null to count from the beginning
     * @param until the first moment that no longer counts
     * @param costs what points are taken to cost, by wallet; of others what the file says
     */
    public record Wanted(
            @Nullable String source,
            @Nullable Instant from,
            Instant until,
            Map<String, PointCost> costs) {
        public Wanted {
            costs = Map.copyOf(costs);
        }

        /** The first moment that counts. */
        public Instant begin() {
            return from == null ? Instant.EPOCH : from;
        }
    }

    /**
     * What came of it. All figures are of the period, except where points are owed and who stands
     * where, which are of its end.
     *
     * @param members who did something
     * @param membersAffected who got more or fewer points than were booked
     * @param purchases how many were made
     * @param revenueMinor what they cost in all, in minor units, without what was returned
     * @param refused what was booked and would not have been possible
     */
    public record Figures(
            long members,
            long membersAffected,
            long purchases,
            long revenueMinor,
            String currency,
            List<WalletFigures> wallets,
            List<LadderFigures> ladders,
            List<BudgetFigures> budgets,
            List<RefusedFigures> refused) {
        public Figures {
            wallets = List.copyOf(wallets);
            ladders = List.copyOf(ladders);
            budgets = List.copyOf(budgets);
            refused = List.copyOf(refused);
        }
    }

    /** Points by the draft, and as they were booked; less those taken back. */
    public record Given(long draft, long booked) {
        Given plus(Given other) {
            return new Given(
                    Math.addExact(draft, other.draft), Math.addExact(booked, other.booked));
        }
    }

    /**
     * The points of a wallet.
     *
     * @param cost what they are taken to cost; null where nobody says
     * @param issued points that rules gave
     * @param owed points that members have at the end of the period
     * @param rules by what entries name as their cause: rules, and corrections such as returns
     * @param months by the month in which they were given, such as {@code 2026-01}
     * @param gaining who get most more than was booked, at most {@link #MEMBERS_MAX}
     * @param losing who get most less than was booked, at most {@link #MEMBERS_MAX}
     */
    public record WalletFigures(
            String wallet,
            @Nullable PointCost cost,
            Given issued,
            Given owed,
            List<Named> rules,
            List<Named> months,
            List<OfMember> gaining,
            List<OfMember> losing) {
        public static final int MEMBERS_MAX = 20;

        public WalletFigures {
            rules = List.copyOf(rules);
            months = List.copyOf(months);
            gaining = List.copyOf(gaining);
            losing = List.copyOf(losing);
        }
    }

    /** Points under a name. */
    public record Named(String name, Given points) {}

    /** Points of a member; of several who share an account, of the first. */
    public record OfMember(MemberId member, Given points) {}

    /** Who stands where on a ladder. */
    public record LadderFigures(String ladder, List<RungFigures> rungs) {
        public LadderFigures {
            rungs = List.copyOf(rungs);
        }
    }

    /** How many members stand on a rung, as it was booked and by the draft. */
    public record RungFigures(String rung, long booked, long draft) {}

    /**
     * A budget of the draft.
     *
     * @param used points drawn in all, since the beginning
     * @param ranOutAt when nothing was left of it for the first time; null where never
     */
    public record BudgetFigures(
            String budget, String wallet, long points, long used, @Nullable Instant ranOutAt) {}

    /**
     * What would have been refused.
     *
     * @param activity such as {@code redemption}
     * @param code why
     * @param firstAt when for the first time
     */
    public record RefusedFigures(String activity, String code, long count, Instant firstAt) {}
}
