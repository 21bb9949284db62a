package io.ladder.accounting;

import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the books when it was made: the records that a tenant had booked between two
 * positions of the journal, and what those records said. Each seal holds the digest of the one
 * before, so that none can be changed, left out or put in without all that follow it. Whoever can
 * write everything can make the whole chain anew: a digest kept elsewhere tells.
 *
 * @param number from 1, without gaps within a tenant
 * @param from all records of the tenant behind this position
 * @param to up to this position are in the seal
 * @param records in the order of their positions
 * @param moved what the entries of the records come to
 * @param lots what the entries of the records did to lots
 * @param counted what the records did to shared counters
 * @param former the digest of the seal before; {@link #NONE} before the first
 * @param digest of all that
 */
public record Seal(
        TenantId tenant,
        long number,
        long from,
        long to,
        List<SealedRecord> records,
        List<Moved> moved,
        List<Lots> lots,
        List<Counted> counted,
        String former,
        String digest) {
    /** How many records a seal has at most. */
    public static final int RECORDS_MAX = 1_000;

    /** The digest of nothing. */
    public static final String NONE = "0".repeat(64);

    public Seal {
        records = List.copyOf(records);
        moved = List.copyOf(moved);
        lots = List.copyOf(lots);
        counted = List.copyOf(counted);
        if (records.isEmpty() || records.size() > RECORDS_MAX || from >= to) {
            throw new IllegalArgumentException("a seal has 1 to " + RECORDS_MAX + " records");
        }
    }

    /**
     * A record as it was sealed.
     *
     * @param activity the SHA-256 of what it is, in hexadecimal digits
     * @param effects the SHA-256 of its entries and moves
     */
    public record SealedRecord(RecordId id, String activity, String effects) {}

    /**
     * Points that went from one place to another.
     *
     * @param month in the time zone of the programme, such as {@code 2026-01}
     * @param corrected whether a correction gave or took them, and no rule
     */
    public record Moved(
            String wallet, String month, String from, String to, boolean corrected, long points) {}

    /**
     * Points that came to lots, or left them.
     *
     * @param lastMonth the month in which the lots have their last moment, in the time zone of the
     *     programme, such as {@code 2026-01}; null where they never expire
     * @param from where the movement took its points
     * @param to where it brought them
     * @param points what the lots have more for it, below 0 for less
     */
    public record Lots(
            String wallet, @Nullable String lastMonth, String from, String to, long points) {
        /** As many points of the same. */
        public Lots of(long number) {
            return new Lots(wallet, lastMonth, from, to, number);
        }
    }

    /** By how much records changed a shared counter. */
    public record Counted(String key, long count) {}

    /** What a seal is made of. */
    public record Contents(
            long from,
            long to,
            List<SealedRecord> records,
            List<Moved> moved,
            List<Lots> lots,
            List<Counted> counted) {}

    /** Where a chain of seals has come to. */
    public record Head(long number, long to, String digest) {
        /** Before the first seal. */
        public static final Head START = new Head(0, 0, NONE);

        /** The seal that comes next. */
        public Seal next(TenantId tenant, Contents contents) {
            return with(tenant, contents, with(tenant, contents, NONE).computedDigest());
        }

        private Seal with(TenantId tenant, Contents contents, String itsDigest) {
            return new Seal(
                    tenant,
                    number + 1,
                    contents.from,
                    contents.to,
                    contents.records,
                    contents.moved,
                    contents.lots,
                    contents.counted,
                    digest,
                    itsDigest);
        }
    }

    /** Where the chain has come to with this seal. */
    public Head head() {
        return new Head(number, to, digest);
    }

    /** The digest that it must have. */
    public String computedDigest() {
        var text = new StringBuilder("seal 1\n");
        text.append(tenant.value()).append('\n');
        text.append(number).append(' ').append(from).append(' ').append(to).append('\n');
        text.append(former).append('\n');
        for (SealedRecord record : records) {
            text.append(record.id).append(' ').append(record.activity).append(' ');
            text.append(record.effects).append('\n');
        }
        for (Moved each : moved) {
            text.append(each.month).append(' ').append(each.from).append(' ').append(each.to);
            text.append(each.corrected ? " corrected " : " ").append(each.points);
            text.append(' ').append(each.wallet).append('\n');
        }
        for (Lots each : lots) {
            text.append(each.lastMonth == null ? "never" : each.lastMonth).append(' ');
            text.append(each.from).append(' ').append(each.to).append(" lots ");
            text.append(each.points).append(' ').append(each.wallet).append('\n');
        }
        for (Counted each : counted) {
            text.append(each.count).append(' ').append(each.key).append('\n');
        }
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
