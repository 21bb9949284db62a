package io.ladder.reward;

import io.ladder.journal.MemberStatus;
import io.ladder.journal.Receipt;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that members get for points.
 *
 * @param id unique in the programme
 * @param cost in points of its wallet, 1 or more
 * @param stock how many there are in all; null where there is no limit
 * @param validFrom the first moment at which it is offered; null for ever since
 * @param validUntil the first moment at which it is no longer offered; null for ever
 * @param ladder the ladder of {@code rungMin}; null where everybody may have it
 * @param rungMin the lowest rung that may have it
 * @param perMemberMax how many a member may have in all; null where there is no limit
 */
public record Reward(
        String id,
        String name,
        String wallet,
        long cost,
        @Nullable Long stock,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Ladder ladder,
        @Nullable String rungMin,
        @Nullable Integer perMemberMax) {

    /** The key of the shared counter of what is taken from the stock. */
    public String counter() {
        return counterOf(id);
    }

    static String counterOf(String reward) {
        return "stock:" + reward;
    }

    /**
     * Who asks for a reward, and when.
     *
     * @param available points to spend in the reward's wallet
     * @param taken how many of this reward the member has had
     * @param used how many were taken from the stock by all
     */
    public record Applicant(
            MemberStatus status,
            @Nullable String rung,
            long available,
            long taken,
            long used,
            Instant at) {}

    /** Every reason why the applicant cannot have the reward; empty where they can. */
    public List<Refusal> obstacles(Applicant applicant) {
        var obstacles = new ArrayList<Refusal>();
        if (applicant.status() != MemberStatus.ACTIVE) {
            obstacles.add(
                    applicant.status() == MemberStatus.BLOCKED
                            ? Refusal.of(ErrorCode.MEMBER_BLOCKED, "The member is blocked.")
                            : Refusal.of(ErrorCode.MEMBER_CLOSED, "The membership is closed."));
        }
        if ((validFrom != null && applicant.at().isBefore(validFrom))
                || (validUntil != null && !applicant.at().isBefore(validUntil))) {
            obstacles.add(
                    Refusal.of(
                            ErrorCode.REWARD_NOT_OFFERED,
                            "The reward is not offered at this time."));
        }
        if (!reaches(applicant.rung())) {
            obstacles.add(
                    Refusal.of(
                                    ErrorCode.RUNG_TOO_LOW,
                                    "The reward is for members from " + rungMin + " up.")
                            .with("required", String.valueOf(rungMin)));
        }
        if (perMemberMax != null && applicant.taken() >= perMemberMax) {
            obstacles.add(
                    Refusal.of(
                                    ErrorCode.REWARD_LIMIT_REACHED,
                                    "The member has had this reward as often as it may be had.")
                            .with("limit", perMemberMax));
        }
        if (stock != null && applicant.used() >= stock) {
            obstacles.add(Refusal.of(ErrorCode.OUT_OF_STOCK, "None of this reward is left."));
        }
        if (applicant.available() < cost) {
            obstacles.add(
                    Refusal.of(
                                    ErrorCode.INSUFFICIENT_POINTS,
                                    "The member has fewer points than the reward costs.")
                            .with("available", applicant.available())
                            .with("required", cost));
        }
        return obstacles;
    }

    /** Whether points, rung and date of a receipt suffice. */
    boolean isWithinReach(Receipt receipt, Instant at) {
        long available = 0;
        for (Receipt.Balance balance : receipt.balances()) {
            if (balance.wallet().equals(wallet)) {
                available = balance.available();
            }
        }
        String rung = null;
        for (Receipt.Place place : receipt.standings()) {
            if (ladder != null && place.scheme().equals(ladder.id())) {
                rung = place.rung();
            }
        }
        return obstacles(new Applicant(MemberStatus.ACTIVE, rung, available, 0, 0, at)).isEmpty();
    }

    private boolean reaches(@Nullable String rung) {
        if (ladder == null || rungMin == null) {
            return true;
        }
        return rung != null && ladder.indexOf(rung) >= ladder.indexOf(rungMin);
    }
}
