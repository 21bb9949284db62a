package io.ladder.shared;

import org.jspecify.annotations.Nullable;

/**
 * Where a record stands in the journal: its account and its number there. Purchases, returns,
 * redemptions and evidence go by this id, so that the id alone leads to the row.
 *
 * @param sequence from 1, without gaps within an account
 */
public record RecordId(AccountId account, long sequence) implements Comparable<RecordId> {
    /** The longest text that {@link #toString} makes. */
    public static final int TEXT_LENGTH_MAX = 39;

    public RecordId {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " is below 1");
        }
    }

    @Override
    public int compareTo(RecordId other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : Long.compare(sequence, other.sequence);
    }

    /** Crockford's base 32: 26 characters of account, then the sequence without leading zeros. */
    @Override
    public String toString() {
        return Base32.ofUuid(account.value()) + Base32.ofNumber(sequence);
    }

    /** Reads what {@link #toString} wrote, or null where the text is no such id. */
    public static @Nullable RecordId parse(String text) {
        if (text.length() <= Base32.UUID_LENGTH || text.length() > TEXT_LENGTH_MAX) {
            return null;
        }
        var uuid = Base32.uuid(text.substring(0, Base32.UUID_LENGTH));
        long sequence = Base32.number(text.substring(Base32.UUID_LENGTH));
        return uuid == null || sequence < 1 ? null : new RecordId(new AccountId(uuid), sequence);
    }
}
