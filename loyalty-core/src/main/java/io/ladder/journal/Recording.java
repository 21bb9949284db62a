package io.ladder.journal;

import io.ladder.shared.Document;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to record an activity.
 *
 * @param content the activity as its caller wrote it, to tell a repetition from another activity
 *     under the same key; without what the service filled in
 * @param remark free words of a person that go with it, kept apart from the journal; null for none
 * @param idempotencyKey the caller's key; null where they sent none
 * @param other whose the other side of a {@link TwoSided} activity is; null for all others
 * @param undated the activity by its moment, where the caller named none and it happens when it is
 *     booked; null where they did
 */
public record Recording(
        TenantId tenant,
        Subject subject,
        Activity activity,
        String content,
        @Nullable String remark,
        @Nullable String idempotencyKey,
        Subject.@Nullable OfAccount other,
        @Nullable Function<Instant, Activity> undated) {

    /** For so long at most a request waits for its turn behind one that took its moment later. */
    private static final Duration TURN_MAX = Duration.ofSeconds(10);

    public Recording {
        if (activity instanceof TwoSided != (other != null)) {
            throw new IllegalArgumentException("two sides have two accounts");
        }
    }

    /** A recording of what happened at the moment that the activity bears. */
    public Recording(
            TenantId tenant,
            Subject subject,
            Activity activity,
            String content,
            @Nullable String remark,
            @Nullable String idempotencyKey,
            Subject.@Nullable OfAccount other) {
        this(tenant, subject, activity, content, remark, idempotencyKey, other, null);
    }

    /** A recording that concerns one account. */
    public Recording(
            TenantId tenant,
            Subject subject,
            Activity activity,
            String content,
            @Nullable String remark,
            @Nullable String idempotencyKey) {
        this(tenant, subject, activity, content, remark, idempotencyKey, null);
    }

    /** A recording without a remark. */
    public Recording(
            TenantId tenant,
            Subject subject,
            Activity activity,
            String content,
            @Nullable String idempotencyKey) {
        this(tenant, subject, activity, content, null, idempotencyKey, null);
    }

    /** The same request for the activity as it knows its other side. */
    public Recording as(Activity facing) {
        return new Recording(
                tenant, subject, facing, content, remark, idempotencyKey, other, undated);
    }

    /**
     * The same request, whose caller named no moment.
     *
     * @param by the activity by its moment; of the moment of the request, the same as this one's
     */
    public Recording atNoMoment(Function<Instant, Activity> by) {
        return new Recording(tenant, subject, activity, content, remark, idempotencyKey, other, by);
    }

    /**
     * The same request on an account where all is booked up to a position. What names no moment
     * happens right behind that: two tills that ask at once take the moment before they take their
     * turn, and whoever comes second would be said to change the past. What lies further back is by
     * a clock that runs behind; it stays where it is, as all that follows by that clock does.
     */
    public Recording behind(Position booked) {
        if (undated == null
                || Position.of(activity).compareTo(booked) >= 0
                || activity.occurredAt().plus(TURN_MAX).isBefore(booked.at())) {
            return this;
        }
        Activity behind = undated.apply(booked.at().plus(1, ChronoUnit.MICROS));
        // It may have been asked for by a number of an account that its member has left.
        return as(References.renumbered(behind, _ -> References.of(activity)));
    }

    /** The same request where its members act now. */
    public Recording at(Residence.Located place) {
        return new Recording(
                tenant,
                subject,
                place.activity(),
                content,
                remark,
                idempotencyKey,
                place.other(),
                undated);
    }

    /** The keys under which the activity is recorded, each at most once in the tenant. */
    public List<Claim> keys() {
        var keys = new ArrayList<Claim>(2);
        Document document = activity.document();
        if (document != null) {
            keys.add(new Claim(ClaimKind.DOCUMENT, document.key()));
        }
        if (idempotencyKey != null) {
            keys.add(new Claim(ClaimKind.IDEMPOTENCY_KEY, idempotencyKey));
        }
        VoucherCode code =
                activity instanceof Activity.Redemption redemption ? redemption.code() : null;
        String text = code == null ? null : code.text();
        if (code != null && text != null && code.kind() == VoucherCode.Kind.MADE) {
            keys.add(new Claim(ClaimKind.CODE, VoucherCode.key(text)));
        }
        return keys;
    }
}
