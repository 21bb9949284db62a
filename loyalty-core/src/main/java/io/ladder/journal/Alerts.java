package io.ladder.journal;

import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alerts of tenants. How often guard rails kept points back is in the journal; how often they
 * refused rewards, and what people found, is kept here.
 */
public interface Alerts {

    /**
     * Which alerts to list; null asks for all.
     *
     * @param from the first day
     * @param to the last day, at most {@link #DAYS_MAX} days in all
     */
    record Filter(
            LocalDate from,
            LocalDate to,
            @Nullable Boolean open,
            @Nullable String by,
            @Nullable MemberId member) {
        /** The most days that one list looks at. */
        public static final int DAYS_MAX = 366;

        public Filter {
            if (from.isAfter(to) || !from.plusDays(DAYS_MAX).isAfter(to)) {
                throw new IllegalArgumentException("no days, or too many to be looked at");
            }
        }

        /** Whether an alert is among those that are asked for. */
        public boolean takes(Alert alert) {
            AlertKey key = alert.key();
            return !key.day().isBefore(from)
                    && !key.day().isAfter(to)
                    && (open == null || open == alert.open())
                    && (by == null || by.equals(key.by()))
                    && (member == null || member.equals(key.member()));
        }
    }

    /**
     * Alerts, those of the newest day first, and of one day in the order of their keys' texts,
     * backwards.
     *
     * @param after the alert that the page begins after; null for the first page
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    List<Alert> list(TenantId tenant, Filter filter, @Nullable AlertKey after, int limit);

    /** The alert of that key; null where nothing of the kind happened, or all of it came back. */
    @Nullable Alert find(TenantId tenant, AlertKey key);

    /** Counts a reward that was refused. */
    void refused(TenantId tenant, AlertKey key);

    /** Keeps what somebody found, in place of what was found before. */
    void review(TenantId tenant, AlertKey key, Alert.Review review);
}
