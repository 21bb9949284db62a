package io.ladder.ledger;

import io.ladder.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a programme says of one of its wallets.
 *
 * @param code as files and answers name it, such as {@code points}
 * @param kind what its points are for
 * @param decimals how many decimals of a point the smallest unit is shown with, 0 to 4; all figures
 *     are in the smallest unit
 * @param grace how long points live at least that come back after their lot has expired
 * @param limits how many points rules give at most
 * @param shortfall what happens where a return takes points that are spent already
 * @param cost what its points cost the house; null where nobody has said
 */
public record WalletRules(
        String code,
        Kind kind,
        int decimals,
        Expiry expiry,
        Duration grace,
        Availability availability,
        Limits limits,
        Shortfall shortfall,
        @Nullable PointCost cost) {
    public static final int DECIMALS_MAX = 4;

    public WalletRules {
        if (decimals < 0 || decimals > DECIMALS_MAX) {
            throw new IllegalArgumentException("a wallet has 0 to " + DECIMALS_MAX + " decimals");
        }
    }

    /** A wallet of points that are available at once, without limits, and may be owed. */
    public WalletRules(String code, Expiry expiry, Duration grace) {
        this(
                code,
                Kind.POINTS,
                0,
                expiry,
                grace,
                Availability.atOnce(),
                Limits.NONE,
                Shortfall.OWED,
                null);
    }

    /** What points are for. */
    public enum Kind {
        /** To be spent on rewards. */
        POINTS,
        /** To be counted only; nothing draws on them. */
        STATUS,
        /** Money of the house, such as cashback, in minor units of the programme's currency. */
        MONEY
    }

    /**
     * How members are told of so much in it, such as {@code 145}, {@code 1.5} with one decimal, or
     * {@code 1.50 EUR} where it holds money.
     *
     * @param units of the smallest unit
     * @param currency of the programme
     */
    public String text(long units, Currency currency) {
        return kind == Kind.MONEY
                ? new Money(units, currency).toString()
                : BigDecimal.valueOf(units, decimals).toPlainString();
    }

    /** Whether rewards may cost points of this wallet. */
    public boolean spendable() {
        return kind != Kind.STATUS;
    }

    /**
     * When points may be spent and when they expire. Points that would expire before they may be
     * spent live as long as if they were earned when they become available.
     */
    public Life life(Instant earnedAt, Availability.Goods goods, ZoneId zone) {
        Instant availableAt = availability.of(earnedAt, goods, zone);
        Instant expiresAt = expiry.of(earnedAt, zone);
        if (availableAt != null && expiresAt != null && !availableAt.isBefore(expiresAt)) {
            expiresAt = expiry.of(availableAt, zone);
        }
        return new Life(availableAt, expiresAt);
    }

    /**
     * The two dates of a lot.
     *
     * @param availableAt null for at once
     * @param expiresAt null for never
     */
    public record Life(@Nullable Instant availableAt, @Nullable Instant expiresAt) {}

    /**
     * How many points rules give to a member at most.
     *
     * @param perPurchase for one purchase; 0 for no limit
     * @param perDay on one day in the programme's time zone; 0 for no limit
     */
    public record Limits(long perPurchase, long perDay) {
        public static final Limits NONE = new Limits(0, 0);

        public Limits {
            if (perPurchase < 0 || perDay < 0) {
                throw new IllegalArgumentException("limits are not negative");
            }
        }
    }

    /**
     * What happens where goods come back whose points are spent.
     *
     * @param policy what is done
     * @param points for so many that are missing
     * @param worthMinor so much is withheld, in minor units of the programme's currency, rounded up
     */
    public record Shortfall(Policy policy, long points, long worthMinor) {
        public static final Shortfall OWED = new Shortfall(Policy.OWE, 1, 0);

        public Shortfall {
            if (points < 1 || worthMinor < 0) {
                throw new IllegalArgumentException("points are worth something");
            }
        }

        /** What points are worth that are missing, in minor units; rounded up. */
        public long worthOf(long missing) {
            return Math.ceilDiv(Math.multiplyExact(missing, worthMinor), points);
        }

        /** The ways to deal with points that are spent already. */
        public enum Policy {
            /** The balance goes below zero; what is earned next repays it. */
            OWE,
            /** What is there is taken, and the rest is written off. */
            WRITE_OFF,
            /** What is there is taken, and the till withholds money for the rest. */
            WITHHOLD
        }
    }
}
