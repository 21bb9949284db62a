package io.ladder.adjustment;

import io.ladder.journal.Actor;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The adjustments that take, or took, a second person. */
public interface Proposals {

    /** How far a proposal has come. */
    enum Status {
        /** Nobody has settled it. */
        AWAITING_APPROVAL,
        /** A second person allowed it, and it is booked. */
        APPROVED,
        /** A second person refused it. */
        REJECTED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of that text, or null where there is none. */
        public static @Nullable Status of(String text) {
            for (Status status : values()) {
                if (status.text().equals(text)) {
                    return status;
                }
            }
            return null;
        }
    }

    /**
     * A proposal and what became of it.
     *
     * @param number its place among all, in the order of arrival
     * @param settledBy null while it awaits somebody
     * @param settledAt null while it awaits somebody
     */
    record View(
            long number,
            RecordId id,
            MemberId member,
            Document document,
            String wallet,
            long points,
            String reasonCode,
            Actor clerk,
            Instant proposedAt,
            Status status,
            @Nullable Actor settledBy,
            @Nullable Instant settledAt) {}

    /** The proposal of that id; null where the tenant has none. */
    @Nullable View find(TenantId tenant, RecordId id);

    /**
     * Proposals, newest first.
     *
     * @param status null for all
     * @param before the number that the page ends before; null for the first page
     * @param limit 1 to {@link io.ladder.shared.Page#LIMIT_MAX}
     */
    List<View> list(TenantId tenant, @Nullable Status status, @Nullable Long before, int limit);
}
