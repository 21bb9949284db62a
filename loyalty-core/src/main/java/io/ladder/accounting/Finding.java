package io.ladder.accounting;

import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Something in the books that does not agree.
 *
 * @param account whose account it is; null where it is nobody's
 * @param record the record at fault; null where it is none alone
 * @param wallet the wallet at fault; null where it is none alone
 * @param detail what does not agree, in words
 * @param expected what it must be by what it follows from; null where there is nothing to say
 * @param found what it is
 */
public record Finding(
        FindingCode code,
        @Nullable AccountId account,
        @Nullable RecordId record,
        @Nullable String wallet,
        String detail,
        @Nullable String expected,
        @Nullable String found) {

    /** A finding about an account as a whole. */
    public static Finding of(FindingCode code, AccountId account, String detail) {
        return new Finding(code, account, null, null, detail, null, null);
    }

    /** A finding about a record. */
    public static Finding of(FindingCode code, RecordId record, String detail) {
        return new Finding(code, record.account(), record, null, detail, null, null);
    }

    /** A finding about no account. */
    public static Finding of(FindingCode code, String detail) {
        return new Finding(code, null, null, null, detail, null, null);
    }

    /** The finding in a wallet. */
    public Finding in(@Nullable String itsWallet) {
        return new Finding(code, account, record, itsWallet, detail, expected, found);
    }

    /** The finding with what it must be and what it is. */
    public Finding with(@Nullable Object must, @Nullable Object is) {
        return new Finding(code, account, record, wallet, detail, text(must), text(is));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
