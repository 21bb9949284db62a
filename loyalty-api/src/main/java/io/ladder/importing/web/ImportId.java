package io.ladder.importing.web;

import io.ladder.shared.Base32;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.UUID;

/** The ids of imports as callers see them. */
final class ImportId {
    private static final String PREFIX = "imp_";

    private ImportId() {}

    static String of(UUID id) {
        return PREFIX + Base32.ofUuid(id);
    }

    /**
     * The import of an id.
     *
     * @throws LoyaltyException {@code import_not_found} where the text is no such id
     */
    static UUID parse(String text) {
        UUID id = text.startsWith(PREFIX) ? Base32.uuid(text.substring(PREFIX.length())) : null;
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    static LoyaltyException notFound() {
        return Refusal.of(
                        ErrorCode.IMPORT_NOT_FOUND,
                        "There is no import of that id; it begins with " + PREFIX + ".")
                .asException();
    }
}
