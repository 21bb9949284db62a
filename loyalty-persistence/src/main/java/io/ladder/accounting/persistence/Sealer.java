package io.ladder.accounting.persistence;

import io.ladder.accounting.BookChecks.Standing;
import io.ladder.accounting.Seal;
import io.ladder.accounting.Seal.SealedRecord;
import io.ladder.journal.Programmes;
import io.ladder.shared.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals what has been booked, a minute later or once it fills a range: no purchase waits for it.
 * One pass seals a bounded number of records, and the next one goes on. Of several instances one at
 * a time is at it.
 */
@Component
final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** What all instances lock; any number that nobody else locks. */
    static final long LOCK = 0x4c41_4444_4552_5345L;

    /** How many positions are sealed in one go. */
    static final int POSITIONS_MAX = 10_000;

    private static final int RANGES_MAX = 20;

    private final SettledPositions positions;
    private final RecordHashes hashes;
    private final MonthlySums sums;
    private final SealRows seals;
    private final Programmes programmes;
    private final SealPatience patience;
    private final InstantSource time;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    /** Up to here there is nothing left to seal. */
    private long emptyTo;

    /** The seals go up to here, or did: where they go less far, they were taken away. */
    private long knownTo;

    Sealer(
            SettledPositions positions,
            RecordHashes hashes,
            MonthlySums sums,
            SealRows seals,
            Programmes programmes,
            SealPatience patience,
            InstantSource time,
            JdbcClient database,
            TransactionOperations transactions) {
        this.positions = positions;
        this.hashes = hashes;
        this.sums = sums;
        this.seals = seals;
        this.programmes = programmes;
        this.patience = patience;
        this.time = time;
        this.database = database;
        this.transactions = transactions;
    }

    @Scheduled(
            initialDelayString = "${ladder.sealer.interval:PT5S}",
            fixedDelayString = "${ladder.sealer.interval:PT5S}")
    void work() {
        try {
            sealAll();
        } catch (RuntimeException failure) {
            // Nothing is lost: what is not sealed is sealed by the next pass.
            LOG.warn("a pass of sealing failed and will be repeated", failure);
        }
    }

    /**
     * Seals what is settled and has waited long enough, up to the bounds of a pass; tells how many
     * records.
     */
    synchronized int sealAll() {
        long settled = positions.settled();
        long from = sealedTo();
        long until = patience.until(from, settled);
        int sealed = 0;
        for (int range = 0; range < RANGES_MAX && from < until; range++) {
            Range next = next(from, Math.min(until, from + POSITIONS_MAX));
            Integer more = transactions.execute(_ -> seal(next));
            if (more == null || more < 0 || Thread.currentThread().isInterrupted()) {
                break;
            }
            from = next.to;
            emptyTo = from;
            knownTo = more > 0 ? from : knownTo;
            sealed += more;
        }
        return sealed;
    }

    /**
     * A range of positions with the calendars of its tenants, which need a connection of their own.
     */
    private record Range(
            long from,
            long to,
            Map<TenantId, List<Standing>> records,
            Map<TenantId, MonthlySums.Calendar> calendars) {}

    private Range next(long from, long to) {
        Map<TenantId, List<Standing>> records = transactions.execute(_ -> hashes.between(from, to));
        var calendars = new HashMap<TenantId, MonthlySums.Calendar>();
        var found = records == null ? Map.<TenantId, List<Standing>>of() : records;
        for (TenantId tenant : found.keySet()) {
            calendars.put(tenant, MonthlySums.Calendar.of(programmes, tenant));
        }
        return new Range(from, to, found, calendars);
    }

    /** Up to where there is nothing left to seal. */
    private long sealedTo() {
        Long found = transactions.execute(_ -> seals.sealedTo());
        long sealedTo = found == null ? 0 : found;
        if (sealedTo < knownTo) {
            // For all to be made anew.
            emptyTo = 0;
        }
        knownTo = sealedTo;
        return Math.max(sealedTo, emptyTo);
    }

    /**
     * Seals a range, and tells how many records; negative where another instance is at it, or what
     * lies before has lost its seals.
     */
    private int seal(Range range) {
        boolean alone =
                database.sql("select pg_try_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query(Boolean.class)
                        .single();
        long sealedTo = seals.sealedTo();
        if (!alone || sealedTo > range.from || sealedTo < knownTo) {
            return -1;
        }
        int sealed = 0;
        for (Map.Entry<TenantId, List<Standing>> of : range.records.entrySet()) {
            seal(of.getKey(), of.getValue(), range);
            sealed += of.getValue().size();
        }
        return sealed;
    }

    private void seal(TenantId tenant, List<Standing> records, Range range) {
        Seal.Head head = seals.head(tenant, Long.MAX_VALUE);
        MonthlySums.Calendar calendar = range.calendars.get(tenant);
        if (calendar == null) {
            throw new IllegalStateException("no calendar of tenant " + tenant.value());
        }
        long from = range.from;
        for (int first = 0; first < records.size(); first += Seal.RECORDS_MAX) {
            int last = Math.min(records.size(), first + Seal.RECORDS_MAX);
            long to = last == records.size() ? range.to : records.get(last - 1).position();
            List<SealedRecord> part = new ArrayList<>();
            records.subList(first, last).forEach(each -> part.add(each.record()));
            Seal seal =
                    head.next(
                            tenant,
                            new Seal.Contents(
                                    from,
                                    to,
                                    part,
                                    sums.of(tenant, calendar, part),
                                    sums.lots(tenant, calendar, part),
                                    sums.counted(tenant, part)));
            seals.write(seal, time.instant());
            head = seal.head();
            from = to;
        }
    }
}
