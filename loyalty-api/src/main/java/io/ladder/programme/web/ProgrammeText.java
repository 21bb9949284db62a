package io.ladder.programme.web;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the text of a programme file as it was sent. */
final class ProgrammeText {
    static final String YAML = "application/yaml";

    private ProgrammeText() {}

    /**
     * The text.
     *
     * @param file null for an empty one, which has mistakes as any other may
     */
    static String of(byte @Nullable [] file) {
        if (file == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException broken) {
            throw Refusal.of(ErrorCode.MALFORMED_REQUEST, "A programme file is written in UTF-8.")
                    .asException();
        }
    }
}
