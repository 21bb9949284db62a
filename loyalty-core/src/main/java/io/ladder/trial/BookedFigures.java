package io.ladder.trial;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What was booked in a period, to compare it with what a draft would have brought. */
public interface BookedFigures {
    /** The most accounts that are told of at once. */
    int PAGE_MAX = 1_000;

    /**
     * Points that rules gave to an account, less those taken back.
     *
     * @param month such as {@code 2026-01}, in the time zone that was asked for
     */
    record Issued(AccountId account, String wallet, String cause, String month, long points) {}

    /**
     * What was booked for some accounts.
     *
     * @param issued from a moment on and before another
     * @param owed what they had before the latter and might still spend, by wallet
     */
    record Page(List<Issued> issued, Map<String, Long> owed) {
        public Page {
            issued = List.copyOf(issued);
            owed = Map.copyOf(owed);
        }
    }

    /**
     * What was booked for some accounts.
     *
     * @param booked 1 to {@link #PAGE_MAX} accounts of the tenant, and how many of their records
     *     count
     */
    Page page(
            TenantId tenant, Instant from, Instant until, ZoneId zone, Map<AccountId, Long> booked);
}
