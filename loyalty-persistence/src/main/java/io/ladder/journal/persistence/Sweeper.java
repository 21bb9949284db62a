package io.ladder.journal.persistence;

import io.ladder.access.TenantClock;
import io.ladder.journal.Activity;
import io.ladder.journal.Journal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.SideBySide;
import io.ladder.shared.persistence.Moments;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Books what time alone has brought about, so that entries and moves follow it; balances and
 * standings are right without it. It also forgets idempotency keys that have expired.
 *
 * <p>Each pass begins with holds that have lapsed: the next buyer waits for what they kept. Nobody
 * waits for the rest: while calls book by themselves through this instance, it takes one processor,
 * half of the time; else what it can get. Batches and imports do not count as such calls; they are
 * work of many, as a sweep is, and share with it.
 *
 * <p>One pass does a bounded amount of work, and the next one goes on. Several instances may sweep
 * at once: of an account that is taken twice, the second record is refused with {@code stale},
 * since nothing is due any more, and nothing is written.
 */
@Component
final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int PAGE = 1_000;
    private static final int STEP = 200;
    private static final int PAGES_MAX = 10;
    private static final int PASS_MAX = PAGE * PAGES_MAX;
    private static final int CLAIMS_MAX = 1_000;

    private final Journal journal;
    private final DueAccounts accounts;
    private final DuesByVersion versions;
    private final TenantClock clock;
    private final InstantSource time;
    private final SweepPace pace;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    Sweeper(
            Journal journal,
            DueAccounts accounts,
            DuesByVersion versions,
            TenantClock clock,
            InstantSource time,
            SweepPace pace,
            JdbcClient database,
            TransactionOperations transactions) {
        this.journal = journal;
        this.accounts = accounts;
        this.versions = versions;
        this.clock = clock;
        this.time = time;
        this.pace = pace;
        this.database = database;
        this.transactions = transactions;
    }

    @Scheduled(
            initialDelayString = "${ladder.sweeper.interval:PT5S}",
            fixedDelayString = "${ladder.sweeper.interval:PT5S}")
    void sweep() {
        try {
            while (bookDue() > PASS_MAX / 2 && !Thread.currentThread().isInterrupted()) {
                // There may be more: what a whole tenant earned in one month expires in one moment.
                LOG.debug("goes on with what is due");
            }
            forgetClaims();
        } catch (RuntimeException failure) {
            // Nothing is lost: what is due stays due until a pass has booked it.
            LOG.warn("a pass over what is due failed and will be repeated", failure);
        }
    }

    /**
     * Books what is due now, up to the bounds of a pass; tells for how many accounts it did, none
     * where it was interrupted.
     */
    int bookDue() {
        Instant now = time.instant();
        try {
            int lapsed = book(DueAccounts.What.LAPSED, now);
            return lapsed + lookAgain(now) + book(DueAccounts.What.ANYTHING, now);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Finds out when accounts are due by a version that has begun; tells for how many. */
    private int lookAgain(Instant now) throws InterruptedException {
        int found = versions.look(now, STEP);
        int looked = found;
        while (found == STEP && looked < PASS_MAX && !Thread.currentThread().isInterrupted()) {
            found = pace.step(() -> versions.look(now, STEP));
            looked += found;
        }
        return looked;
    }

    private int book(DueAccounts.What what, Instant now) throws InterruptedException {
        int taken = 0;
        var cursor = DueAccounts.Cursor.START;
        for (int page = 0; page < PAGES_MAX; page++) {
            List<DueAccounts.Due> due = accounts.page(what, now, cursor, PAGE);
            if (!due.isEmpty()) {
                // Few are one step anyway, and too short a time to see whether anybody books.
                taken += due.size() > STEP && pace.isQuiet() ? bookBoth(due) : bookBetween(due);
                cursor = DueAccounts.Cursor.after(due.getLast());
            }
            if (due.size() < PAGE || Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return taken;
    }

    /** Rests after each step, for the sake of those who wait for others. */
    private int bookBetween(List<DueAccounts.Due> due) throws InterruptedException {
        int booked = 0;
        for (int from = 0; from < due.size(); from += STEP) {
            var step = due.subList(from, Math.min(due.size(), from + STEP));
            booked += pace.step(() -> book(step));
        }
        return booked;
    }

    /** Each is of another account, so neither half waits for the other. */
    private int bookBoth(List<DueAccounts.Due> due) throws InterruptedException {
        int middle = due.size() / 2;
        return SideBySide.work(
                () -> book(due.subList(0, middle)),
                () -> book(due.subList(middle, due.size())),
                Integer::sum);
    }

    private int book(List<DueAccounts.Due> due) {
        var recordings = new ArrayList<Recording>(due.size());
        for (DueAccounts.Due each : due) {
            Instant now = clock.now(each.tenant()).truncatedTo(ChronoUnit.MICROS);
            recordings.add(
                    new Recording(
                            each.tenant(), each.subject(), new Activity.Due(now), "due", null));
        }
        try {
            List<Recorded> results = journal.recordAll(recordings);
            int booked = 0;
            for (int index = 0; index < results.size(); index++) {
                if (!(results.get(index) instanceof Recorded.Refused(Refusal refusal))) {
                    booked++;
                } else if (refusal.code() != ErrorCode.STALE) {
                    skip(due.get(index), refusal.detail());
                }
            }
            return booked;
        } catch (RuntimeException failure) {
            // One account that cannot be read must not keep the others from what is theirs.
            if (due.size() == 1) {
                skip(due.getFirst(), failure.toString());
                return 0;
            }
            return book(due.subList(0, due.size() / 2))
                    + book(due.subList(due.size() / 2, due.size()));
        }
    }

    private static void skip(DueAccounts.Due due, String why) {
        LOG.warn("what is due in account {} is not booked: {}", due.account().value(), why);
    }

    /** Forgets keys that have expired, up to a number; another instance may be at it too. */
    int forgetClaims() {
        Integer forgotten =
                transactions.execute(_ ->
                        database.sql(
                                        """
                                        delete from claim
                                        where (tenant_id, kind, value) in (
                                            select tenant_id, kind, value from claim
                                            where expires_at <= ?
                                            order by expires_at limit ?
                                            for update skip locked)
                                        """)
                                .param(Moments.written(time.instant()))
                                .param(CLAIMS_MAX)
                                .update());
        return forgotten == null ? 0 : forgotten;
    }
}
