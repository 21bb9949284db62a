package io.ladder.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member as a person. It is kept apart from the journal and the ledger, which
 * know only an id, so that it can be erased.
 *
 * @param phone in E.164 form
 * @param language a BCP 47 tag
 */
public record Person(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate birthDate,
        @Nullable String language) {

    /** Somebody of whom nothing personal is known. */
    public static final Person UNKNOWN = new Person(null, null, null, null, null, null);

    /** Tells nothing, so that no log does. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
