package io.ladder.trial;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Some of the accounts that there are.
     *
     * @param issued from a moment on and before another
     * @param owed what they had before the latter and might still spend, by wallet
     * @param last the last account that was looked at; null where there are no more
     */
    record Page(List<Issued> issued, Map<String, Long> owed, @Nullable AccountId last) {
        public Page {
            issued = List.copyOf(issued);
            owed = Map.copyOf(owed);
        }
    }

    /**
     * What was booked for so many accounts after one.
     *
     * @param accounts 1 to {@link #PAGE_MAX}
     */
    Page page(
            TenantId tenant,
            Instant from,
            Instant until,
            ZoneId zone,
            @Nullable AccountId after,
            int accounts);
}
