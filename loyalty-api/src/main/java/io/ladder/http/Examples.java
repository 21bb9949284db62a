package io.ladder.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the document: requests that were sent and answers that came back, as files. */
final class Examples {
    private static final String FOLDER = "/examples/";

    private final JsonMapper json = new JsonMapper();

    @Nullable Object request(String operation) {
        Object example = read(operation + ".request.json");
        return example == null ? text(operation + ".request.yaml") : example;
    }

    @Nullable Object answer(String operation) {
        return read(operation + ".answer.json");
    }

    private @Nullable Object read(String name) {
        String text = text(name);
        return text == null ? null : json.readValue(text, Object.class);
    }

    private static @Nullable String text(String name) {
        try (InputStream resource = Examples.class.getResourceAsStream(FOLDER + name)) {
            return resource == null
                    ? null
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
