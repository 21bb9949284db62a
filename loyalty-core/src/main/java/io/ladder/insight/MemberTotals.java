package io.ladder.insight;

import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What each member did in a period, for whoever compares members. */
public interface MemberTotals {

    /**
     * What a member did; whoever was merged into them did it too.
     *
     * @param purchases how many; what came back counts
     * @param revenueMinor what they cost in all, in minor units
     * @param issued points that rules gave, less those taken back, by wallet
     */
    record Total(MemberId member, long purchases, long revenueMinor, Map<String, Long> issued) {
        public Total {
            issued = Map.copyOf(issued);
        }
    }

    /**
     * Tells of each member once, of those who did nothing as well, in any order.
     *
     * @throws io.ladder.shared.LoyaltyException {@code busy} where it takes longer than that
     */
    void forEach(
            TenantId tenant, Instant from, Instant until, Duration patience, Consumer<Total> taker);
}
