package io.ladder.key.web;

import io.ladder.shared.Base32;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of keys as callers see them; they open nothing. */
final class KeyId {
    private static final String PREFIX = "key_";

    private KeyId() {}

    static String of(UUID id) {
        return PREFIX + Base32.ofUuid(id);
    }

    /** The key of an id, or null where the text is none. */
    static @Nullable UUID read(String text) {
        return text.startsWith(PREFIX) ? Base32.uuid(text.substring(PREFIX.length())) : null;
    }

    /**
     * The key of an id.
     *
     * @throws LoyaltyException {@code key_not_found} where the text is no such id
     */
    static UUID parse(String text) {
        UUID id = read(text);
        if (id == null) {
            throw Refusal.of(
                            ErrorCode.KEY_NOT_FOUND,
                            "There is no key of that id; it begins with " + PREFIX + ".")
                    .asException();
        }
        return id;
    }
}
