package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import io.ladder.tier.Ladder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fixes a member's rung until a moment, or lets evidence decide again.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code rung_not_found}, {@code
 * invalid_field} where the end is not in the future, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class PinRung {
    private final Journal journal;
    private final Programmes programmes;

    public PinRung(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /** What to fix, and how long. */
    public record Pin(String rung, Instant until) {}

    /**
     * Pins or unpins.
     *
     * @param scheme the ladder's id; null for the programme's first ladder
     * @param pin null to let evidence decide again
     */
    public Recorded.Booked pin(
            Call call, Subject member, @Nullable String scheme, @Nullable Pin pin, Why why) {
        Instant at = Occurrence.of(null, programmes.now(call.tenant()));
        if (pin != null && !pin.until().isAfter(at)) {
            throw Refusal.at(ErrorCode.INVALID_FIELD, "/until", "A pin ends in the future.")
                    .asException();
        }
        String ladder = ladder(call.tenant(), scheme);
        Activity activity =
                pin == null
                        ? new Activity.RungUnpin(at, ladder, why.code())
                        : new Activity.RungPin(at, ladder, pin.rung(), pin.until(), why.code());
        String content =
                Content.of("pin")
                        .with("scheme", scheme)
                        .with("rung", pin == null ? null : pin.rung())
                        .with("until", pin == null ? null : pin.until())
                        .with("reason", why.words())
                        .with("reason_code", why.code())
                        .toString();
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        member,
                        activity,
                        content,
                        why.words(),
                        call.idempotencyKey()));
    }

    private String ladder(TenantId tenant, @Nullable String scheme) {
        return programmes.inForce(tenant).ladders().stream()
                .map(Ladder::id)
                .filter(id -> scheme == null || id.equals(scheme))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.RUNG_NOT_FOUND, "The programme has no such ladder.")
                                .asException());
    }
}
