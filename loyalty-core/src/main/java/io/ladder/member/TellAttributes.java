package io.ladder.member;

import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rules may know of a member from a moment on.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_closed}, {@code invalid_field} for what the
 * programme does not know of members, {@code occurred_in_future}, {@code idempotency_key_reused},
 * {@code busy}.
 */
@UseCase
public final class TellAttributes {
    private final Journal journal;
    private final Programmes programmes;

    public TellAttributes(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Tells them; the others stay as they are.
     *
     * @param taken the names of those that no longer hold; none of them among {@code told}
     * @param occurredAt null for now
     */
    public Recorded.Booked tell(
            Call call,
            Subject member,
            Attributes told,
            List<String> taken,
            @Nullable Instant occurredAt) {
        var activity =
                new AttributeChange(
                        Occurrence.of(occurredAt, programmes.now(call.tenant())), told, taken);
        Content content = Content.of("attributes").with("at", occurredAt);
        told.write(content);
        taken.forEach(name -> content.with("taken", name));
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        member,
                        activity,
                        content.toString(),
                        call.idempotencyKey()));
    }
}
