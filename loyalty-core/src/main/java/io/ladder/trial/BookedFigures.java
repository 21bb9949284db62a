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
    /** The most accounts that {@link #issued} tells at once. */
    int PAGE_MAX = 10_000;

    /**
     * Points that rules gave, less those taken back.
     *
     * @param month such as {@code 2026-01}, in the time zone that was asked for
     */
    record Issued(String wallet, String cause, String month, long points) {}

    /** Points that rules gave to an account in a wallet, less those taken back. */
    record OfAccount(AccountId account, String wallet, long points) {}

    /** All that was given from a moment on and before another. */
    List<Issued> issued(TenantId tenant, Instant from, Instant until, ZoneId zone);

    /**
     * Some of the accounts that there are.
     *
     * @param issued to those of them that got or gave back any
     * @param last the last account that was looked at; null where there are no more
     */
    record Page(List<OfAccount> issued, @Nullable AccountId last) {
        public Page {
            issued = List.copyOf(issued);
        }
    }

    /** The same by account, of so many accounts after one. */
    Page issued(
            TenantId tenant, Instant from, Instant until, @Nullable AccountId after, int accounts);

    /** What members had before a moment and might still spend, by wallet. */
    Map<String, Long> owed(TenantId tenant, Instant until);
}
