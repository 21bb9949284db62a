package io.ladder.programme.web;

import io.ladder.config.Mistake;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "A mistake in a programme file, and where")
record MistakeResponse(
        int line,
        int column,
        @Schema(description = "The field, as a JSON pointer") String path,
        String detail,
        @Schema(description = "What may have been meant") @Nullable String suggestion,
        @Schema(description = "Of several files the one; absent where there is but one")
                @Nullable String file) {

    static List<MistakeResponse> of(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake ->
                        new MistakeResponse(
                                mistake.line(),
                                mistake.column(),
                                mistake.path(),
                                mistake.detail(),
                                mistake.suggestion(),
                                mistake.file()))
                .toList();
    }
}
