package io.ladder.key.web;

import io.ladder.http.PublicId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of keys as callers see them; they open nothing. */
final class KeyId {
    private KeyId() {}

    static String of(UUID id) {
        return PublicId.ofKey(id);
    }

    /** The key of an id, or null where the text is none. */
    static @Nullable UUID read(String text) {
        return PublicId.key(text);
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
                            "There is no key of that id; it begins with key_.")
                    .asException();
        }
        return id;
    }
}
