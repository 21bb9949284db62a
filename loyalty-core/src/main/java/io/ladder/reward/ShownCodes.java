package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How far codes that are shown are used, by the clock and not by what is booked already. */
final class ShownCodes {
    private final Journal journal;
    private final CodeHolds holds;

    ShownCodes(Journal journal, CodeHolds holds) {
        this.journal = journal;
        this.holds = holds;
    }

    /** What stands in the way of showing a code once more. */
    enum Use {
        /** Nothing. */
        FREE,
        /** Somebody holds it who may yet give it back. */
        HELD,
        /** It was used as often as it may be. */
        USED
    }

    /** How a code stands at a moment. */
    Use use(TenantId tenant, CodePools.Found code, Instant now) {
        // The counter first: what is booked in between makes a code look used, never free.
        long used = journal.used(tenant, CodeDesk.counterOf(code.text()));
        int uses = code.batch().uses();
        if (used < uses) {
            return Use.FREE;
        }
        CodeHolds.Count held = holds.of(tenant, code.reward(), code.text(), now);
        if (used - held.lapsed() < uses) {
            return Use.FREE;
        }
        return used - held.booked() < uses ? Use.HELD : Use.USED;
    }

    /**
     * Books that holds of a code have lapsed, which the journal would do by itself soon after;
     * whoever shows the code now does not wait for that.
     */
    void release(TenantId tenant, CodePools.Found code, Instant now) {
        List<Subject.OfAccount> holders = holds.lapsed(tenant, code.reward(), code.text(), now);
        if (!holders.isEmpty()) {
            var due = new Activity.Due(now.truncatedTo(ChronoUnit.MICROS));
            // Where others did so a moment before, nothing is due any more, and nothing is booked.
            journal.recordAll(
                    holders.stream()
                            .map(holder -> new Recording(tenant, holder, due, "due", null))
                            .toList());
        }
    }
}
