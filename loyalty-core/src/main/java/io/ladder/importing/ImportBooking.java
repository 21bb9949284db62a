package io.ladder.importing;

import io.ladder.earning.RecordPurchases;
import io.ladder.earning.Sale;
import io.ladder.importing.ImportMapping.Field;
import io.ladder.importing.MappedLine.BadLine;
import io.ladder.importing.MappedLine.Sold;
import io.ladder.journal.Journal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.SideBySide;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Books the purchases of a file of one tenant. */
final class ImportBooking {
    private static final Duration BUSY_PAUSE = Duration.ofMillis(500);

    private static final Comparator<Sold> BY_MEMBER_AND_TIME =
            Comparator.comparing(ImportBooking::memberOf)
                    .thenComparing(ImportBooking::momentOf)
                    .thenComparing(sold -> sold.sale().document());

    /** Which field of a mapping a refusal is about, where it is about one. */
    private static final Map<ErrorCode, Field> FIELDS =
            Map.of(
                    ErrorCode.AMOUNT_OUT_OF_RANGE, Field.AMOUNT,
                    ErrorCode.CURRENCY_MISMATCH, Field.AMOUNT,
                    ErrorCode.IDEMPOTENCY_KEY_REUSED, Field.DOCUMENT_NUMBER,
                    ErrorCode.MEMBER_BLOCKED, Field.MEMBER,
                    ErrorCode.MEMBER_CLOSED, Field.MEMBER,
                    ErrorCode.OCCURRED_IN_FUTURE, Field.OCCURRED_AT);

    private final RecordPurchases purchases;
    private final TenantId tenant;

    ImportBooking(RecordPurchases purchases, TenantId tenant) {
        this.purchases = purchases;
        this.tenant = tenant;
    }

    /** How many purchases were booked, how many were there before, and what was refused. */
    record Result(long booked, long repeated, List<BadLine> bad) {}

    private static String memberOf(Sold sold) {
        return sold.sale().buyer() instanceof Subject.Enrolled enrolled
                ? enrolled.identity().value()
                : "";
    }

    private static Instant momentOf(Sold sold) {
        Instant at = sold.sale().occurredAt();
        return at == null ? Instant.MAX : at;
    }

    /**
     * Books purchases, those of a member in the order in which they happened. Different members are
     * booked side by side.
     *
     * @param going asked before each batch, and in each pause; false ends the booking
     * @return null where it ended before all was booked
     */
    @Nullable Result book(List<Sold> window, BooleanSupplier going) throws InterruptedException {
        var sold = new ArrayList<>(window);
        sold.sort(BY_MEMBER_AND_TIME);
        int middle = middle(sold);
        return SideBySide.<@Nullable Tally, @Nullable Result>work(
                () -> tally(sold.subList(0, middle), going),
                () -> tally(sold.subList(middle, sold.size()), going),
                (first, second) -> first == null || second == null ? null : first.with(second));
    }

    /** About half of them, without parting the purchases of a member. */
    private static int middle(List<Sold> sold) {
        int middle = sold.size() / 2;
        while (middle > 0 && memberOf(sold.get(middle)).equals(memberOf(sold.get(middle - 1)))) {
            middle--;
        }
        return middle;
    }

    private @Nullable Tally tally(List<Sold> sold, BooleanSupplier going)
            throws InterruptedException {
        var tally = new Tally();
        for (int from = 0; from < sold.size(); from += Journal.BATCH_MAX) {
            List<Sold> batch = sold.subList(from, Math.min(sold.size(), from + Journal.BATCH_MAX));
            if (!bookPatiently(batch, going, tally)) {
                return null;
            }
        }
        return tally;
    }

    private static final class Tally {
        private long booked;
        private long repeated;
        private final List<BadLine> bad = new ArrayList<>();

        Result with(Tally other) {
            bad.addAll(other.bad);
            return new Result(booked + other.booked, repeated + other.repeated, bad);
        }
    }

    /** Tries again while the journal is busy or away: no line is bad because of that. */
    private boolean bookPatiently(List<Sold> batch, BooleanSupplier going, Tally tally)
            throws InterruptedException {
        List<Sold> left = batch;
        while (going.getAsBoolean()) {
            left = book(left, tally);
            if (left.isEmpty()) {
                return true;
            }
            Thread.sleep(BUSY_PAUSE);
        }
        return false;
    }

    /** Books what it can, and gives back what the journal is too busy for. */
    private List<Sold> book(List<Sold> batch, Tally tally) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the worker is to end");
        }
        List<Sale> sales = batch.stream().map(Sold::sale).toList();
        List<Recorded> results = purchases.record(tenant, sales);
        var left = new ArrayList<Sold>();
        for (int index = 0; index < batch.size(); index++) {
            switch (results.get(index)) {
                case Recorded.Booked booked -> {
                    if (booked.replayed()) {
                        tally.repeated++;
                    } else {
                        tally.booked++;
                    }
                }
                case Recorded.Refused(Refusal refusal) -> {
                    if (refusal.code() == ErrorCode.BUSY) {
                        left.add(batch.get(index));
                    } else {
                        tally.bad.add(wrong(batch.get(index).line(), refusal));
                    }
                }
            }
        }
        return left;
    }

    static BadLine wrong(long line, Refusal refusal) {
        Field field = FIELDS.get(refusal.code());
        return new BadLine(line, field == null ? MappedLines.LINE : field.text(), refusal.detail());
    }
}
