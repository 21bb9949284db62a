package io.ladder.accounting;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.ledger.Movement;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened in a wallet within a period. What time has brought by now counts, whether or
 * not it is booked: a statement of a month does not depend on when the books were brought up to
 * date.
 *
 * <p>Refuses: {@code busy} where the account changes faster than it can be read.
 */
@UseCase
public final class ReadStatement {
    private static final int TRIES_MAX = 5;

    private final Journal journal;
    private final Programmes programmes;
    private final LedgerEntries entries;

    public ReadStatement(Journal journal, Programmes programmes, LedgerEntries entries) {
        this.journal = journal;
        this.programmes = programmes;
        this.entries = entries;
    }

    /**
     * A period of a wallet.
     *
     * @param from its first moment
     * @param until the first moment after it
     */
    public record Period(String wallet, Instant from, Instant until) {
        public Period {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a period ends after it begins");
            }
        }
    }

    /**
     * A page of a statement. What is due but not booked comes behind the last of what is booked.
     *
     * @param after the page begins after this entry; null for the first page
     * @param limit how many booked entries at most, 1 to {@link io.ladder.shared.Page#LIMIT_MAX}
     */
    public Statement read(
            TenantId tenant,
            Subject.OfAccount member,
            Period period,
            LedgerEntries.@Nullable EntryId after,
            int limit) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            var extract =
                    entries.extract(
                            tenant,
                            member.account(),
                            period.wallet,
                            period.from,
                            period.until,
                            after,
                            limit);
            List<Movement> due = due(tenant, member, period, extract.newest());
            if (due != null) {
                return statement(tenant, member, period, extract, due, limit);
            }
        }
        throw Refusal.of(ErrorCode.BUSY, "The account changes too fast; try again.").asException();
    }

    private Statement statement(
            TenantId tenant,
            Subject.OfAccount member,
            Period period,
            LedgerEntries.Extract extract,
            List<Movement> due,
            int limit) {
        var lines = new ArrayList<>(booked(tenant, member, extract.entries()));
        int booked = lines.size();
        Statement.Balance opening = extract.opening();
        Statement.Balance closing = extract.closing();
        for (Movement movement : due) {
            closing = closing.plus(movement);
            if (movement.at().isBefore(period.from)) {
                opening = opening.plus(movement);
            } else if (booked < limit) {
                lines.add(new Statement.Line(null, 0, movement));
            }
        }
        return new Statement(opening, closing, lines, booked);
    }

    private List<Statement.Line> booked(
            TenantId tenant, Subject.OfAccount member, List<LedgerEntries.EntryId> ids) {
        Map<RecordId, JournalRecord> records =
                journal.find(
                        tenant,
                        ids.stream()
                                .map(entry -> new RecordId(member.account(), entry.sequence()))
                                .distinct()
                                .toList());
        return ids.stream()
                .map(entry -> {
                    var id = new RecordId(member.account(), entry.sequence());
                    JournalRecord record = Objects.requireNonNull(records.get(id));
                    return new Statement.Line(
                            record,
                            entry.ordinal(),
                            record.outcome().movements().get(entry.ordinal()));
                })
                .toList();
    }

    /**
     * What time has brought by the end of the period or by now, but nobody has booked; null where
     * the account is no longer what it was.
     */
    private @Nullable List<Movement> due(
            TenantId tenant, Subject.OfAccount member, Period period, @Nullable RecordId newest) {
        AccountState state = journal.state(tenant, member.account());
        if (state == null || newest == null) {
            return state == null && newest == null ? List.of() : null;
        } else if (state.sequence() != newest.sequence()) {
            return null;
        }
        Instant now = programmes.now(tenant).truncatedTo(ChronoUnit.MICROS);
        Instant last = period.until.minus(1, ChronoUnit.MICROS);
        Instant by = last.isBefore(now) ? last : now;
        Instant due = state.nextDueAt();
        if (due == null || due.isAfter(by) || by.isBefore(state.position().at())) {
            // A version that began meanwhile moves no points by itself.
            return List.of();
        }
        var passing = new Recording(tenant, member, new Activity.Due(by), "due", null);
        JournalRecord preview = journal.preview(passing, false).orThrow().record();
        return preview.id().sequence() != newest.sequence() + 1
                ? null
                : preview.outcome().movements().stream()
                        .filter(movement -> movement.wallet().equals(period.wallet))
                        .toList();
    }
}
