package io.ladder.programme.web;

import io.ladder.http.Text;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The header of whoever answers for a programme that is not feasible. A name is no part of a URL,
 * which logs keep.
 */
final class OverriddenBy {
    static final String HEADER = "Overridden-By";

    static final String DESCRIPTION =
            "Who answers for a version that is not feasible, by name; kept with it. Other characters"
                    + " than those of ASCII, and `%`, are percent-encoded UTF-8.";

    static final String EXAMPLE = "Grace Hopper, head of sales";

    private static final int LENGTH_MAX = 100;

    private OverriddenBy() {}

    /**
     * The name in the header; null where there is none.
     *
     * @throws LoyaltyException {@code invalid_field} where it is no name
     */
    static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String name = decoded(header).strip();
        if (name.isEmpty() || name.length() > LENGTH_MAX || !Text.Validator.storable(name, false)) {
            throw refused("has 1 to " + LENGTH_MAX + " characters, none of them for control.");
        }
        return name;
    }

    private static String decoded(String header) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(header)) {
            throw refused("is of ASCII; other characters are percent-encoded UTF-8.");
        }
        try {
            byte[] bytes =
                    UriUtils.decode(header, StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw refused("is percent-encoded UTF-8, and a % alone is written %25.");
        }
    }

    private static LoyaltyException refused(String rule) {
        return Refusal.of(ErrorCode.INVALID_FIELD, "The header " + HEADER + " " + rule)
                .with("header", HEADER)
                .asException();
    }
}
